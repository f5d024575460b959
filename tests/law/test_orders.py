"""What an item orders beside the penalties, in its own words, from the text (tests/tables/orders.csv)."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from cases.law.assess import assess

TABLE = Path(__file__).parents[1] / "tables" / "orders.csv"
COMMON = {"acted_on": "2026-10-20", "decided_on": "2026-11-20", "party": "company", "bureau_level": "county"}


def _rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def _failures(row: dict[str, str]) -> list[str]:
    facts = {**COMMON, "conduct": [row["conduct"]], **json.loads(row["facts"] or "{}")}
    found = assess({**facts, **({"role": row["role"]} if row["role"] else {})}).as_json()["bands"][0]["orders"]
    expected = row["orders"].split("|") if row["orders"] else []
    return [] if found == expected else [f"{row['conduct']} {row['role']}: {found}, not {expected} ({row['article']})"]


def check_rows() -> list[str]:
    """The rows that are answered otherwise; for tests.law.mutate."""
    return [text for row in _rows() for text in _failures(row)]


@pytest.mark.parametrize("row", _rows(), ids=lambda row: f"{row['conduct']}-{row['role']}{row['facts']}")
def test_the_orders_of_an_item(row: dict[str, str]) -> None:
    assert _failures(row) == []
