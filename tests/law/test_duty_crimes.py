"""Officials' crimes are rows too: the figures of 法释〔2012〕18号 art. 1 and 法释〔2001〕10号 art. 8."""

from __future__ import annotations

from datetime import date

import pytest

from cases.law import tables
from cases.law.crime_rows import Threshold, crimes, thresholds
from cases.law.money import to_fen
from tests.law.assess_rows import TABLES, Row

ROWS = tables.read("duty_crimes", TABLES)
FIGURES = {"deaths", "serious_injuries", "light_injuries", "direct_loss", "offenders"}


def check_rows() -> list[str]:
    """The rows that fail, each as a sentence; for tests.law.mutate."""
    return [f"{row}: {found}" for row in ROWS if (found := _found(row)) != row["expected"]]


def _found(row: Row) -> str:
    amount = to_fen(row["amount"]) if row["measure"] == "direct_loss" else int(row["amount"])
    return " ".join(r.code for r in _reached(date.fromisoformat(row["on"]), {row["measure"]: amount})) or "-"


def _reached(on: date, figures: dict[str, int]) -> list[Threshold]:
    """The rows that these figures reach; rows without a figure are for the 监察机关 to judge."""
    rows = [row for crime in crimes("official") for row in tables.in_force(thresholds(crime), on)]
    return [row for row in rows if row.measure in FIGURES and figures.get(row.measure, 0) >= row.at_least]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['measure']}={row['amount']} on {row['on']}")
def test_the_figure_is_reached_or_not(row: Row) -> None:
    assert _found(row) == row["expected"]


def test_the_officials_crimes_are_on_record() -> None:
    assert crimes("official") == ("397", "402", "408-1", "414")


def test_qualitative_crimes_are_never_computed() -> None:
    everything = _reached(date(2026, 3, 1), {**dict.fromkeys(FIGURES, 9), "direct_loss": 10**12})
    assert {row.crime for row in everything} == {"397", "414"}
