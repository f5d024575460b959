"""The lifecycle of a clue is the law's table (penalty-and-transfer.md §3), row by row."""

from __future__ import annotations

import pytest

from cases.base.permissions import TABLE
from cases.intake.procedure import CLUE
from tests.penalty.moves import Expected, expected, move_of, order_in_words

ROWS = expected("clue")


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_the_move_is_what_the_law_says(row: Expected) -> None:
    move = move_of(CLUE, row)

    assert move.target == row.target
    assert sorted(map(order_in_words, move.clocks)) == sorted(row.clocks)
    assert set(move.issues) == row.documents
    assert set(move.article.split(", ")) == row.articles


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_the_actor_is_whom_the_law_names(row: Expected) -> None:
    assert {str(role) for role in TABLE[f"clue.{row.act}"].roles} == row.roles


def test_the_table_and_the_lifecycle_know_the_same_moves() -> None:
    known = {(m.act, frozenset(m.sources), m.target, m.live) for m in CLUE.moves}

    assert known == {(r.act, r.sources, r.target, r.live) for r in ROWS}


def test_states_are_those_of_the_law() -> None:
    """penalty-and-transfer.md §2a, P1; three of them end it."""
    assert {s.code for s in CLUE.states} == {"CLUE", "VERIFY", "VERIFY_EXT", "VERIFY_TEST", "FILED", "NOT_FILED", "MOVED"}
    assert CLUE.terminal_states == {"FILED", "NOT_FILED", "MOVED"}
