"""ICS-1 against hand-computed tables: every event, step, limit, positive, cap and boundary day."""

from __future__ import annotations

import pytest

from cases.law.tables import Row
from tests.integrity.score_checks import CASES, PINS, check_case, check_pin, check_tables_complete


@pytest.mark.parametrize("row", CASES, ids=lambda row: row["id"])
def test_case_gives_the_score_of_the_table(row: Row) -> None:
    check_case(row)


@pytest.mark.parametrize("row", PINS, ids=lambda row: f"{row['table']}-{row['code']}")
def test_law_row_has_the_figures_and_source_of_the_spec(row: Row) -> None:
    check_pin(row)


def test_every_law_row_is_pinned_and_cites_an_article() -> None:
    check_tables_complete()
