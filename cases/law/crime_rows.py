"""The rows of thresholds.csv and grades.csv: from where a violation is a suspected crime."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from cases.law import tables
from cases.law.fact_types import Facts
from cases.law.goods import Goods
from cases.law.money import to_fen
from cases.law.truth import Truth, all_of, any_of, reaches

_YUAN = frozenset({"sales", "unsold", "weighted", "gains", "direct_loss"})


@dataclass(frozen=True, slots=True)
class Threshold:
    """A row of thresholds.csv. `at_least` is fen for money, else a count; any row of a crime suffices."""

    code: str
    crime: str
    article: str
    name_zh: str
    name_en: str
    subject: str
    product: str
    measure: str
    factor: int
    at_least: int
    substances: frozenset[str]
    role: str
    certain: bool
    text_zh: str
    valid_from: date
    valid_to: date | None

    def met(self, facts: Facts, goods: Goods) -> Truth:
        """Do the facts reach this row? None while a fact it needs is unknown."""
        wanted = [_MEASURES[self.measure](self, facts, goods)]
        wanted += [self._substance(facts)] if self.substances else []
        wanted += [self._acted(facts)] if self.role else []
        return all_of(wanted)

    def _substance(self, facts: Facts) -> Truth:
        return None if facts.substance is None else facts.substance in self.substances

    def _acted(self, facts: Facts) -> Truth:
        return None if facts.role is None else facts.role == self.role

    def shown_by_role(self, facts: Facts) -> bool:
        """The party is known to be one whom this row speaks of."""
        return self.role != "" and facts.role == self.role

    def asks(self, facts: Facts) -> tuple[str, ...]:
        """The facts whose absence leaves this row open. Nobody is asked about a role that nothing hints at."""
        if self.role and facts.role is None:
            return ()
        wanted = [_FACTS.get(self.measure, self.measure)]
        if self.measure == "weighted":
            wanted.append("unsold_value")
        wanted += ["substance"] if self.substances else []
        return tuple(name for name in wanted if getattr(facts, name) is None)


@dataclass(frozen=True, slots=True)
class Grade:
    """A row of grades.csv: a higher range of punishment, reported to the police with the transfer."""

    code: str
    crime: str
    article: str
    measure: str
    at_least: int
    text_zh: str
    valid_from: date
    valid_to: date | None

    def met(self, facts: Facts, goods: Goods) -> bool:
        amount = goods.sales.least if self.measure == "sales" else facts.illegal_gains
        return amount is not None and amount >= self.at_least


@cache
def thresholds(crime: str) -> tuple[Threshold, ...]:
    """The rows of one crime, of all times."""
    return tuple(_threshold(r) for r in tables.read("thresholds") if r["crime"] == crime)


@lru_cache(maxsize=8192)
def thresholds_on(crime: str, day: date | None) -> tuple[Threshold, ...]:
    """Those that are law on a day."""
    return tables.on_day(thresholds(crime), day)


@cache
def crimes(subject: str) -> tuple[str, ...]:
    """The crimes of one subject, "party" or "official", in the order of the table."""
    return tuple(dict.fromkeys(r["crime"] for r in tables.read("thresholds") if r["subject"] == subject))


@cache
def grades(crime: str) -> tuple[Grade, ...]:
    """The ranges of one crime, the highest last within a measure."""
    return tuple(_grade(r) for r in tables.read("grades") if r["crime"] == crime)


Measure = Callable[[Threshold, Facts, Goods], Truth]


def _count(name: str) -> Measure:
    return lambda row, facts, goods: reaches(getattr(facts, name), row.at_least)


def _harm(row: Threshold, facts: Facts, goods: Goods) -> Truth:
    return any_of((facts.harm, reaches(facts.deaths, 1), reaches(facts.serious_injuries, 1)))


_MEASURES: dict[str, Measure] = {
    "sales": lambda row, facts, goods: goods.sales.reaches(row.at_least),
    "unsold": lambda row, facts, goods: goods.unsold.reaches(row.at_least),
    "weighted": lambda row, facts, goods: goods.weighted(row.factor).reaches(row.at_least),
    "gains": _count("illegal_gains"),
    "deaths": _count("deaths"),
    "serious_injuries": _count("serious_injuries"),
    "direct_loss": _count("direct_loss"),
    "harm": _harm,
    "substance": lambda row, facts, goods: True,
}
_FACTS = {"sales": "sales_amount", "unsold": "unsold_value", "weighted": "sales_amount", "gains": "illegal_gains"}


def _threshold(row: tables.Row) -> Threshold:
    validity = tables.Validity.of(row)
    least = row["at_least"] or "0"
    return Threshold(
        code=row["code"],
        crime=row["crime"],
        article=row["article"],
        name_zh=row["name_zh"],
        name_en=row["name_en"],
        subject=row["subject"],
        product=row["product"],
        measure=row["measure"],
        factor=int(row["factor"] or 1),
        at_least=to_fen(least) if row["measure"] in _YUAN else int(least),
        substances=frozenset(row["substances"].split("|")) if row["substances"] else frozenset(),
        role=row["role"],
        certain=row["certain"] == "yes",
        text_zh=row["text_zh"],
        valid_from=validity.valid_from,
        valid_to=validity.valid_to,
    )


def _grade(row: tables.Row) -> Grade:
    validity = tables.Validity.of(row)
    return Grade(
        row["code"],
        row["crime"],
        row["article"],
        row["measure"],
        to_fen(row["at_least"]),
        row["text_zh"],
        validity.valid_from,
        validity.valid_to,
    )
