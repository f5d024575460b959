"""Grounds for no or a lower penalty (行政处罚法 arts 30 to 33): what they mean for this decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from cases.law import tables
from cases.law.fact_types import Facts
from cases.law.finding import Reason


@dataclass(frozen=True, slots=True)
class ExemptionRow:
    """A row of no_penalty.csv. `effect`: must_not, may_not (punish), lighten, or mitigate."""

    code: str
    article: str
    ground: str
    effect: str
    text_zh: str
    valid_from: date
    valid_to: date | None


@cache
def exemption_rows() -> tuple[ExemptionRow, ...]:
    """All rows of no_penalty.csv."""
    return tuple(_row(row) for row in tables.read("no_penalty"))


def exemptions(facts: Facts) -> tuple[ExemptionRow, ...]:
    """The grounds that these facts state, by the law of the decision."""
    rows = tables.on_day(exemption_rows(), facts.step_day)
    return tuple(row for row in rows if getattr(facts.grounds, row.ground))


def exemption_reasons(facts: Facts) -> tuple[Reason, ...]:
    """One sentence for each ground stated, and a warning where a penalty is proposed all the same."""
    punished = facts.penalty is not None and bool(facts.penalty.all_kinds)
    return tuple(
        Reason(
            "bands",
            row.article,
            f"{row.text_zh}。" + ("现拟给予处罚，应当重新审查。" if punished and row.effect == "must_not" else ""),
        )
        for row in exemptions(facts)
    )


def _row(row: tables.Row) -> ExemptionRow:
    validity = tables.Validity.of(row)
    return ExemptionRow(
        row["code"], row["article"], row["ground"], row["effect"], row["text_zh"], validity.valid_from, validity.valid_to
    )
