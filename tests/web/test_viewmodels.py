"""The little that view models decide: how near a last day is, and what is still owed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from web import viewmodels as vm

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("days", "level"),
    [(-30, "overdue"), (-1, "overdue"), (0, "today"), (1, "soon"), (3, "soon"), (4, "near"), (10, "near"), (11, "calm")],
)
def test_levels(days: int, level: str) -> None:
    due = vm.due_on(TODAY + timedelta(days=days), today=TODAY, clock="办案期限")
    assert due.level == level
    assert due.days_left == days and due.days_over == max(0, -days)


def test_paused_and_ended_clocks_are_never_urgent() -> None:
    late = TODAY - timedelta(days=5)
    assert vm.due_on(late, today=TODAY, clock="x", paused=True).level == "paused"
    assert vm.due_on(late, today=TODAY, clock="x", ended=True).level == "done"
    assert vm.due_on(None, today=TODAY, clock="x").level == "none"


def test_open_sum_is_never_negative() -> None:
    assert vm.Payment(owed_fen=953_000, paid_fen=300_000).open_fen == 653_000
    assert vm.Payment(owed_fen=100, paid_fen=200).open_fen == 0


def test_the_actor_is_the_current_appointment() -> None:
    hats = tuple(vm.Appointment(id=i, role=r, unit="", authority="", current=i == 2) for i, r in ((1, "a"), (2, "b")))
    assert vm.Shell(appointments=hats).actor == hats[1]
    assert vm.Shell().actor is None
