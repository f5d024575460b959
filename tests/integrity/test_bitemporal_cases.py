"""The worked examples of two times and three views, through the services; what cannot be played yet waits for a named act."""

from __future__ import annotations

import json

import pytest

from cases.law.tables import Row
from integrity.views import View
from tests.integrity.bitemporal import MISSING, answered, asked_at, played, waits_for
from tests.integrity.rows import expected

ROWS = expected("bitemporal-cases")
READY = [row for row in ROWS if not row["waits"]]
# named in the issue; each of the others waits
NAMED = {1, 2, *range(4, 15), *range(17, 20), *range(23, 29), 30, 31, 33, 34, *range(40, 45), 49, *range(61, 64)}


def test_every_row_is_played_or_waits_for_the_act_that_is_missing() -> None:
    assert len(ROWS) == 63
    assert {row["id"]: row["waits"] for row in ROWS} == {row["id"]: waits_for(row) for row in ROWS}
    assert {row["id"] for row in READY} == {f"BT{n:02}" for n in NAMED}
    # no act is called missing that no row waits for
    assert set(MISSING) == {row["waits"] for row in ROWS if row["waits"]}


@pytest.mark.django_db
@pytest.mark.parametrize("row", READY, ids=lambda row: row["id"])
def test_the_services_answer_as_the_table(row: Row) -> None:
    question = json.loads(row["question"])
    found = answered(played(row), question, asked_at(row), View(question["view"]))
    assert found == json.loads(row["expected"]), row["why"]
