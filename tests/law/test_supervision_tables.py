"""The registers of supervision and of measures against tests/tables: days and weights, row by row (§5.3, §5.4)."""

from __future__ import annotations

from cases.law import tables
from tests.law import slow_days

DAYS = ("code", "valid_from", "valid_to")


def check_rows() -> list[str]:
    """What in signals, responsibility_measures and exemption_grounds differs from tests/tables; for tests.law.mutate."""
    days = {tuple(row[c] for c in DAYS) for row in slow_days.rows("signals")}
    held = {tuple(row[c] for c in DAYS) for row in tables.read("signals")}
    return [" ".join(row) for row in sorted(days ^ held)] + _weights() + _numbers()


def _numbers() -> list[str]:
    """The grounds of exemption in the order of the law, each under its number."""
    printed, held = slow_days.rows("exemption_grounds"), tables.read("exemption_grounds")
    return [] if [r["number"] for r in printed] == [r["number"] for r in held] else ["numbers of the grounds"]


def _weights() -> list[str]:
    """Where a measure does not weigh what the ladder of §5.4 says: minor, grave, serious."""
    held = tables.read("responsibility_measures")
    return [
        f"{row['name']} {row['whom']}"
        for row in slow_days.rows("responsibility_measures")
        if [m["weight"] for m in held if row["name"] in m["name_zh"] and m["whom"] == row["whom"]] != [row["weight"]]
    ]


def test_days_and_weights_are_the_printed_ones() -> None:
    assert check_rows() == []
    assert len(slow_days.rows("signals")) == len(tables.read("signals"))
