"""重点领域: the fields of products whose penalties are shown longer (公示规定 art. 14(1); sectors.csv)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from cases.law import tables
from cases.law.conduct import conducts, is_food
from cases.law.fact_types import Facts, Product
from cases.law.truth import Truth, any_of


@dataclass(frozen=True, slots=True)
class Sector:
    """A row of sectors.csv; `sector` is a product of the facts, and of the items that are of it alone."""

    sector: str
    valid_from: date
    valid_to: date | None


@cache
def sectors() -> tuple[Sector, ...]:
    """All rows of sectors.csv."""
    return tuple(_row(row) for row in tables.read("sectors"))


@cache
def sectors_on(day: date | None) -> frozenset[str]:
    """The fields on a day."""
    return frozenset(row.sector for row in tables.on_day(sectors(), day))


def in_sector(facts: Facts, day: date | None) -> Truth:
    """Is it a case of such a field by the rules of the day, by its product or by what the item punishes?

    None if unknown or contradictory.
    """
    if facts.acts:
        return any_of(in_sector(act, day) for act in facts.acts)
    names, food = sectors_on(day), is_food(facts)
    if food and Product.FOOD in names:
        return True
    if facts.product in names or any(_of_field(code, names) for code in facts.conduct):
        return True
    unknown = facts.product is None or (food is None and facts.product is not Product.FOOD)
    return None if unknown else False


def _of_field(code: str, names: frozenset[str]) -> bool:
    products = conducts()[code].products
    return bool(products) and products <= names


def _row(row: tables.Row) -> Sector:
    validity = tables.Validity.of(row)
    return Sector(row["sector"], validity.valid_from, validity.valid_to)
