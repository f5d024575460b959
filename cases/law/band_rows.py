"""From the items of law to bands: which fine for which circumstances."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cache, lru_cache

from cases.law import tables
from cases.law.conditions import Circumstances, Condition, conditions_of
from cases.law.conduct import conducts
from cases.law.items import Base, Item, Step, When
from cases.law.money import round_down, round_up


@dataclass(frozen=True, slots=True)
class BandRow:
    """A range for some circumstances. Sums in fen; `low` and `high` are fen for a fixed range, else multiples of the base.

    `floor`: a smaller base counts as this; `most`: the fine is capped at this sum (0: not capped).
    """

    item: str
    article: str
    conditions: tuple[Condition, ...]
    base: Base
    low: Fraction
    high: Fraction
    floor: int
    most: int
    must_fine: bool
    steps: tuple[Step, ...]
    valid_from: date
    valid_to: date | None

    def open_facts(self, c: Circumstances) -> tuple[str, ...] | None:
        """The facts that must still be known for this row to be the one; None if it cannot be."""
        missing = []
        for condition in self.conditions:
            fact, truth = condition.test(c)
            if truth is False:
                return None
            if truth is None:
                missing += fact.split("|")
        return tuple(missing)

    def amount(self, c: Circumstances) -> int | None:
        """What the multiples are counted from, in fen."""
        amount = _BASES[self.base](c) if self.base in _BASES else None
        return None if amount is None else max(amount, self.floor)

    def exact(self, c: Circumstances) -> tuple[Fraction, Fraction] | None:
        """Lowest and highest fine before any rounding, in fen; None if the base is unknown."""
        if self.base in (Base.FIXED, Base.NONE):
            return self.low, self.high
        amount = self.amount(c)
        if amount is None:
            return None
        high = amount * self.high
        return amount * self.low, min(high, Fraction(self.most)) if self.most else high

    def range_of(self, c: Circumstances) -> tuple[int, int] | None:
        """Lowest and highest fine in fen, rounded up and down; None if the base is unknown."""
        found = self.exact(c)
        return None if found is None else (round_up(found[0]), round_down(found[1]))


@cache
def band_rows(code: str) -> tuple[BandRow, ...]:
    """All rows for a kind of conduct, of all times; the items of a paragraph that say the same count once."""
    conduct = conducts()[code]
    if not conduct.whole:
        return rows_of_all(conduct.items)
    rows: dict[BandRow, BandRow] = {}
    for item in conduct.items:
        for row in rows_of(item, _siblings(item, conduct.items)):
            told = replace(row, article=conduct.article)
            rows.setdefault(replace(told, item="", steps=()), told)
    return tuple(rows.values())


def rows_of_all(items: tuple[Item, ...]) -> tuple[BandRow, ...]:
    """The rows of one item: of its limbs and its versions."""
    return tuple(row for item in items for row in rows_of(item, _siblings(item, items)))


@lru_cache(maxsize=8192)
def band_rows_on(code: str, day: date) -> tuple[BandRow, ...]:
    """Those that are law on a day."""
    return tables.in_force(band_rows(code), day)


def the_row(rows: tuple[BandRow, ...]) -> BandRow | None:
    """The one row that gives a range: several that differ in nothing but their item and their days count as one."""
    first = rows[0] if rows else None
    return first if first and all(_same(row, first) for row in rows) else None


def _same(row: BandRow, other: BandRow) -> bool:
    """Whoever it speaks of: the range and what opens it are the same."""
    return _range_key(row) == _range_key(other)


def _range_key(row: BandRow) -> tuple[object, ...]:
    conditions = tuple(condition for condition in row.conditions if condition.fact != "role")
    return (conditions, row.base, row.low, row.high, row.floor, row.most, row.must_fine)


def rows_of(item: Item, siblings: Iterable[Item] = ()) -> Iterator[BandRow]:
    """The rows of one row of law: below and from its step, and before and after what opens its fine."""
    for opening, must in _openings(item):
        for conditions, base, low, high in _ranges(item):
            yield BandRow(
                item=item.code,
                article=item.cite,
                conditions=(*_limits(item, siblings), *opening, *(conditions if must is not None else ())),
                base=base if must is not None else Base.NONE,
                low=low if must is not None else Fraction(0),
                high=high if must is not None else Fraction(0),
                floor=item.floor,
                most=item.high if base not in (Base.FIXED, Base.NONE) and item.step is None else 0,
                must_fine=bool(must),
                steps=item.steps,
                valid_from=item.valid_from,
                valid_to=item.valid_to,
            )
            if must is None:
                break


def _siblings(item: Item, items: Iterable[Item]) -> tuple[Item, ...]:
    """The other limbs of the same item that are law at the same time."""
    return tuple(
        other
        for other in items
        if other.stem == item.stem
        and other is not item
        and other.valid_from <= (item.valid_to or date.max)
        and item.valid_from <= (other.valid_to or date.max)
    )


_GATES = {"refused": "refused", "serious": "serious", "grave": "grave", "heavier": "heavier"}


def _limits(item: Item, siblings: Iterable[Item]) -> Iterator[Condition]:
    """When the row is the one: its own words, and that no graver limb of the item is."""
    yield from conditions_of(item)
    if item.base in (Base.PERSON_INCOME, Base.PERIOD_INCOME):
        # beside the unit, whose party and role the facts state
        return
    yield Condition("role", "|".join(sorted(item.roles)))
    gates = {other.gate for other in siblings} & set(_GATES)
    if item.gate in _GATES:
        yield Condition(item.gate, "yes")
    for gate in sorted(gates - {item.gate}):
        if _RANK[gate] > _RANK.get(item.gate, 0):
            yield Condition(gate, "no")
    if "person" in item.roles or "individual" in item.roles:
        yield Condition("person", "yes")
    elif any({"person", "individual"} & other.roles for other in siblings):
        yield Condition("person", "no")


_RANK = {"refused": 1, "heavier": 1, "serious": 2, "grave": 3}


Opening = tuple[tuple[Condition, ...], bool | None]


def _openings(item: Item) -> Iterator[Opening]:
    """Before what the fine waits for, and after; True: it must be, False: it may be, None: there is none."""
    fines = {step.when for step in item.gives("fine")}
    if not fines:
        yield (), None
    elif item.gate == "beside":
        yield (Condition("beside", "no"),), None
        yield from (((Condition("beside", "yes"), *opening), must) for opening, must in _waiting(fines))
    elif fines & {When.MUST, When.MAY, When.BELOW_MAY}:
        yield (), When.MUST in fines
    else:
        yield from _waiting(fines)


def _waiting(fines: set[When]) -> Iterator[Opening]:
    waits = [(gate, When(gate) in fines) for gate in _WAITED if _waits(fines, gate)]
    yield tuple(Condition(gate, "no") for gate, _ in waits), None
    for n, (gate, must) in enumerate(waits):
        yield (*(Condition(other, "no") for other, _ in waits[:n]), Condition(gate, "yes")), must


_WAITED = ("refused", "serious", "grave", "aggravated")


def _waits(fines: set[When], gate: str) -> bool:
    return When(gate) in fines or f"{gate}_may" in {str(when) for when in fines}


def _ranges(item: Item) -> Iterator[tuple[tuple[Condition, ...], Base, Fraction, Fraction]]:
    """Below the step a range in yuan, from it on multiples; else the one or the other."""
    if item.base in (Base.FIXED, Base.NONE, Base.ELSEWHERE):
        yield (), item.base, Fraction(item.low), Fraction(item.high)
        return
    if item.step is None:
        yield (), item.base, item.low_x, item.high_x
        return
    yield (Condition(item.base, "below", item.step),), Base.FIXED, Fraction(item.low), Fraction(item.high)
    yield (Condition(item.base, "from", item.step),), item.base, item.low_x, item.high_x


_BASES: dict[Base, Callable[[Circumstances], int | None]] = {
    Base.GOODS: lambda c: c.goods.value,
    Base.GAINS: lambda c: c.facts.illegal_gains,
    Base.TURNOVER: lambda c: c.facts.turnover,
    Base.AD_FEE: lambda c: c.facts.ad_fee,
    Base.FEE: lambda c: c.facts.fee,
    Base.HELPER_INCOME: lambda c: c.facts.helper_income,
    Base.PERSON_INCOME: lambda c: c.facts.person_income,
    Base.PERIOD_INCOME: lambda c: c.facts.period_income,
    Base.ELSEWHERE: lambda c: None,
}

BASE_FACTS = {
    Base.GOODS: "goods_value",
    Base.GAINS: "illegal_gains",
    Base.TURNOVER: "turnover",
    Base.AD_FEE: "ad_fee",
    Base.FEE: "fee",
    Base.HELPER_INCOME: "helper_income",
    Base.PERSON_INCOME: "person_income",
    Base.PERIOD_INCOME: "period_income",
    Base.ELSEWHERE: "conduct",
}
