"""The rows of bands.csv: which fine for which circumstances."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cache

from cases.law import tables
from cases.law.fact_types import Facts, Party, Role
from cases.law.goods import Goods
from cases.law.money import times_down, times_up, to_fen
from cases.law.truth import Truth


class Base(StrEnum):
    """What a fine is counted from: a fixed range, a sum, no fine at all, or another norm's range."""

    FIXED = "fixed"
    GOODS = "goods"
    GAINS = "gains"
    HELPER_INCOME = "helper_income"
    PERSON_INCOME = "person_income"
    NONE = "none"
    LIGHTER = "lighter"


@dataclass(frozen=True, slots=True)
class Circumstances:
    """The facts that choose a row, with what is derived from them."""

    facts: Facts
    goods: Goods
    serious: Truth

    @property
    def is_person(self) -> Truth:
        """Is a person punished, not a unit? (产品质量法 art. 57 fines both, differently.)"""
        if self.facts.role is Role.PERSON or self.facts.party is Party.NATURAL_PERSON:
            return True
        return None if self.facts.party is None and self.facts.role is None else False


@dataclass(frozen=True, slots=True)
class BandRow:
    """A row of bands.csv. Sums in fen; `low` and `high` are fen for a fixed range, else multiples."""

    conduct: str
    case: str
    article: str
    role: str
    party: str
    beside: str
    goods_from: int | None
    goods_below: int | None
    gains: str
    refused: str
    serious: str
    base: Base
    low: Fraction
    high: Fraction
    must_fine: bool
    measures: tuple[str, ...]
    valid_from: date
    valid_to: date | None

    def open_facts(self, c: Circumstances) -> tuple[str, ...] | None:
        """The facts that must still be known for this row to be the one; None if it cannot be."""
        missing = []
        for fact, truth in self._conditions(c):
            if truth is False:
                return None
            if truth is None:
                missing.append(fact)
        return tuple(missing)

    def _conditions(self, c: Circumstances) -> Iterator[tuple[str, Truth]]:
        if self.goods_from is not None:
            yield "goods_value", True if c.goods.at_least >= self.goods_from else _known(c.goods, False)
        if self.goods_below is not None:
            yield "goods_value", False if c.goods.at_least >= self.goods_below else _known(c.goods, True)
        for column, fact, truth in _CONDITIONS:
            wanted = getattr(self, column)
            if wanted:
                yield fact, truth(c, wanted)

    def range_of(self, c: Circumstances) -> tuple[int, int] | None:
        """Lowest and highest fine in fen, rounded up and down; None if the base is unknown."""
        if self.base in (Base.FIXED, Base.NONE):
            return int(self.low), int(self.high)
        amount = _BASES[self.base](c)
        return None if amount is None else (times_up(amount, self.low), times_down(amount, self.high))


@cache
def band_rows(conduct: str) -> tuple[BandRow, ...]:
    """All rows for a kind of conduct, of all times."""
    return tuple(_band_row(r) for r in tables.read("bands") if r["conduct"] == conduct)


def _known(goods: Goods, answer: bool) -> Truth:
    return None if goods.value is None else answer


def _is(value: bool | None, wanted: str) -> Truth:
    return None if value is None else value == (wanted == "yes")


def _role(c: Circumstances, wanted: str) -> Truth:
    role = c.facts.role
    if role is None:
        return None
    return role != wanted[1:] if wanted.startswith("!") else role == wanted


def _beside(c: Circumstances, wanted: str) -> Truth:
    """`!X`: the person's fine follows some other breach than X alone; `X`: it follows X alone."""
    others = set(c.facts.conduct) & set(_food_breaches())
    alone = others == {wanted.lstrip("!")}
    return not alone if wanted.startswith("!") else alone


@cache
def _food_breaches() -> frozenset[str]:
    return frozenset(r["conduct"] for r in tables.read("bands") if r["conduct"].startswith("FSL"))


def _gains(c: Circumstances, wanted: str) -> Truth:
    gains = c.facts.illegal_gains
    return None if gains is None else (gains > 0) == (wanted == "some")


_CONDITIONS: tuple[tuple[str, str, Callable[[Circumstances, str], Truth]], ...] = (
    ("role", "role", _role),
    ("party", "party", lambda c, wanted: _is(c.is_person, "yes" if wanted == "person" else "no")),
    ("beside", "conduct", _beside),
    ("gains", "illegal_gains", _gains),
    ("refused", "refused_to_correct", lambda c, wanted: _is(c.facts.refused_to_correct, wanted)),
    ("serious", "serious", lambda c, wanted: _is(c.serious, wanted)),
)

_BASES: dict[Base, Callable[[Circumstances], int | None]] = {
    Base.GOODS: lambda c: c.goods.value,
    Base.GAINS: lambda c: c.facts.illegal_gains,
    Base.HELPER_INCOME: lambda c: c.facts.helper_income,
    Base.PERSON_INCOME: lambda c: c.facts.person_income,
    Base.LIGHTER: lambda c: None,
}

BASE_FACTS = {
    Base.GOODS: "goods_value",
    Base.GAINS: "illegal_gains",
    Base.HELPER_INCOME: "helper_income",
    Base.PERSON_INCOME: "person_income",
    Base.LIGHTER: "conduct",
}


def _band_row(row: tables.Row) -> BandRow:
    base, validity = Base(row["base"]), tables.Validity.of(row)
    low, high = (_factor(row[x], base) for x in ("min", "max"))
    return BandRow(
        conduct=row["conduct"],
        case=row["case"],
        article=row["article"],
        role=row["role"],
        party=row["party"],
        beside=row["with"],
        goods_from=_sum(row["goods_from"]),
        goods_below=_sum(row["goods_below"]),
        gains=row["gains"],
        refused=row["refused"],
        serious=row["serious"],
        base=base,
        low=low,
        high=high,
        must_fine=row["fine"] == "must",
        measures=tuple(row["measures"].split("+")) if row["measures"] else (),
        valid_from=validity.valid_from,
        valid_to=validity.valid_to,
    )


def _sum(text: str) -> int | None:
    return to_fen(text) if text else None


def _factor(text: str, base: Base) -> Fraction:
    if not text:
        return Fraction(0)
    return Fraction(to_fen(text)) if base is Base.FIXED else Fraction(text)
