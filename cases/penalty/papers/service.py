"""Form 50: proof of service (PP81-83)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cases.base.documents import Issue, paper
from cases.base.pdf import Block, Field, Fields, Notes, Signatures, Style, Table
from cases.base.pdf import Column as Col
from cases.intake.papers.common import Content, LegalForm, in_chinese, names, signature
from cases.penalty.papers import reads

MANNERS = {
    "left": "受送达人或者其成年亲属、收件人员拒绝接收的，可以留置送达；须有见证人签名，或者以照片、录像记录送达过程。",
    "electronic": "电子送达须经受送达人同意，以到达受送达人特定系统的日期为送达日期。",
    "post": "邮寄送达的，以回执上注明的收件日期为送达日期。",
    "entrusted": "委托送达的，以受送达人在送达回证上签收的日期为送达日期。",
    "public_notice": "公告送达的，自发出公告之日起满三十日，即视为送达。",
}

# what proves the service is not a signature on this form
UNSIGNED = frozenset({"left", "electronic", "post", "public_notice"})


@paper("penalty")
class ServiceReceipt(LegalForm):
    """50 送达回证: what was served on whom, when, how and by whom.

    Needs `service` (the row). Lists with the served document what the same act issued to be served with it, and what
    else is `enclosed` (papers of another procedure).
    Takes `place`, `witness`, `remarks`, `signature` (digest of the stored image of the receiver's signature).
    """

    form = "50"
    style = Style.FORM
    article = "PP81, PP82"
    needs = {"service": "送达记录"}
    states = {
        "papers": "送达文书",
        "party": "受送达人",
        "served_on": "送达日期",
        "mode_name": "送达方式",
        "receiver": "收件人",
        "servers": "送达人",
    }

    def collect(self, issue: Issue) -> dict[str, Any]:
        case, service, given = issue.subject, issue.given["service"], issue.given
        papers = [*reads.served_together(service.document), *given.get("enclosed", ())]
        return {
            "case_number": case.number,
            "cause": case.cause,
            "party": case.party.name,
            "address": case.party.address,
            "papers": [{"title": paper.title, "reference": paper.reference} for paper in papers],
            "served_on": service.served_on,
            "mode": service.mode,
            "mode_name": service.get_mode_display(),
            "receiver": service.receiver,
            "servers": service.servers,
            "proof": service.proof,
            "place": given.get("place", ""),
            "witness": given.get("witness", ""),
            "remarks": given.get("remarks", ""),
            "signature": given.get("signature", ""),
        }

    def compose(self, content: Content) -> Sequence[Block]:
        rows = [(str(n), paper["title"], paper["reference"], "1") for n, paper in enumerate(content["papers"], 1)]
        optional = (("送达地点", "place"), ("送达凭证", "proof"), ("备注", "remarks"))
        witness = [signature("见证人", name=content["witness"])] if content["witness"] or content["mode"] == "left" else []
        receiver = [] if content["mode"] in UNSIGNED else [signature("收件人", image=content["signature"])]
        return [
            Fields(
                [
                    Field("案号", content["case_number"]),
                    Field("案由", content["cause"]),
                    Field("受送达人", content["party"]),
                    Field("受送达人地址", content["address"]),
                ]
            ),
            Table([Col("序号", 1, "center"), Col("送达文书", 4), Col("文号", 5), Col("份数", 1, "center")], rows),
            Fields(
                [
                    Field("送达日期", in_chinese(content["served_on"]), wide=False),
                    Field("送达方式", content["mode_name"], wide=False),
                    Field("收件人", content["receiver"], wide=False),
                    Field("送达人", names([content["servers"]]), wide=False),
                    *(Field(zh, content[key]) for zh, key in optional if content[key]),
                ]
            ),
            Signatures([*receiver, signature("送达人", name=content["servers"], on=content["served_on"]), *witness]),
            *([Notes([MANNERS[content["mode"]]])] if content["mode"] in MANNERS else []),
        ]
