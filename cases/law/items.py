"""The items of law that are punished (items/*.csv, a file for each law): what was broken, by whom, how, and what follows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cache
from pathlib import Path

from cases.law import tables
from cases.law.money import to_fen

ITEMS_DIR = Path(__file__).parent / "items"


class Base(StrEnum):
    """What a fine is counted from: a range in yuan, a sum, no fine at all, or another law's article."""

    FIXED = "fixed"
    GOODS = "goods"
    GAINS = "gains"
    TURNOVER = "turnover"
    AD_FEE = "ad_fee"
    FEE = "fee"
    HELPER_INCOME = "helper_income"
    PERSON_INCOME = "person_income"
    PERIOD_INCOME = "period_income"
    NONE = "none"
    ELSEWHERE = "elsewhere"


class When(StrEnum):
    """When a measure is taken: always, at choice, or only if serious, refused, or with grave results.

    AGGRAVATED: on intent, a vile nature or grave results (食品安全法实施条例 75). THIRD: at the third penalty within a year.
    """

    MUST = "must"
    MAY = "may"
    SERIOUS = "serious"
    SERIOUS_MAY = "serious_may"
    REFUSED = "refused"
    REFUSED_MAY = "refused_may"
    GRAVE = "grave"
    EXTREME = "extreme"
    AGGRAVATED = "aggravated"
    THIRD = "third"
    THIRD_MAY = "third_may"
    BELOW_MAY = "below_may"
    FROM_MUST = "from_must"
    TWICE = "twice"


@dataclass(frozen=True, slots=True)
class Step:
    """A measure that the item gives, by its code in measures.csv, and `words` where the article has its own."""

    when: When
    measure: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class CrimeRef:
    """A crime the conduct can amount to. `?` in the table: at most possibly; `~`: only if the facts show it.

    `element` is what must be shown of the goods: "substance", "passed_off", "own" (the conduct is it), or "" (the line says
    all); "asked": the article names the crime, and no line of a sum is at hand, so that people are asked.
    """

    crime: str
    at_most_possible: bool
    if_shown: bool
    element: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A row. Sums in fen; `low` and `high` bound a range in yuan, `low_x` and `high_x` multiples of the base.

    `duty` is the rule broken; `duties` are those of roles for which another rule says the same (产品质量法 32 of makers, 39 of
    sellers). `step`: below it the range in yuan, from it on the multiples (fen, of the base). `floor`: a smaller base counts as
    this.
    `of`: the item of which this row is one limb. `was`: the code of the same conduct in the law before. `when` and `gate`
    say for which facts the row holds. `certain` is False for what was not read in the text.
    """

    code: str
    of: str
    was: str
    law: str
    cite: str
    duty: str
    duties: tuple[tuple[str, str], ...]
    conduct: str
    conduct_en: str
    products: frozenset[str]
    roles: frozenset[str]
    base: Base
    low: int
    high: int
    low_x: Fraction
    high_x: Fraction
    step: int | None
    floor: int
    when: tuple[str, ...]
    gate: str
    steps: tuple[Step, ...]
    persons: tuple[str, ...]
    grounds: tuple[str, ...]
    grounds_maybe: tuple[str, ...]
    crimes: tuple[CrimeRef, ...]
    authority: str
    rule: str
    valid_from: date
    valid_to: date | None
    certain: bool

    @property
    def stem(self) -> str:
        """The code of the whole item."""
        return self.of or self.code

    def duty_of(self, role: str | None) -> str:
        """The rule that whoever acts in this role breaks; empty where roles differ and the role is not known."""
        if role is None and self.duties:
            return ""
        return dict(self.duties).get(role or "", self.duty)

    def gives(self, measure: str) -> tuple[Step, ...]:
        return tuple(step for step in self.steps if step.measure == measure)


@cache
def laws_with_items() -> tuple[str, ...]:
    """The codes of all laws that have a file."""
    return tuple(sorted(path.stem for path in ITEMS_DIR.glob("*.csv")))


@cache
def all_items() -> tuple[Item, ...]:
    """Every row of every law, in the order of the files."""
    return tuple(
        item_of(law, row, _english(law)[row["code"], row["valid_from"]])
        for law in laws_with_items()
        for row in tables.read(law, ITEMS_DIR)
    )


@cache
def _english(law: str) -> Mapping[tuple[str, str], str]:
    return {(row["code"], row["valid_from"]): row["conduct"] for row in tables.read(law, ITEMS_DIR / "en")}


def item_of(law: str, row: Mapping[str, str], english: str) -> Item:
    """The item of a row. ValueError for a word that no column of its kind has."""
    validity = tables.Validity.of(row)
    grounds = _split(row["grounds"])
    duty, *duties = row["duty"].split("|")
    return Item(
        code=row["code"],
        of=row["of"],
        was=row["was"],
        law=law,
        cite=row["cite"],
        duty=duty,
        duties=tuple(map(_of_role, duties)),
        conduct=row["conduct"],
        conduct_en=english,
        products=frozenset(_split(row["product"])),
        roles=frozenset(_split(row["roles"])),
        base=Base(row["base"]),
        low=_sum(row["low"]),
        high=_sum(row["high"]),
        low_x=Fraction(row["low_x"] or 0),
        high_x=Fraction(row["high_x"] or 0),
        step=_sum(row["step"]) if row["step"] else None,
        floor=_sum(row["floor"]),
        when=_split(row["when"], "&"),
        gate=row["gate"],
        steps=tuple(map(_step, _split(row["measures"], ";"))),
        persons=_split(row["persons"]),
        grounds=tuple(g for g in grounds if not g.endswith("?")),
        grounds_maybe=tuple(g.rstrip("?") for g in grounds if g.endswith("?")),
        crimes=tuple(map(_crime, _split(row["crimes"]))),
        authority=row["authority"],
        rule=row["rule"],
        valid_from=validity.valid_from,
        valid_to=validity.valid_to,
        certain=row["tag"] == "V",
    )


def _split(text: str, by: str = "|") -> tuple[str, ...]:
    return tuple(text.split(by)) if text else ()


def _of_role(text: str) -> tuple[str, str]:
    role, _, rule = text.partition("=")
    return role, rule


def _sum(text: str) -> int:
    return to_fen(text) if text else 0


def _step(text: str) -> Step:
    when, _, rest = text.partition(":")
    measure, _, words = rest.partition("=")
    return Step(When(when), measure, words)


def _crime(text: str) -> CrimeRef:
    named, _, element = text.partition(":")
    return CrimeRef(named.rstrip("?~"), "?" in named, "~" in named, element)
