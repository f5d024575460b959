"""Of which conduct a fact is asked at all: what only a special rule or a scope reads matters to its items alone."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase
from functools import cache

from cases.law import tables
from cases.law.exemption import exemption_rows


@cache
def conduct_of(fact: str) -> frozenset[str]:
    """Codes, or beginnings of codes with `*`, of the items for which this fact matters; empty: it may matter to all."""
    rules = [row.conduct for row in exemption_rows() if fact in row.needs]
    scopes = [tuple(row["conduct"].split("|")) for row in tables.read("scopes") if row["fact"] == fact]
    found = [*rules, *scopes]
    return frozenset(code for codes in found for code in codes) if all(found) else frozenset()


def matters(fact: str, conduct: Iterable[str]) -> bool:
    """Whether the fact is read for any of this conduct; all are, as long as none is named."""
    about, named = conduct_of(fact), tuple(conduct)
    return not about or not named or any(fnmatchcase(code, pattern) for code in named for pattern in about)
