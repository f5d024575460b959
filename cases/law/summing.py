"""The sums that follow from what is stated line by line: they take the place of the sums, and never contradict them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from cases.law.amounts import gains_of, received_for, unsold_of, value_of
from cases.law.errors import FactsError
from cases.law.fact_labels import LABELS
from cases.law.fact_types import Facts
from cases.law.money import to_yuan
from cases.law.wording import yuan


def worked_out(facts: Facts) -> Facts:
    """The facts with the sums that follow from the lines of goods and from what came in and off, of each act."""
    if facts.acts:
        return replace(facts, acts=tuple(map(worked_out, facts.acts)))
    if not facts.lines and facts.gains is None:
        return facts
    sums: dict[str, Any] = {}
    if facts.lines:
        parts = {"goods_value": value_of, "unsold_value": unsold_of, "sales_amount": received_for}
        sums |= {name: work_out(facts.lines) for name, work_out in parts.items()}
    if facts.gains is not None:
        sums["illegal_gains"] = gains_of(facts.gains, facts.decided_on)
    found = {name: _as_stated(name, getattr(facts, name), amount) for name, amount in sums.items()}
    return replace(facts, **found)


def _as_stated(name: str, stated: int | None, found: int | None) -> Any:
    """What was worked out. A sum that is stated beside it must be the same."""
    if stated is None or found is None:
        return stated if found is None else found
    if stated != found:
        told = f"{LABELS[name]}{yuan(stated)}与按明细计算的{yuan(found)}不一致，请核对（可以不填，由系统计算）"
        raise FactsError(name, told, f"{to_yuan(stated)} is stated, {to_yuan(found)} follows from the details; leave it open")
    return found
