"""From the items of law to bands: which fine for which circumstances."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cache, lru_cache

from cases.law import tables
from cases.law.conduct import conducts
from cases.law.fact_types import Facts, Party, Role
from cases.law.goods import Goods
from cases.law.items import Base, Item, Step, When
from cases.law.money import round_down, round_up, to_fen
from cases.law.truth import Truth, any_of


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
class Condition:
    """`fact` must be `wanted`: yes, no, known, or a sum (fen) from which or below which it counts."""

    fact: str
    wanted: str
    amount: int = 0


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
            fact, truth = _TESTS[condition.fact](c, condition)
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


def conditions_of(item: Item) -> tuple[Condition, ...]:
    """What a row says of when it holds. KeyError for a fact that no row can ask, ValueError for a sum that cannot be read."""
    found = tuple(map(_condition, item.when))
    for condition in found:
        _TESTS[condition.fact]
    return found


def _condition(text: str) -> Condition:
    """`goods>=5000`, `gains=0`, `ad_fee=known`."""
    for sign, wanted in ((">=", "from"), ("<", "below"), (">", "some")):
        fact, found, figure = text.partition(sign)
        if found:
            return Condition(fact, wanted, to_fen(figure) if wanted != "some" else 0)
    fact, _, figure = text.partition("=")
    return Condition(fact, "none" if figure == "0" else figure)


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


Test = tuple[str, Truth]


def _goods(c: Circumstances, wanted: Condition) -> Test:
    over: Truth = True if c.goods.at_least >= wanted.amount else None if c.goods.value is None else False
    return "goods_value", over if wanted.wanted == "from" or over is None else not over


def _amount(name: str) -> Callable[[Circumstances, Condition], Test]:
    def test(c: Circumstances, wanted: Condition) -> Test:
        amount = getattr(c.facts, name)
        if amount is None:
            return name, None
        found = {
            "from": amount >= wanted.amount,
            "below": amount < wanted.amount,
            "some": amount > 0,
            "none": amount == 0,
            "known": amount > 0,
            "unknown": amount == 0,
        }
        return name, found[wanted.wanted]

    return test


def _flag(name: str, read: Callable[[Circumstances], Truth]) -> Callable[[Circumstances, Condition], Test]:
    def test(c: Circumstances, wanted: Condition) -> Test:
        value = read(c)
        return name, None if value is None else value == (wanted.wanted == "yes")

    return test


def _aggravated(c: Circumstances, wanted: Condition) -> Test:
    """One of the three conditions of 食品安全法实施条例 75: each that is not known is asked, as long as none is."""
    stated = {name: getattr(c.facts, name) for name in ("intentional", "vile", "grave")}
    truth = any_of(stated.values())
    asked = "|".join(name for name, value in stated.items() if value is None)
    return asked, None if truth is None else truth == (wanted.wanted == "yes")


def _beside(c: Circumstances) -> Truth:
    """The person's fine stands beside the unit's under the Food Safety Law, and not for a label's flaw alone."""
    others = [conducts()[code] for code in c.facts.conduct if code != "FSIR75"]
    return not others or any(other.law == "FSL" and other.code != "FSL125-2" for other in others)


# whoever does it
_ANYONE = frozenset({"any", "anyone", "operator", "unit", "licensee"})
_KNOWN_ROLES = frozenset(map(str, Role))


def _role(c: Circumstances, wanted: Condition) -> Test:
    """Nobody is asked for the sake of a row alone; who is known to be another is not meant by it."""
    roles = set(wanted.wanted.split("|"))
    if c.facts.role is None or roles & _ANYONE or not roles & _KNOWN_ROLES:
        return "role", True
    return "role", c.facts.role in roles


_TESTS: dict[str, Callable[[Circumstances, Condition], Test]] = {
    "goods": _goods,
    "gains": _amount("illegal_gains"),
    "turnover": _amount("turnover"),
    "ad_fee": _amount("ad_fee"),
    "fee": _amount("fee"),
    "refused": _flag("refused_to_correct", lambda c: c.facts.refused_to_correct),
    "serious": _flag("serious", lambda c: c.serious),
    "grave": _flag("grave", lambda c: c.facts.grave),
    "heavier": _flag("heavier", lambda c: c.facts.heavier),
    "packaged": _flag("packaged", lambda c: c.facts.packaged),
    "person": _flag("party", lambda c: c.is_person),
    "aggravated": _aggravated,
    "beside": _flag("conduct", _beside),
    "role": _role,
}

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
