"""Heavy kinds of penalty: 较重行政处罚 for the blacklist (令44 art. 2), 严重 for publicity (令45 arts 13, 14)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from cases.law import tables
from cases.law.fact_types import Kind


@dataclass(frozen=True, slots=True)
class HeavyKind:
    """A row of severe_kinds.csv; `severe` names the rows of publicity.csv that show it, by their `sub`."""

    code: str
    kind: Kind
    article: str
    heavy: bool
    severe: str
    text_zh: str
    valid_from: date
    valid_to: date | None


@cache
def heavy_kinds() -> tuple[HeavyKind, ...]:
    """All rows of severe_kinds.csv."""
    return tuple(_row(row) for row in tables.read("severe_kinds"))


heavy_kinds_on = tables.by_day(heavy_kinds)


def _row(row: tables.Row) -> HeavyKind:
    validity = tables.Validity.of(row)
    return HeavyKind(
        row["code"],
        Kind(row["kind"]),
        row["article"],
        row["heavy"] == "yes",
        row["severe"],
        row["text_zh"],
        validity.valid_from,
        validity.valid_to,
    )
