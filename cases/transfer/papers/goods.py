"""The list of goods (24), the record of where they went (52), and what the party is told when they go along (6)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cases.base.documents import Issue, paper
from cases.base.pdf import Block, Column, Field, Fields, Para, Signatures, Style, Table
from cases.intake.papers.common import Content, LegalForm, copies, in_chinese, seal, signature, you
from cases.transfer.models import Transfer
from cases.transfer.selectors import members_of

_COLUMNS = (
    Column("序号", 0.6, "center"),
    Column("名称", 2.2),
    Column("规格型号", 1.6),
    Column("数量", 1.2, "center"),
    Column("状态", 1.6),
)


def goods_of(transfer: Transfer) -> list[list[str]]:
    """The rows of the list."""
    rows = transfer.goods.order_by("position")
    return [[str(r.position), r.name, r.spec, r.quantity, r.state] for r in rows]


@paper("transfer")
class GoodsList(LegalForm):
    """24 场所/设施/财物清单: of the goods that go to the police; says so where there are none.

    Takes `received_by` and `handed_over_on` at the handing over.
    """

    form = "24"
    style = Style.FORM
    article = "T310-6, T310-12"
    states = {"number": "移送编号", "party": "当事人"}

    def collect(self, issue: Issue) -> dict[str, Any]:
        row = issue.subject
        return {
            "number": row.number,
            "party": row.party.name,
            "police": row.police,
            "goods": goods_of(row),
            "members": [m.name for m in members_of(row)],
            "received_by": issue.given.get("received_by", ""),
            "handed_over_on": issue.given.get("handed_over_on"),
        }

    def compose(self, content: Content) -> Sequence[Block]:
        goods = content["goods"]
        handed = content["handed_over_on"]
        return [
            Fields(
                [Field("移送编号", content["number"]), Field("当事人", content["party"]), Field("接受机关", content["police"])]
            ),
            *([Table(_COLUMNS, goods)] if goods else [Para("本案没有需要移交的涉案物品。")]),
            *([Para(f"上述物品和案件材料已于{in_chinese(handed)}移交，交接清楚。")] if handed else []),
            Signatures([*(signature(name) for name in content["members"]), signature("接收人", name=content["received_by"])]),
        ]


@paper("transfer")
class GoodsRecord(LegalForm):
    """52 涉案物品处理记录: what became of the goods of the case: they went to the police. Two officers and who took over sign."""

    form = "52"
    style = Style.FORM
    article = "T310-4, T310-12"
    needs = {"handed_over_on": "移交日期", "received_by": "接收人"}
    states = {"number": "移送编号", "party": "当事人", "police": "接受机关"}

    def collect(self, issue: Issue) -> dict[str, Any]:
        row = issue.subject
        return {
            "number": row.number,
            "case_number": row.case.number,
            "cause": row.case.cause,
            "party": row.party.name,
            "police": row.police,
            "goods": goods_of(row),
            "members": [m.name for m in members_of(row)],
            "received_by": issue.given["received_by"],
            "handed_over_on": issue.given["handed_over_on"],
        }

    def compose(self, content: Content) -> Sequence[Block]:
        goods = content["goods"]
        return [
            Fields(
                [Field("移送编号", content["number"]), Field("案号", content["case_number"]), Field("案由", content["cause"])]
            ),
            Fields([Field("当事人", content["party"]), Field("接受机关", content["police"])]),
            *([Table(_COLUMNS, goods)] if goods else [Para("本案没有需要移交的涉案物品，移交的是案件材料。")]),
            Para(
                f"处理方式：依据《行政执法机关移送涉嫌犯罪案件的规定》第十二条的规定，于{in_chinese(content['handed_over_on'])}"
                f"移交{content['police']}，由{content['received_by']}接收。"
            ),
            Para("处理人签名：", indent=0),
            Signatures([*(signature(name) for name in content["members"]), signature("接收人", name=content["received_by"])]),
        ]


@paper("transfer")
class GoodsNotice(LegalForm):
    """6 查封/扣押物品移送告知书 (CE21): the party is told that its seized goods went to the police, to whom and when.

    Needs `seizure`, the number of the decision under which they were seized, and `seized_on`: nothing else is told on it.
    """

    form = "6"
    style = Style.RED_HEAD
    article = "CE21, T310-12"
    needs = {
        "handed_over_on": "移交日期",
        "received_by": "接收人",
        "seizure": "实施行政强制措施决定书文号",
        "seized_on": "查封、扣押日期",
    }
    states = {"police": "接受机关", "addressee": "当事人"}

    def collect(self, issue: Issue) -> dict[str, Any]:
        row = issue.subject
        party = self.party(row.party, issue)
        return {
            "addressee": party["name"],
            "party": party,
            "cause": row.case.cause,
            "police": row.police,
            "handed_over_on": issue.given["handed_over_on"],
            "seizure": issue.given["seizure"],
            "seized_on": issue.given["seized_on"],
            "number": row.number,
            "goods": goods_of(row),
        }

    def compose(self, content: Content) -> Sequence[Block]:
        goods = content["goods"]
        what = "涉案物品（见下表）和案件材料" if goods else "案件材料（本案没有需要移交的涉案物品）"
        return [
            *_seized(content),
            Para(
                f"{you(content['party'])}“{content['cause']}”涉嫌犯罪，本局已依法移送{content['police']}处理。依据《中华人民共和国"
                "行政强制法》第二十一条和《行政执法机关移送涉嫌犯罪案件的规定》第十二条的规定，"
                f"本局已于{in_chinese(content['handed_over_on'])}将{what}一并移交该机关，特此告知。"
            ),
            *([Table(_COLUMNS, goods)] if goods else []),
            copies(),
            seal(content),
        ]


def _seized(content: Content) -> list[Block]:
    """Which measure had taken the goods; papers of before this was asked name none."""
    if not content.get("seizure"):
        return []
    return [
        Para(
            f"{in_chinese(content['seized_on'])}，本局根据《实施行政强制措施决定书》（{content['seizure']}）对"
            f"{you(content['party'])}的有关财物实施了查封、扣押（清单编号：{content['number']}）。"
        )
    ]
