"""The lifecycles are the law's tables, row by row."""

from __future__ import annotations

import pytest

from cases.base.permissions import TABLE
from cases.base.selectors import aggregate_models
from tests.procedures.table import LIFECYCLES, Expected, articles_of, expected, move_of, order_in_words

ROWS = {name: expected(name) for name in LIFECYCLES}
every_move = pytest.mark.parametrize("row", [row for of_one in ROWS.values() for row in of_one], ids=str)


def test_every_procedure_has_its_table() -> None:
    assert LIFECYCLES.keys() == {m.lifecycle.name for m in aggregate_models()} - {"dummy"}


@every_move
def test_the_move_is_what_the_law_says(row: Expected) -> None:
    move = move_of(row)

    assert move.target == row.target
    assert sorted(map(order_in_words, move.clocks)) == sorted(row.clocks)
    assert set(move.forms) == row.documents
    assert articles_of(move) == row.articles


@every_move
def test_the_actor_is_whom_the_law_names(row: Expected) -> None:
    assert {str(role) for role in TABLE[row.full].roles} == row.roles


@pytest.mark.parametrize("name", [name for name, moves in ROWS.items() if moves])
def test_the_table_and_the_lifecycle_know_the_same_moves(name: str) -> None:
    known = {(m.act, frozenset(m.sources), m.target, m.live) for m in LIFECYCLES[name].moves}

    assert known == {(r.act, r.sources, r.target, r.live) for r in ROWS[name]}
