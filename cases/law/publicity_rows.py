"""The rows of publicity.csv: how long a penalty is shown, by regime and gravity."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from cases.law import tables


class Gravity(StrEnum):
    """轻微, 一般, 严重."""

    LIGHT = "light"
    GENERAL = "general"
    SEVERE = "severe"


@dataclass(frozen=True, slots=True)
class PublicityRow:
    """A row of publicity.csv; which regime applies is chosen by the day of the decision.

    Months; `min_months` None: no early end (severe) or no minimum to wait for (light). `anchor` is the day
    the period starts: "publication" or "decision".
    """

    regime: str
    gravity: Gravity
    article: str
    published: bool
    min_months: int | None
    min_months_food: int | None
    max_months: int
    anchor: str
    valid_from: date
    valid_to: date | None


@cache
def publicity_rows() -> tuple[PublicityRow, ...]:
    """All rows of publicity.csv."""
    return tuple(_row(row) for row in tables.read("publicity"))


def publicity_row(gravity: Gravity, *, decided_on: date) -> PublicityRow | None:
    """The row that governs a decision of this day; None before the first regime on record."""
    rows = tables.in_force(publicity_rows(), decided_on)
    return next((row for row in rows if row.gravity is gravity), None)


def regime_of(decided_on: date) -> str | None:
    """The regime that governs a decision of this day."""
    row = publicity_row(Gravity.GENERAL, decided_on=decided_on)
    return row.regime if row else None


def _months(text: str) -> int | None:
    return int(text) if text else None


def _row(row: tables.Row) -> PublicityRow:
    validity = tables.Validity.of(row)
    return PublicityRow(
        regime=row["regime"],
        gravity=Gravity(row["class"]),
        article=row["article"],
        published=row["published"] == "yes",
        min_months=_months(row["min_months"]),
        min_months_food=_months(row["min_months_food"]),
        max_months=int(row["max_months"]),
        anchor=row["anchor"],
        valid_from=validity.valid_from,
        valid_to=validity.valid_to,
    )
