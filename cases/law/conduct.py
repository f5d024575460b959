"""The kinds of conduct the law names (conduct.csv) and the versions of each law (laws.csv)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from cases.law import tables
from cases.law.fact_types import Facts, Product, Substance
from cases.law.truth import Truth

FOOD_LAWS = frozenset({"FSL", "FSIR"})


@dataclass(frozen=True, slots=True)
class LawVersion:
    """One version of a law; it is named by the day it came into force."""

    code: str
    title_zh: str
    title_en: str
    article: str
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class CrimeRef:
    """A crime a conduct can amount to: at most possibly (`?` in the table), and only if the facts show it."""

    crime: str
    at_most_possible: bool
    if_shown: bool


@dataclass(frozen=True, slots=True)
class Conduct:
    """A row of conduct.csv."""

    code: str
    law: str
    clause: str
    article: str
    title_zh: str
    title_en: str
    product: str
    crimes: tuple[CrimeRef, ...]
    blacklist: tuple[str, ...]
    blacklist_maybe: tuple[str, ...]
    serious_rule: str
    compare: tuple[str, ...]
    valid_from: date
    valid_to: date | None

    @property
    def label(self) -> str:
        """As the contract writes it, such as 食品安全法 §124."""
        return f"{law_title(self.law)} §{self.clause}"


@cache
def conducts() -> dict[str, Conduct]:
    """All kinds of conduct by code."""
    return {row["code"]: _conduct(row) for row in tables.read("conduct")}


def conduct_codes() -> frozenset[str]:
    """The codes that facts may name."""
    return frozenset(conducts())


@cache
def law_versions(code: str) -> tuple[LawVersion, ...]:
    """The versions of a law, oldest first."""
    rows = [r for r in tables.read("laws") if r["code"] == code]
    found = [
        LawVersion(code, r["title_zh"], r["title_en"], r["article"], v.valid_from, v.valid_to)
        for r, v in ((r, tables.Validity.of(r)) for r in rows)
    ]
    return tuple(sorted(found, key=lambda v: v.valid_from))


@cache
def law_title(code: str) -> str:
    """The law's short Chinese title."""
    return law_versions(code)[-1].title_zh


def is_food(facts: Facts) -> Truth:
    """Is this a food case? By the product or a food law in the conduct; None if unknown or contradictory."""
    by_law = any(conducts()[code].law in FOOD_LAWS for code in facts.conduct)
    if facts.product is None:
        found_in_food = facts.substance not in (None, Substance.NONE)
        return True if by_law or found_in_food else _by_conduct(facts)
    if facts.product is Product.PRODUCT and by_law:
        return None
    return facts.product is Product.FOOD


def _by_conduct(facts: Facts) -> Truth:
    kinds = {conducts()[code].product for code in facts.conduct}
    return False if kinds == {"product"} else None


def _conduct(row: tables.Row) -> Conduct:
    validity = tables.Validity.of(row)
    crimes = [_crime(c, False) for c in _split(row["crimes"])]
    crimes += [_crime(c, True) for c in _split(row["crimes_if_shown"])]
    return Conduct(
        row["code"],
        row["law"],
        row["clause"],
        row["article"],
        row["title_zh"],
        row["title_en"],
        row["product"],
        tuple(crimes),
        _split(row["blacklist"]),
        _split(row["blacklist_maybe"]),
        row["serious_rule"],
        _split(row["compare"]),
        validity.valid_from,
        validity.valid_to,
    )


def _crime(text: str, if_shown: bool) -> CrimeRef:
    return CrimeRef(text.rstrip("?"), text.endswith("?"), if_shown)


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.split("|")) if text else ()
