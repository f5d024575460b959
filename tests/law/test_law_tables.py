"""Every row of the substantive tables cites its article, is law from the right day, and overlaps no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from cases.law import tables
from cases.law.blacklist import grounds
from cases.law.conduct import conducts, law_versions
from cases.law.crime_rows import crimes
from tests.law.assess_rows import TABLES

# the column or columns that name what a row rules
KEYS = {
    "laws": ("code",),
    "paragraphs": ("code",),
    "discretion": ("code",),
    "asked_crimes": ("code",),
    "scopes": ("code",),
    "serious": ("code",),
    "thresholds": ("code",),
    "grades": ("code",),
    "hearing": ("code",),
    "legal_review": ("code",),
    "competence": ("code",),
    "simplified": ("code",),
    "limitation": ("code",),
    "no_penalty": ("code",),
    "issuers": ("code",),
    "publicity": ("code",),
    "severe_kinds": ("code",),
    "sectors": ("code",),
    "low_fines": ("code",),
    "blacklist": ("code",),
    "exemption_grounds": ("code",),
    "responsibility_measures": ("code",),
}
# tables with several rows a key, told apart by validity alone
VERSIONED = {"laws"}


def failures(table: str) -> Iterator[str]:
    """What is wrong with one table, sentence by sentence."""
    rows = tables.read(table)
    yield from (f"{table}: no article in {row}" for row in rows if not row["article"].strip())
    yield from _overlaps(table, rows)
    yield from _wrong_days(table, rows)


def check_rows() -> list[str]:
    """What is wrong with any table; for tests.law.mutate."""
    return [text for table in KEYS for text in failures(table)] + list(_loose_ends()) + list(_measures())


def _measures() -> Iterator[str]:
    """Measures are numbered in the order in which a decision names them, the words of one law after those of all."""
    numbers: list[int] = []
    for row in tables.read("measures"):
        expected = numbers[-1] if row["law"] else len(set(numbers)) + 1
        if int(row["order"]) != expected:
            yield f"measures: {row['code']} is number {row['order']}, not {expected}"
        numbers.append(int(row["order"]))


def test_measures_are_numbered() -> None:
    assert list(_measures()) == []


def _overlaps(table: str, rows: tuple[tables.Row, ...]) -> Iterator[str]:
    spans: dict[tuple[str, ...], list[tables.Validity]] = {}
    for row in rows:
        validity = tables.Validity.of(row)
        if validity.valid_to and validity.valid_to < validity.valid_from:
            yield f"{table}: ends before it begins: {row}"
        key = tuple(row[k] for k in KEYS[table])
        for other in spans.setdefault(key, []):
            if _meet(other, validity):
                yield f"{table}: {key} is law twice"
        spans[key].append(validity)


def _meet(a: tables.Validity, b: tables.Validity) -> bool:
    last = date.max
    return a.valid_from <= (b.valid_to or last) and b.valid_from <= (a.valid_to or last)


def _wrong_days(table: str, rows: tuple[tables.Row, ...]) -> Iterator[str]:
    if table in VERSIONED:
        known = {(r["code"], r["valid_from"], r["valid_to"]) for r in tables.read("law_days", TABLES)}
        yield from (
            f"{table}: {r['code']} {r['valid_from']}" for r in rows if (r["code"], r["valid_from"], r["valid_to"]) not in known
        )
        return
    expected = [r for r in tables.read("validity", TABLES) if r["table"] == table]
    for row in rows:
        days = {(r["valid_from"], r["valid_to"]) for r in expected if re.fullmatch(r["codes"], row["code"])}
        if days != {(row["valid_from"], row["valid_to"])}:
            yield f"{table}: {row['code']} is law from {row['valid_from']}, the instruments say {days}"


def _loose_ends() -> Iterator[str]:
    """Codes that one table names are rows of another."""
    for table in ("thresholds", "grades"):
        for row in tables.read(table):
            if row["code"] != row["crime"] and not row["code"].startswith(row["crime"] + "-"):
                yield f"{table}: {row['code']} is a row of {row['crime']}"
    asked = {row["code"] for row in tables.read("asked_crimes")}
    for conduct in conducts().values():
        missing = {r.crime for r in conduct.crimes} - (set(crimes("party")) | asked)
        missing |= {r.crime for r in conduct.crimes if r.element == "asked"} - asked
        missing |= {code.split(":")[-1] for code in conduct.blacklist + conduct.blacklist_maybe} - set(grounds())
        missing |= set(conduct.compare) - set(conducts())
        if missing:
            yield f"{conduct.code} names {missing}, which no table has"
        if conduct.whole and conduct.code != "PQL55" and not conduct.items:
            yield f"paragraphs: {conduct.code} has no items"


@pytest.mark.parametrize("table", KEYS)
def test_rows_cite_an_article_and_are_law_from_their_day(table: str) -> None:
    assert list(failures(table)) == []


def test_tables_agree_with_one_another() -> None:
    assert list(_loose_ends()) == []


def test_versions_of_a_law_follow_without_a_gap() -> None:
    for code in {row["code"] for row in tables.read("laws")}:
        versions = law_versions(code)
        ends = [v.valid_to for v in versions]
        assert ends[-1] is None
        for end, following in zip(ends, versions[1:], strict=False):
            assert end is not None
            assert (following.valid_from - end).days == 1
