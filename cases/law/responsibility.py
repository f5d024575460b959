"""Grounds of exemption (尽职免责, 13+1) and non-disciplinary measures: dated rows, and which of two outcomes weighs more.

The order of the measures follows the usual local ladder (reminder, written self-review, certificate, post) and serves
one question only: whether something is heavier than what the official was told.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from cases.law import tables

# lightest first; what is referred is beyond any measure of the bureau itself
OUTCOMES = ("NO_FAULT", "EXEMPT", "MEASURE", "REFERRED")


@dataclass(frozen=True, slots=True)
class ExemptionGround:
    """A row of exemption_grounds.csv. `not_if`: the state of mind that shuts the ground."""

    code: str
    number: str
    text_zh: str
    text_en: str
    not_if: str
    article: str
    tag: str
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class Measure:
    """A row of responsibility_measures.csv; `whom` is official or unit."""

    code: str
    whom: str
    weight: int
    name_zh: str
    name_en: str
    article: str
    tag: str
    valid_from: date
    valid_to: date | None


@cache
def all_grounds() -> tuple[ExemptionGround, ...]:
    """All rows of exemption_grounds.csv."""
    return tuple(
        ExemptionGround(r["code"], r["number"], r["text_zh"], r["text_en"], r["not_if"], r["article"], r["tag"], *_validity(r))
        for r in tables.read("exemption_grounds")
    )


@cache
def all_measures() -> tuple[Measure, ...]:
    """All rows of responsibility_measures.csv."""
    return tuple(
        Measure(r["code"], r["whom"], int(r["weight"]), r["name_zh"], r["name_en"], r["article"], r["tag"], *_validity(r))
        for r in tables.read("responsibility_measures")
    )


def grounds_on(day: date) -> dict[str, ExemptionGround]:
    """The grounds that may be claimed on the day, by code."""
    return {row.code: row for row in tables.in_force(all_grounds(), day)}


def measures_on(day: date) -> dict[str, Measure]:
    """The measures against an official on the day, by code."""
    return {row.code: row for row in tables.in_force(all_measures(), day) if row.whom == "official"}


def measure_names(codes: Iterable[str]) -> list[str]:
    """What the measures are called, in the order of the table."""
    chosen = set(codes)
    return [row.name_zh for row in all_measures() if row.code in chosen]


def heavier(outcome: str, measures: Iterable[str], *, than: str, than_measures: Iterable[str]) -> bool:
    """Whether an outcome with its measures weighs more than another: a graver kind, a graver or a further measure."""
    return _weight(outcome, measures) > _weight(than, than_measures)


def _weight(outcome: str, measures: Iterable[str]) -> tuple[int, ...]:
    chosen = set(measures) if outcome == "MEASURE" else set()
    weights = sorted((row.weight for row in all_measures() if row.code in chosen), reverse=True)
    return (OUTCOMES.index(outcome), *weights)


def _validity(row: tables.Row) -> tuple[date, date | None]:
    validity = tables.Validity.of(row)
    return validity.valid_from, validity.valid_to
