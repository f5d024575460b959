"""Penalties that the law refuses, each with its article, as an official would try them: told through `assess`."""

from __future__ import annotations

import pytest

from cases.law.items import all_items
from tests.law.assess_rows import Row, check, rows

TABLE = "refused_penalties"


def check_rows() -> list[str]:
    """The attempts that are not told, each as a sentence; for tests.law.mutate."""
    return [text for row in rows(TABLE) if (text := _failure(row))]


def _failure(row: Row) -> str:
    try:
        check(row)
    except AssertionError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("row", rows(TABLE), ids=lambda row: f"{row['attempt']} {row['facts'][:60]}")
def test_the_attempt_is_told(row: Row) -> None:
    check(row)


def test_each_attempt_has_its_article() -> None:
    assert len(rows(TABLE)) > 45
    assert all(row["article"] and row["attempt"] for row in rows(TABLE))


# 其他违反……的违法行为: people weigh it, no item opens it by itself (列入名单办法 5(4), 8(5), 9(6))
@pytest.mark.parametrize("ground", ["L44-5-4", "L44-8-5", "L44-9-6"])
def test_a_residual_ground_is_never_met_by_itself(ground: str) -> None:
    assert [item.code for item in all_items() if ground in item.grounds] == []
