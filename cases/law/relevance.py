"""Of which conduct a fact is asked at all: what only a special rule or a scope reads matters to its items alone."""

from __future__ import annotations

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
