"""Officials' crimes are rows too: the figures of 法释〔2012〕18号 art. 1 and 法释〔2001〕10号 art. 8."""

from __future__ import annotations

from datetime import date

import pytest

from cases.law import tables
from cases.law.crime_rows import crimes
from cases.law.crimes import duty_crimes_reached
from cases.law.money import to_fen
from tests.law.assess_rows import TABLES, Row

ROWS = tables.read("duty_crimes", TABLES)


def check_rows() -> list[str]:
    """The rows that fail, each as a sentence; for tests.law.mutate."""
    return [f"{row}: {found}" for row in ROWS if (found := _found(row)) != row["expected"]]


def _found(row: Row) -> str:
    amount = to_fen(row["amount"]) if row["measure"] == "direct_loss" else int(row["amount"])
    reached = duty_crimes_reached(on=date.fromisoformat(row["on"]), **{row["measure"]: amount})
    return " ".join(r.code for r in reached) or "-"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['measure']}={row['amount']} on {row['on']}")
def test_the_figure_is_reached_or_not(row: Row) -> None:
    assert _found(row) == row["expected"]


def test_the_officials_crimes_are_on_record() -> None:
    assert crimes("official") == ("397", "402", "408-1", "414")


def test_qualitative_crimes_are_never_computed() -> None:
    everything = duty_crimes_reached(
        on=date(2026, 3, 1), deaths=9, serious_injuries=9, light_injuries=9, direct_loss=10**12, offenders=9
    )
    assert {row.crime for row in everything} == {"397", "414"}
