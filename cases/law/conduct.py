"""The kinds of conduct that facts may name: items of law (items/*.csv), and paragraphs as a whole (paragraphs.csv).

A paragraph answers what all its items agree on; officers choose items, and paragraphs stay for older cases and callers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from fnmatch import fnmatchcase
from functools import cache, lru_cache

from cases.law import tables
from cases.law.fact_types import Facts, Product, Substance
from cases.law.items import Base, CrimeRef, Item, all_items
from cases.law.official import places
from cases.law.truth import Truth

FOOD_LAWS = frozenset({"FSL", "FSIR"})
_FOOD = frozenset({"food", "additive", "farm_produce", "salt", "pork"})


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
class Conduct:
    """What facts may name by its code: one item with its limbs and versions, or all items of a paragraph (`whole`)."""

    code: str
    law: str
    clause: str
    article: str
    duty: str
    title_zh: str
    title_en: str
    items: tuple[Item, ...]
    whole: bool
    products: frozenset[str]
    crimes: tuple[CrimeRef, ...]
    blacklist: tuple[str, ...]
    blacklist_maybe: tuple[str, ...]
    serious_rule: str
    compare: tuple[str, ...]
    valid_from: date
    valid_to: date | None
    source: str = ""

    @property
    def label(self) -> str:
        """As the contract writes it, such as 食品安全法 §124(1)(5)."""
        return f"{self.title} §{self.clause}"

    @property
    def title(self) -> str:
        """The law's short title; of a local regulation (`source`) its whole one."""
        return self.source or law_title(self.law)

    def label_of(self, cite: str) -> str:
        """The label of one of its rows: another law may have had the same conduct under another article."""
        return self.label if self.whole else f"{self.title} §{clause_of(cite)}"

    @property
    def authorities(self) -> frozenset[str]:
        """Who else than this bureau punishes it, if anybody."""
        return frozenset(item.authority for item in self.items if item.authority)

    def on(self, day: date | None) -> tuple[Item, ...]:
        """The rows that are law on a day."""
        return tables.on_day(self.items, day)


@cache
def conducts() -> dict[str, Conduct]:
    """All kinds of conduct by code: whole items, their limbs, and paragraphs."""
    found: dict[str, list[Item]] = {}
    for item in all_items():
        found.setdefault(item.stem, []).append(item)
        if item.of:
            found.setdefault(item.code, []).append(item)
    earlier = {item.stem: item.was for item in all_items() if item.was}
    known = {code: _of_items(code, [*(found[earlier[code]] if code in earlier else ()), *rows]) for code, rows in found.items()}
    return known | {row["code"]: _of_paragraph(row, known) for row in tables.read("paragraphs")}


@cache
def norms_of(code: str) -> frozenset[str]:
    """The laws under which the conduct is punished: a rule that sends on to the Food Safety Law imposes a penalty of that law,
    and an article that only sends to another law or a local rule imposes none."""
    conduct = conducts()[code]
    if conduct.items and all(item.base is Base.ELSEWHERE for item in conduct.items):
        return frozenset()
    sent = {"FSL"} if any("FSIR75" in item.persons for item in conduct.items) else set()
    return frozenset({conduct.law} | sent)


def under_local_rule(conduct: Conduct, items: tuple[Item, ...]) -> Conduct:
    """The same conduct as one item of a local regulation has it (食品安全法 127)."""
    last = max(items, key=lambda item: item.valid_from)
    return replace(
        conduct,
        source=next(places(last.cite)).title,
        clause=clause_of(last.cite),
        article=last.cite,
        duty=last.duty,
        title_zh=last.conduct,
        title_en=last.conduct_en,
        items=items,
    )


def conduct_codes() -> frozenset[str]:
    """The codes that facts may name."""
    return frozenset(conducts())


