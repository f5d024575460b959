"""What goes back to the buyers and is not confiscated (PL28(2)), and what is to be ordered back before the decision (PP57)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from cases.base.pdf import Block, Para
from cases.intake.papers.common import Content
from cases.penalty.models import PenaltyCase, parts_of
from cases.penalty.papers import reads
from cases.penalty.papers.amounts import in_both
from cases.penalty.papers.wording import title_of


def refunds_of(case: PenaltyCase, content: Any, on: date) -> list[dict[str, Any]]:
    """Of each act whose gains were given back in part or wholly: the gains and that part, as the facts of the day have them."""
    return list(_refunds(case, content, on))


def _refunds(case: PenaltyCase, content: Any, on: date) -> Iterator[dict[str, Any]]:
    for part in parts_of(content):
        found = reads.refunded(case, part.conduct, on)
        if found is not None and ("confiscate_gains" in part.kinds or found[0] <= found[1]):
            yield {"conduct": title_of(part.conduct), "gains": found[0], "refunded": found[1]}


def refund_blocks(content: Content, who: str = "当事人") -> list[Block]:
    """The sum that was given back, and why it is not confiscated; nothing in papers issued before it was kept."""
    rows = content.get("refunds") or []
    return [Para(_refund(row, f"{who}{row['conduct'] if len(rows) > 1 else ''}")) for row in rows]


def _refund(row: Content, whose: str) -> str:
    return (
        f"{whose}的违法所得为{in_both(row['gains'])}，其中已经依法退赔{in_both(row['refunded'])}，"
        "依据《中华人民共和国行政处罚法》第二十八条第二款的规定，不予没收。"
    )


def order_blocks(content: Content, who: str) -> list[Block]:
    """拟责令退还的数额 (PP57, PP59): told with the penalty, where overpaid prices go back before the decision."""
    if not content.get("refund"):
        return []
    return [
        Para(
            f"依据《中华人民共和国价格法》第四十一条、《价格违法行为行政处罚规定》第十六条和《市场监督管理行政处罚程序规定》"
            f"第五十七条、第五十九条的规定，本局拟在作出行政处罚决定前责令{who}退还多收价款{in_both(content['refund'])}；"
            "拒不退还或者逾期未退还的部分，依法予以没收。"
        )
    ]
