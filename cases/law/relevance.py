"""Of which conduct a fact is asked at all: what only a special rule, a scope or some items read matters to those alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fnmatch import fnmatchcase
from functools import cache

from cases.law import tables
from cases.law.exemption import exemption_rows
from cases.law.issuers import issuer_rows
from cases.law.items import Base, Item, When, all_items

_OF_ITEMS: Mapping[str, Callable[[Item], bool]] = {
    "local_item": lambda item: item.base is Base.ELSEWHERE and bool({"small_workshop", "stall"} & item.roles),
    "extreme": lambda item: any(step.when is When.EXTREME for step in item.steps),
    "period_income": lambda item: item.base is Base.PERIOD_INCOME,
    "person_income": lambda item: item.base is Base.PERSON_INCOME,
    **dict.fromkeys(("intentional", "vile"), lambda item: any(step.when is When.AGGRAVATED for step in item.steps)),
    **dict.fromkeys(("false_information", "evaded_inspection", "repeat_after_conviction"), lambda item: item.rule == "FSIR67"),
    "penalties_within_year": lambda item: item.law == "FSL",
}


@cache
def conduct_of(fact: str) -> frozenset[str]:
    """Codes, or beginnings of codes with `*`, of the items for which this fact matters; empty: it may matter to all."""
    if fact in _OF_ITEMS:
        return frozenset(item.stem for item in all_items() if _OF_ITEMS[fact](item))
    rules = [row.conduct for row in exemption_rows() if fact in row.needs]
    issuers = [row.conduct for row in issuer_rows() if fact == "licence_issued_here"]
    scopes = [tuple(row["conduct"].split("|")) for row in tables.read("scopes") if row["fact"] == fact]
    found = [*rules, *issuers, *scopes]
    return frozenset(code for codes in found for code in codes) if all(found) else frozenset()


def matters(fact: str, conduct: Iterable[str]) -> bool:
    """Whether the fact is read for any of this conduct; all are, as long as none is named."""
    about, named = conduct_of(fact), tuple(conduct)
    return not about or not named or any(fnmatchcase(code, pattern) for code in named for pattern in about)
