"""Rows of tests/tables/assess_*.csv: facts as `name=value; name=value`, and what the law says of a field.

`check(row)` is a plain function, so that tests.law.mutate can run the rows without pytest.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from cases.law import tables
from cases.law.assess import assess
from cases.law.calendar import national_calendar
from cases.law.facts import parse_facts
from cases.law.money import to_fen
from cases.law.outcome import Outcome
from cases.law.settings import NATIONAL, PartyClass, Settings

TABLES = Path(__file__).parent.parent / "tables"
Row = tables.Row

_LISTS = {"conduct", "penalty.kinds"}
_COUNTS = {"violations", "deaths", "ill", "serious_injuries", "duration_days", "penalties_within_year"}
_WORDS: dict[str, object] = {"true": True, "false": False, "null": None}
_LINES = {"natural": PartyClass.NATURAL, "unit": PartyClass.UNIT}


@cache
def rows(name: str) -> tuple[Row, ...]:
    """The rows of one expectation table."""
    return tables.read(name, TABLES)


def row_id(row: Row) -> str:
    return f"{row['facts'][:90]} -> {row['field']}"


def check(row: Row) -> None:
    """AssertionError if the engine and the row disagree."""
    facts, settings = read_facts(row["facts"])
    outcome = assess(facts, calendar=national_calendar(), settings=settings)
    found = render(outcome, row["field"])
    assert found == row["expected"], f"{row['article']}: {found}, not {row['expected']}, for {row['facts']}"


def read_facts(text: str) -> tuple[Any, Settings]:
    """The facts as parsed from JSON, and the settings named by `setting.` keys."""
    json, settings = _split(text)
    return parse_facts(json), _settings(settings)


@cache
def _parsed(text: str) -> tuple[tuple[str, str], ...]:
    pairs = (part.partition("=") for part in text.split(";") if part.strip())
    return tuple((name.strip(), value.strip()) for name, _, value in pairs)


def _split(text: str) -> tuple[dict[str, Any], dict[str, str]]:
    json: dict[str, Any] = {}
    settings: dict[str, str] = {}
    for name, value in _parsed(text):
        if name.startswith("setting."):
            settings[name.removeprefix("setting.")] = value
            continue
        holder, _, leaf = name.rpartition(".")
        target = json.setdefault(holder, {}) if holder else json
        target[leaf] = _value(name, value)
    return json, settings


def _value(name: str, value: str) -> object:
    if name in _LISTS:
        return value.split(",") if value else []
    if name in _COUNTS:
        return int(value)
    return _WORDS.get(value, value)


def _settings(given: dict[str, str]) -> Settings:
    values: dict[str, Any] = {}
    for name, value in given.items():
        if name in ("hearing_sums", "low_fine_lines", "very_large_fines"):
            pairs = (pair.split(":") for pair in value.split(","))
            values[name] = {_LINES[c]: to_fen(amount) for c, amount in pairs}
        elif name == "regime_anchors":
            values[name] = dict([value.split(":")])
        elif name == "other_heavy_kinds":
            values[name] = frozenset(value.split(","))
        elif name == "sole_trader_as":
            values[name] = _LINES.get(value)
        elif name == "review_fine_from":
            values[name] = to_fen(value)
        else:
            values[name] = _WORDS[value]
    return Settings(**values) if values else NATIONAL


def render(outcome: Outcome, field: str) -> str:
    """One field of the outcome as the tables write it."""
    name, _, about = field.partition(" ")
    if name in _SPECIAL:
        return _SPECIAL[name](outcome, about)
    value: Any = outcome.as_json()
    for step in field.split("."):
        value = value[step]
    return _text(value)


def _text(value: object) -> str:
    if isinstance(value, list):
        return " ".join(value) or "-"
    return {True: "true", False: "false", None: "null"}.get(value, str(value))  # type: ignore[call-overload]


def _band(outcome: Outcome, code: str) -> dict[str, Any]:
    return next(b for b in outcome.as_json()["bands"] if b["conduct"] == code)


def _range(outcome: Outcome, code: str) -> str:
    band = _band(outcome, code)
    return "unknown" if band["min"] is None else f"{band['min']}..{band['max']}"


def _crimes(outcome: Outcome, _: str) -> str:
    return " ".join(t.crime + ("" if t.certain else "?") for t in outcome.transfer) or "-"


def _why(outcome: Outcome, about: str) -> str:
    """`why 140 WORDS`: does the reason of the transfer for 140 contain the words?"""
    crime, _, words = about.partition(" ")
    return _text(any(words in t.reason for t in outcome.transfer if t.crime == crime))


def _tier(outcome: Outcome, about: str) -> str:
    """`tier CODE TIER`: the range of the tier, or none where one sum leaves nothing to choose."""
    code, _, tier = about.partition(" ")
    tiers = _band(outcome, code)["tiers"]
    return "none" if tiers is None else "..".join(tiers[tier])


def _gives(outcome: Outcome, about: str) -> str:
    """`gives CODE MEASURE`: does the item give it; null as long as a fact is open."""
    code, _, measure = about.partition(" ")
    given = _band(outcome, code)["measures"]
    return _text(True if measure in given["must"] + given["may"] else None if measure in given["open"] else False)


_SPECIAL: dict[str, Callable[[Outcome, str], str]] = {
    "band": _range,
    "law": lambda o, code: _text(_band(o, code)["law"]),
    "version": lambda o, code: _text(_band(o, code)["law_version"]),
    "contains": lambda o, code: _text(_band(o, code)["contains_fine"]),
    "ground": lambda o, code: _text(_band(o, code)["needs_mitigation_ground"]),
    "must": lambda o, code: _text(_band(o, code)["measures"]["must"]),
    "gives": _gives,
    "tier": _tier,
    "fits": lambda o, code: _text(_band(o, code)["tier_fits"]),
    "notgiven": lambda o, code: _text(_band(o, code)["not_given"]),
    "missing": lambda o, code: _text(_band(o, code)["missing"]),
    "relief": lambda o, _: _text([r.code for r in o.relief]),
    "possible": lambda o, ground: _text(ground in o.blacklist.possible),
    "crimes": _crimes,
    "why": _why,
    "asks": lambda o, fact: _text(any(q.fact == fact for q in o.questions)),
    "cites": lambda o, article: _text(any(article in r.article for r in o.reasons)),
    "says": lambda o, words: _text(any(words in r.because for r in o.reasons)),
}
