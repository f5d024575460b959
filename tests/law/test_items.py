"""The items of law: every row is well formed, law for its days once, and gives the fines that tests/tables/items.csv expects."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest

from cases.law import tables
from cases.law.assess import assess
from cases.law.conduct import conducts, offered
from cases.law.crime_rows import crimes
from cases.law.items import ITEMS_DIR, Base, Item, all_items, laws_with_items
from cases.law.measures import measure
from cases.law.official import places
from tests.law.assess_rows import TABLES

AUTHORITIES = {"", "agriculture", "city", "customs", "health", "issuer", "other", "police", "province", "salt", "state"}


@cache
def expected() -> tuple[tables.Row, ...]:
    """code, day, facts, low, high: what the texts give, worked out apart from the engine."""
    return tables.read("items", TABLES)


def check_rows(law: str = "") -> list[str]:
    """What is wrong with the rows of one law, or of all; for tests.law.mutate."""
    items = [item for item in all_items() if not law or item.law == law]
    codes = {item.code for item in items}
    wanted = [row for row in expected() if row["code"] in codes]
    return [*_malformed(items), *_twice(items), *filter(None, map(_wrong, wanted)), *_days(items)]


def _wrong(row: tables.Row) -> str:
    facts = dict(pair.split("=") for pair in row["facts"].split("; ")) if row["facts"] else {}
    words = {"yes": True, "no": False}
    known = {name: words.get(value, value) for name, value in facts.items()}
    (band,) = assess({"acted_on": row["day"], "conduct": [row["code"]], **known}).as_json()["bands"]
    found = (band["min"] or "", band["max"] or "")
    return "" if found == (row["low"], row["high"]) else f"{row['code']} {row['day']} {row['facts']}: {found}"


def _days(items: list[Item]) -> Iterator[str]:
    """A row is law on its first and its last day, and on neither side of them."""
    known = {(row["code"], row["valid_from"], row["valid_to"]) for row in tables.read("item_days", TABLES)}
    for item in items:
        if (item.code, str(item.valid_from), str(item.valid_to or "")) not in known:
            yield f"{item.code} is law from {item.valid_from} to {item.valid_to}"


def _malformed(items: list[Item]) -> Iterator[str]:
    for item in items:
        if not list(places(item.cite)) or not item.conduct or not item.conduct_en:
            yield f"{item.code}: no article or no words"
        if item.authority not in AUTHORITIES or item.gate not in (
            "",
            "order",
            "refused",
            "serious",
            "grave",
            "heavier",
            "beside",
        ):
            yield f"{item.code}: unknown authority or gate"
        if item.base is Base.ELSEWHERE and item.steps:
            yield f"{item.code}: measures without a band"
        if item.valid_to and item.valid_to < item.valid_from:
            yield f"{item.code}: ends before it begins"
        if unknown := {ref.crime for ref in item.crimes} - known_crimes():
            yield f"{item.code}: no crime {unknown}"
        for step in item.steps:
            measure(step.measure, item.law)


def known_crimes() -> set[str]:
    return set(crimes("party")) | {row["code"] for row in tables.read("asked_crimes")}


def _twice(items: list[Item]) -> Iterator[str]:
    spans: dict[str, list[Item]] = {}
    for item in items:
        for other in spans.setdefault(item.code, []):
            if item.valid_from <= (other.valid_to or date.max) and other.valid_from <= (item.valid_to or date.max):
                yield f"{item.code} is law twice"
        spans[item.code].append(item)


@pytest.mark.parametrize("law", laws_with_items())
def test_the_items_of_a_law(law: str) -> None:
    assert check_rows(law) == []


def test_every_row_that_gives_a_fine_is_expected() -> None:
    rows = {row["code"] for row in expected()}
    assert {item.code for item in all_items() if item.base not in (Base.NONE, Base.ELSEWHERE)} <= rows
    assert len(expected()) > 700


@pytest.mark.parametrize("law", laws_with_items())
def test_each_row_is_worded_in_both_languages(law: str) -> None:
    keys = [(row["code"], row["valid_from"]) for row in tables.read(law, ITEMS_DIR)]
    assert [(row["code"], row["valid_from"]) for row in tables.read(law, ITEMS_DIR / "en")] == keys
    assert len(set(keys)) == len(keys)


def test_limbs_and_earlier_codes_exist() -> None:
    stems = {item.stem for item in all_items()}
    assert {item.was for item in all_items() if item.was} <= stems
    assert all(item.of in conducts() for item in all_items() if item.of)


def test_an_officer_is_offered_whole_items_that_are_law() -> None:
    today = {conduct.code for conduct in offered(date(2026, 11, 30))}
    assert {"FSL124-1-5b", "PQL49", "AUCL25N-1", "CPL56-1"} <= today
    # limbs, paragraphs, what was law before and what is not yet
    assert not {"FSL124", "PQL49-s", "AUCL25N-a", "AUCL20-1", "LBL41", "CPL56-1g"} & today
    assert "AUCL20-1" in {c.code for c in offered(date(2024, 1, 1))} | {"AUCL20-1"}


def test_who_is_fined_beside_the_unit_has_an_item() -> None:
    codes = {item.code for item in all_items()}
    for item in all_items():
        # 食品安全法 135: a bar, which follows from the revocation
        assert set(item.persons) - {"FSL135"} <= codes, item.code
