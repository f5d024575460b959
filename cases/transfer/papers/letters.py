"""The report to the head (X1) and the letter to the police with its return slip (5)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cases.base.documents import Issue, paper
from cases.base.models import Act
from cases.base.pdf import Block, Field, Fields, Heading, Para, Signatures, Style
from cases.base.roles import Role
from cases.intake.papers.common import (
    Content,
    LegalForm,
    in_chinese,
    names,
    numbered,
    paragraphs,
    party_block,
    party_cells,
    seal,
    signature,
)
from cases.penalty.papers import reads
from cases.penalty.papers.citing import cite
from cases.penalty.papers.investigation import contact_block
from cases.transfer.enclosures import enclosures
from cases.transfer.models import Transfer
from cases.transfer.selectors import members_of

_T310 = "《行政执法机关移送涉嫌犯罪案件的规定》"


def crimes_of(transfer: Transfer) -> list[str]:
    """The crimes with what reaches their threshold, as the law engine said when the flag was raised."""
    return [f"{crime['crime']}：{crime['reason']}" for crime in transfer.crimes]


def suspected(transfer: Transfer) -> str:
    return "、".join(crime["crime"] for crime in transfer.crimes)


def approved_as(transfer: Transfer) -> str:
    """In which capacity it was approved: T310-5 knows the head and whoever presides in the head's place."""
    act = Act.objects.filter(stream=transfer.stream_key, verb="transfer.approve").order_by("-pk").first()
    if act is None:
        return ""
    return "正职负责人" if act.actor_role == Role.BH else "主持工作的负责人"


def _worded(crime: str) -> str:
    """A line of `crimes_of` with its article as a paper cites it."""
    article, between, reason = crime.partition("：")
    return f"{cite(article)}{between}{reason}"


def _articles(crimes: str) -> str:
    return "、".join(cite(article) for article in crimes.split("、"))


@paper("transfer")
class SuspicionReport(LegalForm):
    """X1 涉嫌犯罪案件情况调查报告 (T310-5): facts and evidence, which crime, why it is to be sent. Needs nothing given."""

    form = "X1"
    style = Style.FORM
    article = "T310-5, T310-6"
    states = {"facts_text": "涉嫌犯罪事实和证据", "grounds_text": "移送理由和依据", "members": "专案组成员"}

    def collect(self, issue: Issue) -> dict[str, Any]:
        row = issue.subject
        return {
            "number": row.number,
            "case_number": row.case.number,
            "cause": row.case.cause,
            "party": self.party(row.party, issue),
            "crimes": crimes_of(row),
            "facts_text": row.facts_text,
            "grounds_text": row.grounds_text,
            "members": [m.name for m in members_of(row)],
            "reported_on": row.reported_on,
        }

    def compose(self, content: Content) -> Sequence[Block]:
        return [
            Fields(
                [Field("移送编号", content["number"]), Field("案号", content["case_number"]), Field("案由", content["cause"])]
            ),
            party_cells(content["party"]),
            Heading("一、涉嫌的罪名及追诉标准"),
            *numbered([_worded(crime) for crime in content["crimes"]]),
            Heading("二、涉嫌犯罪的事实和证据"),
            *paragraphs(content["facts_text"]),
            Heading("三、移送的理由和依据"),
            *paragraphs(content["grounds_text"]),
            Para("专案组成员签名：", indent=0),
            Signatures([signature(name, on=content["reported_on"]) for name in content["members"]]),
        ]


@paper("transfer")
class TransferLetter(LegalForm):
    """5 涉嫌犯罪案件移送书 (T310-6) to the police of the same level, copied to the procuratorate, with the return slip."""

    form = "5"
    style = Style.RED_HEAD
    article = "T310-6, FD15"
    states = {"police": "接受的公安机关", "procuratorate": "抄送的人民检察院", "papers": "随案材料", "facts_text": "涉嫌犯罪事实"}

    def collect(self, issue: Issue) -> dict[str, Any]:
        row = issue.subject
        return {
            "addressee": row.police,
            "police": row.police,
            "procuratorate": row.procuratorate,
            "party": self.party(row.party, issue),
            "cause": row.case.cause,
            "suspected": suspected(row),
            "facts_text": row.facts_text,
            "papers": row.papers,
            "enclosures": enclosures(row, row.papers),
            "goods": row.goods.count(),
            "approved_by": names([row.approved_by]) if row.approved_by else "",
            "approved_as": approved_as(row),
            "decided_on": row.decided_on,
            "contact": {"name": names(members_of(row)), "phone": reads.setting("contact.phone", issue.bureau, issue.on)},
        }

    def compose(self, content: Content) -> Sequence[Block]:
        goods = "涉案物品清单随案移送，物品待贵局立案后依法办理移交。" if content["goods"] else "本案没有需要移交的涉案物品。"
        return [
            Para(
                f"本局在查处“{content['cause']}”过程中发现，当事人的行为涉嫌{_articles(content['suspected'])}规定的犯罪。"
                f"依据《中华人民共和国行政处罚法》第二十七条和{_T310}第三条、第五条、第六条的规定，"
                f"经本局{content.get('approved_as') or '主要负责人'}{content['approved_by']}于"
                f"{in_chinese(content['decided_on'])}批准，现将该案移送贵局审查。"
            ),
            party_block(content["party"]),
            Heading("涉嫌犯罪的事实"),
            *paragraphs(content["facts_text"]),
            Heading("随案材料"),
            *numbered(content.get("enclosures") or content["papers"]),
            Para(goods),
            Para(
                f"请贵局依据{_T310}第七条、第八条的规定，在回执上签字，并自接受之日起三日内作出立案或者不予立案的决定，"
                "书面通知本局；不予立案的，请说明理由并退回案卷材料。"
            ),
            *(contact_block(content) if "contact" in content else []),
            Para(f"抄送：{content['procuratorate']}。"),
            seal(content),
            Heading("送达回执"),
            Para(f"{content['authority']}：本机关已收到你局移送的上述案件及材料。"),
            Signatures([signature("接收人"), signature("公安机关（盖章）")]),
        ]
