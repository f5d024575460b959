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
    "left": "受送达人或者其同住成年家属拒绝签收的，载明拒收事由和日期，由送达人、见证人签名或者以其他方式确认；"
    "或者采取拍照、录像等方式记录送达过程。",
    "electronic": "电子送达须经受送达人同意并签订送达地址确认书，以到达受送达人特定系统的日期为送达日期。",
    "post": "邮寄送达的，以回执上注明的收件日期为送达日期。",
    "entrusted": "委托、转交送达的，以受送达人的签收日期为送达日期。",
    "public_notice": "公告送达的，自公告发布之日起经过三十日，即视为送达；须载明原因和经过。",
}
# a box to be signed: what is written into it is written by hand
_TO_SIGN, _DAY = "（签名或者盖章）", "　　　年　　月　　日"


@paper("penalty")
class ServiceReceipt(LegalForm):
    """50 送达回证: what was served on whom, when, how and by whom.

    Needs `service` (the row). Lists with the served document what the same act issued to be served with it, and what
    else is `enclosed` (papers of another procedure).
    Takes `place`, `relation` of the receiver, `refusal`, `witness`, `scan` (of the signed slip), `remarks`, `signature` (digest
    of the stored image of the receiver's signature). A box for which nothing is recorded stays empty, to be signed.
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
            "relation": given.get("relation", ""),
            "refusal": given.get("refusal", ""),
            "witness": given.get("witness", ""),
            "scan": given.get("scan", ""),
            "remarks": given.get("remarks", ""),
            "signature": given.get("signature", ""),
        }

    def compose(self, content: Content) -> Sequence[Block]:
        rows = [(str(n), paper["title"], paper["reference"], "1") for n, paper in enumerate(content["papers"], 1)]
        image = [Signatures([signature("收件人", image=content["signature"])])] if content["signature"] else []
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
                    Field("送达时间", in_chinese(content["served_on"]), wide=False),
                    Field("送达方式", content["mode_name"], wide=False),
                    Field("送达地点", content["place"]),
                    Field("收件人", content["receiver"], wide=False),
                    Field("与受送达人关系", content.get("relation", ""), wide=False),
                    _signed("收件人签收"),
                    Field("送达人", names([content["servers"]])),
                    _signed("送达人签名", wide=False),
                    _signed("送达人签名", wide=False),
                    Field("拒收事由和日期", content.get("refusal", ""), min_lines=2),
                    *([Field("见证人", content["witness"])] if content["witness"] else []),
                    _signed("见证人签名"),
                    Field("送达凭证", content["proof"], wide=False),
                    Field("签收回证扫描件", content.get("scan", ""), wide=False),
                    Field("备注", content["remarks"]),
                ]
            ),
            *image,
            *([Notes([MANNERS[content["mode"]]])] if content["mode"] in MANNERS else []),
        ]


def _signed(who: str, *, wide: bool = True) -> Field:
    return Field(who, f"{_TO_SIGN}{'　' * 7 if wide else chr(10)}{_DAY}", wide=wide, min_lines=2)
