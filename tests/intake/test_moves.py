"""The states of a clue are the law's (penalty-and-transfer.md §3)."""

from __future__ import annotations

from cases.intake.procedure import CLUE


def test_states_are_those_of_the_law() -> None:
    """penalty-and-transfer.md §2a, P1; three of them end it."""
    assert {s.code for s in CLUE.states} == {"CLUE", "VERIFY", "VERIFY_EXT", "VERIFY_TEST", "FILED", "NOT_FILED", "MOVED"}
    assert CLUE.terminal_states == {"FILED", "NOT_FILED", "MOVED"}
