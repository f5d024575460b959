"""Detection rules about how officials handle cases: dated rows of `signals.csv`, each with its article.

A rule says what may be wrong, never that it is: whoever answers a signal decides that. Numbers that are a choice of
the product and not of the law stand in `params`, so that they are changed in the row.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from cases.law import tables
from cases.law.errors import LawError


class UnknownSignal(LawError):  # noqa: N818 - it is the question that fails, named for the reader
    """No row has this code, or none was in use on the day asked for."""


class Category(StrEnum):
    """What kind of conduct a rule is about."""

    BZW = "BZW"
    LZW = "LZW"
    ZQ = "ZQ"
    DB = "DB"


class Severity(StrEnum):
    """How much weighs what the rule speaks of."""

    GENERAL = "general"
    SERIOUS = "serious"
    GRAVE = "grave"


@dataclass(frozen=True, slots=True)
class SignalRule:
    """One rule from `valid_from` to `valid_to` (both included, None = still). `live`: a predicate looks for it."""

    code: str
    title_zh: str
    title_en: str
    rule_zh: str
    rule_en: str
    categories: tuple[Category, ...]
    severity: Severity
    params: Mapping[str, str]
    article: str
    live: bool
    valid_from: date
    valid_to: date | None

    def number(self, name: str) -> int:
        """A parameter that is a number."""
        return int(self.params[name])


@cache
def all_signals() -> tuple[SignalRule, ...]:
    """Every row of signals.csv, former ones included, in file order."""
    return tuple(map(_rule, tables.read("signals")))


@cache
def signal_rule(code: str, on: date) -> SignalRule:
    """The row with this code in use on `on`. Raises UnknownSignal."""
    rows = [row for row in all_signals() if row.code == code]
    for row in tables.in_force(rows, on):
        return row
    raise UnknownSignal(
        f"监督规则 {code} 在 {on} 没有施行中的版本",
        f"detection rule {code} has no version in force on {on}",
        article=rows[-1].article if rows else "",
    )


def rule_in_force(code: str, on: date) -> SignalRule | None:
    """The live row with this code on the day, None if there is none: then nothing is looked for."""
    rows = [row for row in all_signals() if row.code == code and row.live]
    return next(iter(tables.in_force(rows, on)), None)


def _rule(row: tables.Row) -> SignalRule:
    validity = tables.Validity.of(row)
    return SignalRule(
        code=row["code"],
        title_zh=row["title_zh"],
        title_en=row["title_en"],
        rule_zh=row["rule_zh"],
        rule_en=row["rule_en"],
        categories=tuple(map(Category, row["category"].split())),
        severity=Severity(row["severity"]),
        params=dict(part.split("=", 1) for part in row["params"].split()),
        article=row["article"],
        live=row["live"] == "yes",
        valid_from=validity.valid_from,
        valid_to=validity.valid_to,
    )
