"""What a law no longer punishes, or never did, though an item names it (scopes.csv): 不认为是违法的 (行政处罚法 37)."""

from __future__ import annotations

from cases.law import tables
from cases.law.fact_types import Facts
from cases.law.finding import Reason


def out_of_scope(code: str, facts: Facts) -> Reason | None:
    """Why this conduct is no offence on these facts, by the law of the act or a milder one in force when it was decided."""
    for row in tables.read("scopes"):
        if code not in row["conduct"].split("|") or not getattr(facts, row["fact"]):
            continue
        begins = tables.Validity.of(row).valid_from
        if facts.act_day is not None and facts.act_day >= begins:
            return Reason("bands", row["article"], f"{row['text_zh']}；不属于该项违法行为。")
        if facts.decided_on is not None and facts.decided_on >= begins:
            text = f"{row['text_zh']}；作出决定时的法律不认为是违法，不予处罚。"
            return Reason("bands", f"行政处罚法第三十七条；{row['article']}", text)
    return None
