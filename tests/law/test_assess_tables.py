"""What the law says about 900 sets of facts, one fen and one day on either side of every threshold."""

from __future__ import annotations

import pytest

from tests.law.assess_rows import Row, check, row_id, rows

NAMES = ("bands", "versions", "procedure", "crimes", "limitation", "publicity", "blacklist", "cases", "discretion")
TABLES = tuple(f"assess_{name}" for name in NAMES)


def check_rows() -> list[str]:
    """The rows that fail, each as a sentence; for tests.law.mutate."""
    return [text for name in TABLES for row in rows(name) if (text := _failure(row))]


def _failure(row: Row) -> str:
    try:
        check(row)
    except AssertionError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("name", TABLES)
def test_there_are_rows(name: str) -> None:
    assert len(rows(name)) > 30
    assert all(row["article"] for row in rows(name))


@pytest.mark.parametrize("row", [row for name in TABLES for row in rows(name)], ids=row_id)
def test_the_engine_says_what_the_law_says(row: Row) -> None:
    check(row)