@cache
def offered(day: date) -> tuple[Conduct, ...]:
    """What an officer may choose on a day: whole items in force, in the order of the laws."""
    stems = dict.fromkeys(item.stem for item in all_items())
    later = {item.was for item in all_items() if item.was}
    return tuple(conducts()[code] for code in stems if code not in later and conducts()[code].on(day))


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
    if facts.product is not Product.FOOD and by_law:
        return None
    return facts.product is Product.FOOD


def _by_conduct(facts: Facts) -> Truth:
    """Of food alone, of other goods alone, or of either (`any`)."""
    kinds = [conducts()[code].products for code in facts.conduct]
    if kinds and all(products and products <= _FOOD for products in kinds):
        return True
    return False if kinds and all("any" not in k and not k & (_FOOD | {"health_related"}) for k in kinds) else None


def _of_items(code: str, items: list[Item]) -> Conduct:
    rows = sorted(items, key=lambda item: item.valid_from)
    last = next(item for item in rows if item.valid_from == rows[-1].valid_from)
    return Conduct(
        code=code,
        law=last.law,
        clause=clause_of(last.cite),
        article=last.cite,
        duty=last.duty,
        title_zh=last.conduct,
        title_en=last.conduct_en,
        items=tuple(rows),
        whole=False,
        products=last.products,
        crimes=last.crimes,
        blacklist=last.grounds,
        blacklist_maybe=last.grounds_maybe,
        serious_rule=last.rule,
        compare=_rivals(code),
        valid_from=rows[0].valid_from,
        valid_to=None if any(item.valid_to is None for item in rows) else rows[-1].valid_to,
    )


def _of_paragraph(row: tables.Row, known: dict[str, Conduct]) -> Conduct:
    patterns = [pattern for pattern in row["items"].split("|") if pattern]
    parts = [c for c in known.values() if any(fnmatchcase(c.code, p) for p in patterns) and c.items[0].stem == c.code]
    validity = tables.Validity.of(row)
    met = set.intersection(*(set(p.blacklist) for p in parts)) if parts else set()
    maybe = {ground for p in parts for ground in (*p.blacklist, *p.blacklist_maybe)} - met
    return Conduct(
        code=row["code"],
        law=row["law"],
        clause=row["clause"],
        article=row["article"],
        duty="",
        title_zh=row["title_zh"],
        title_en=row["title_en"],
        items=tuple(item for part in parts for item in part.items),
        whole=True,
        products=frozenset({row["product"]}),
        crimes=joined(ref for part in parts for ref in part.crimes),
        blacklist=tuple(sorted(met)),
        blacklist_maybe=tuple(sorted(maybe)),
        serious_rule=next((p.serious_rule for p in parts if p.serious_rule), ""),
        compare=_rivals(row["code"]),
        valid_from=validity.valid_from,
        valid_to=validity.valid_to,
    )


# what must be shown: of two references the one that asks more
_ASKED = ("asked", "", "own", "substance", "passed_off")


def joined(refs: Iterable[CrimeRef]) -> tuple[CrimeRef, ...]:
    """Each crime once; of several references to one the stronger counts."""
    found: dict[str, CrimeRef] = {}
    for ref in refs:
        other = found.get(ref.crime, ref)
        found[ref.crime] = CrimeRef(
            ref.crime,
            ref.at_most_possible and other.at_most_possible,
            ref.if_shown and other.if_shown,
            max(ref.element, other.element, key=_ASKED.index),
        )
    return tuple(found.values())


def _rivals(code: str) -> tuple[str, ...]:
    """The norms beside which a choice must be checked (rivals.csv, by pattern of the code)."""
    rows = (row for row in tables.read("rivals") if fnmatchcase(code, row["code"]))
    return tuple(dict.fromkeys(rival for row in rows for rival in row["rivals"].split("|")))


@lru_cache(maxsize=4096)
def clause_of(cite: str) -> str:
    """124(1)(5) of 第一百二十四条第一款第五项."""
    place = next(places(cite))
    inner = "".join(f"({n})" for n in (place.paragraph, place.item) if n)
    return f"{place.article}{inner}"
