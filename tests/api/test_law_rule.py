"""The law tables, row by row, as they stood on a day."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.api.asking import Asker, make_asker

TABLE = Path(__file__).parent.parent / "tables" / "api_law_rules.csv"
ROWS = list(csv.DictReader(TABLE.open(encoding="utf-8")))
ASK = """query($code: String!, $on: Date, $table: String) { lawRule(code: $code, on: $on, table: $table) {
  code table article title { zh en } validFrom validTo
    cells { name value } bands { code article cells { name value } } checksum } }"""
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r["code"])
def test_a_row_is_answered_with_its_article_and_validity(asker: Asker, row: dict[str, str]) -> None:
    found = asker.data(ASK, code=row["code"], on=row["on"])["lawRule"]
    for name in ("code", "table", "article"):
        assert found[name] == row[name]
    assert (found["validFrom"], found["validTo"] or "") == (row["valid_from"], row["valid_to"])
    assert {"name": row["cell"], "value": row["value"]} in found["cells"]
    assert len(found["checksum"]) == 64


def test_the_day_decides(asker: Asker) -> None:
    # Order 45 of 2021 governs publicity until Order 108 changes it on 25 December 2025
    assert asker.data(ASK, code="PUB45-general", on="2021-08-31")["lawRule"] is None
    assert asker.data(ASK, code="PUB45-general", on="2021-09-01")["lawRule"] is not None
    assert asker.data(ASK, code="PUB45-general", on="2025-12-25")["lawRule"] is None


def test_a_conduct_brings_its_fines(asker: Asker) -> None:
    bands = asker.data(ASK, code="FSL124", on="2026-03-01")["lawRule"]["bands"]
    cells = [{c["name"]: c["value"] for c in band["cells"]} for band in bands]
    # 食品安全法 §124: below 10,000 yuan of goods 50,000 to 100,000; from there 10 to 20 times
    assert {(c["min"], c["max"], c["base"]) for c in cells} == {("50000", "100000", "fixed"), ("10", "20", "goods")}


def test_an_alias_finds_its_row(asker: Asker) -> None:
    # integrity-and-accountability.md §1.2: J01 is the same clock as D16
    assert asker.data(ASK, code="J01")["lawRule"]["code"] == "D16"


def test_a_code_in_two_tables_is_told_apart(asker: Asker) -> None:
    assert asker.data(ASK, code="FSL134", table="serious")["lawRule"]["table"] == "serious"
    assert asker.data(ASK, code="FSL134")["lawRule"]["table"] == "items"
    assert asker.data(ASK, code="FSL134", table="../../config/env")["lawRule"] is None


def test_the_law_needs_no_scope_and_no_region(db: None) -> None:
    asker = make_asker(region="330108", scopes=["penalties"])
    assert asker.data(ASK, code="D12")["lawRule"]["code"] == "D12"
    assert asker.data(ASK, code="nothing")["lawRule"] is None
