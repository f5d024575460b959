"""States, groups and ends of the ordinary procedure are the law's (penalty-and-transfer.md §4, §6)."""

from __future__ import annotations

import pytest

from cases.penalty.procedure import PENALTY, Group
from tests.procedures.table import order_in_words


def test_a_clock_is_stopped_before_it_starts_anew() -> None:
    """A move that ends an old time and begins the same again does so in this order, else the two would collide."""
    for move in PENALTY.moves:
        orders = [order_in_words(o) for o in move.clocks]
        for rule in {"D14", "D40"}:
            if f"stop {rule}" in orders and f"start {rule}" in orders:
                assert orders.index(f"stop {rule}") < orders.index(f"start {rule}"), move.act


def test_states_are_those_of_the_law() -> None:
    """penalty-and-transfer.md §2a, P2 and P4."""
    law = (
        "INVEST SUSP TERM INV_DONE REVIEW APPR NOTIFIED DEFENCE HEAR LEGAL2 COLL DEC_PEN DEC_EXEMPT DEC_UNPROVEN "
        "DEC_OTHER DEC_CRIME SERVED PAY_DUE DEFERRED SURCHARGE DUNNED COURT_APPLIED COURT_EXEC EXECUTED EXEC_END "
        "CHANGED ANNULLED CLOSED ARCHIVED"
    )

    assert {s.code for s in PENALTY.states} == set(law.split())
    assert PENALTY.initial_states == {"INVEST"}


def test_every_state_can_be_reached_and_all_but_the_last_left() -> None:
    entered = {m.target for m in PENALTY.moves} - {""}
    left = {s for m in PENALTY.moves for s in m.sources}

    assert entered == {s.code for s in PENALTY.states}
    assert {s.code for s in PENALTY.states} - left == set()


BEFORE_DECISION = "INVEST INV_DONE REVIEW APPR NOTIFIED DEFENCE HEAR LEGAL2 COLL"


@pytest.mark.parametrize(
    ("group", "states"),
    [
        (Group.UNDECIDED, f"{BEFORE_DECISION} SUSP"),
        (Group.HALTED, BEFORE_DECISION),
        (Group.CRIME_MAY_SHOW, f"{BEFORE_DECISION} SUSP DEC_PEN DEC_EXEMPT DEC_UNPROVEN SERVED PAY_DUE EXECUTED CHANGED CLOSED"),
        (Group.BY_DECISION, "DEC_PEN CHANGED DEC_EXEMPT"),
        (Group.FINISHED, "CLOSED ARCHIVED"),
    ],
)
def test_the_groups_that_others_ask_for(group: Group, states: str) -> None:
    """Supervision, transfer, database and summary read them; the rest are the sources of rows, which the tables hold."""
    assert set(PENALTY.inside(group)) == set(states.split())
