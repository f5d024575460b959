"""The rows of publicity.csv: how long a penalty is shown, by regime and gravity."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache

from cases.law import tables


class Gravity(StrEnum):
    """轻微, 一般, 严重."""

    LIGHT = "light"
    GENERAL = "general"
    SEVERE = "severe"


@dataclass(frozen=True, slots=True)
class PublicityRow:
    """A row of publicity.csv; which regime applies is chosen by the day of the decision.

    sub: what of a class the row is for: "sector" (重点领域), "limit" (限制), "final" (吊销等); empty = the rest of the class.
    min_months: after so many months an early end may be asked for; None: there is none to ask for (`early_end` false).
    until_restriction_over: neither ends before the restriction itself is over.
    anchor: the day the period starts, "publication" or "decision".
    """

    code: str
    regime: str
    gravity: Gravity
    sub: str
    article: str
    published: bool
    early_end: bool
    min_months: int | None
    max_months: int
    until_restriction_over: bool
    anchor: str
    valid_from: date
    valid_to: date | None


Rows = tuple[PublicityRow, ...]


@cache
def publicity_rows() -> Rows:
    """All rows of publicity.csv."""
    return tuple(_row(row) for row in tables.read("publicity"))


publicity_on = tables.by_day(publicity_rows)


@lru_cache(maxsize=2048)
def light_rows(day: date | None) -> Rows:
    """The row of a light penalty."""
    return tuple(row for row in publicity_on(day) if row.gravity is Gravity.LIGHT)


@lru_cache(maxsize=4096)
def rows_of(subs: frozenset[str], day: date | None) -> Rows:
    """The rows of a penalty that is not light: all severe ones that it meets, else the general one (信用修复办法 art. 6(2))."""
    rows = publicity_on(day)
    severe = tuple(row for row in rows if row.gravity is Gravity.SEVERE and row.sub in subs)
    general = [row for row in rows if row.gravity is Gravity.GENERAL]
    met = tuple(row for row in general if row.sub in subs)
    return severe or met or tuple(row for row in general if not row.sub)


def regime_of(decided_on: date) -> str | None:
    """The regime that governs a decision of this day."""
    return next((row.regime for row in publicity_on(decided_on)), None)


@cache
def later_regime(day: date) -> date | None:
    """The first day of the regime after the one of this day; None if there is none."""
    return min((row.valid_from for row in publicity_rows() if row.valid_from > day), default=None)


def _months(text: str) -> int | None:
    return int(text) if text else None


def _row(row: tables.Row) -> PublicityRow:
    validity = tables.Validity.of(row)
    return PublicityRow(
        code=row["code"],
        regime=row["regime"],
        gravity=Gravity(row["class"]),
        sub=row["sub"],
        article=row["article"],
        published=row["published"] == "yes",
        early_end=row["early_end"] == "yes",
        min_months=_months(row["min_months"]),
        max_months=int(row["max_months"]),
        until_restriction_over=row["until_restriction_over"] == "yes",
        anchor=row["anchor"],
        valid_from=validity.valid_from,
        valid_to=validity.valid_to,
    )
