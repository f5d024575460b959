"""What a province or a bureau has set itself, as data: its items under 食品安全法 127, its tiers, its sums for a hearing.

None of it stands in the tables of this package: a bureau enters its own files (`cases.law.local_files`), and `assess` is
given them in its settings. National law holds for whatever they do not speak of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from fractions import Fraction

from cases.law import tables
from cases.law.fact_types import Facts, Tier
from cases.law.items import Base, Item


@dataclass(frozen=True, slots=True)
class LocalItem:
    """An item of a local regulation, and the national code that sends to it (`under`); `document` is what was issued."""

    item: Item
    under: str
    document: str

    @property
    def valid_from(self) -> date:
        return self.item.valid_from

    @property
    def valid_to(self) -> date | None:
        return self.item.valid_to


@dataclass(frozen=True, slots=True, kw_only=True)
class TierRow:
    """A row of a bureau's table of discretion.

    `code`: the items it is about, by pattern; empty: all. `tier` None is 减轻. `unit`: "yuan" (fen), "times" (of the base) or
    "share" (of the span; of a mitigated fine: of the lowest lawful one). `facts`: what must all be so for the row.
    """

    code: str
    tier: Tier | None
    label_zh: str
    condition_zh: str
    facts: tuple[str, ...]
    unit: str
    low: Fraction
    high: Fraction
    document: str
    article: str
    valid_from: date
    valid_to: date | None

    def names(self, *codes: str) -> bool:
        return any(fnmatchcase(code, self.code) for code in codes)

    def excluded(self, facts: Facts) -> bool:
        """Is a fact that the row asks for known not to be so?"""
        return any(stated(facts, name) is False for name in self.facts)

    def shown(self, facts: Facts) -> bool:
        """Are all facts that the row asks for stated? A row that asks for none is never shown."""
        return bool(self.facts) and all(stated(facts, name) for name in self.facts)

    def counts(self, base: Base) -> bool:
        """Does its figure fit a range counted from this base?"""
        return self.unit == "share" or (self.unit == "yuan") == (base is Base.FIXED)


@dataclass(frozen=True, slots=True)
class HearingSum:
    """较大数额 of a province for a class of party, in fen (听证办法 art. 5, last paragraph)."""

    party: str
    at_least: int
    document: str
    article: str
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class LocalRules:
    """All of a bureau's own rules, of all times."""

    items: tuple[LocalItem, ...] = ()
    tiers: tuple[TierRow, ...] = ()
    hearings: tuple[HearingSum, ...] = ()

    def items_under(self, code: str) -> tuple[LocalItem, ...]:
        """The items to which a national code sends."""
        return tuple(row for row in self.items if row.under == code)

    def tiers_for(self, *codes: str, on: date | None) -> tuple[TierRow, ...]:
        """The rows about an item on a day: those that name it, else those about everything."""
        if not self.tiers:
            return ()
        rows = tables.on_day(self.tiers, on)
        named = tuple(row for row in rows if row.code and row.names(*codes))
        return named or tuple(row for row in rows if not row.code)

    def hearing_sum(self, party: str, *, on: date | None) -> HearingSum | None:
        return next((row for row in tables.on_day(self.hearings, on) if row.party == party), None)


NOTHING = LocalRules()


def stated(facts: Facts, name: str) -> bool | None:
    """A fact by its name, or `grounds.removed_harm`; None if it is not known."""
    holder, _, fact = name.rpartition(".")
    value: bool | None = getattr(facts.grounds if holder else facts, fact)
    return value


def labels(rows: Iterable[TierRow]) -> Iterator[str]:
    """The rows by the names that their table gives them."""
    yield from dict.fromkeys(row.label_zh or _NAMES[row.tier] for row in rows)


_NAMES = {None: "减轻", Tier.LENIENT: "从轻", Tier.ORDINARY: "一般", Tier.SEVERE: "从重"}
