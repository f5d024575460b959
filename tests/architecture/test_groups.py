"""Sets of states are derived from group flags: a state that does not say of each group whether it is in or out is no state."""

from __future__ import annotations

from enum import Flag, auto

import pytest

from cases.base.lifecycle import Lifecycle
from cases.base.selectors import aggregate_models
from cases.base.states import State, States
from cases.penalty.procedure import PENALTY
from cases.penalty.procedure import Group as OfCase


@pytest.mark.parametrize("lifecycle", [m.lifecycle for m in aggregate_models()], ids=lambda one: one.name)
def test_every_state_says_of_every_group_whether_it_is_in_or_out(lifecycle: Lifecycle) -> None:
    assert list(lifecycle.ungrouped()) == []


@pytest.mark.parametrize("lifecycle", [m.lifecycle for m in aggregate_models()], ids=lambda one: one.name)
def test_no_state_is_in_and_out_of_one_group(lifecycle: Lifecycle) -> None:
    both = [
        (state.code, group.name)
        for state in lifecycle.states
        for group in lifecycle.groups
        if state.inside is not None and state.outside is not None and group in state.inside and group in state.outside
    ]
    assert both == []


def test_a_forgotten_group_is_named() -> None:
    class Group(Flag):
        OPEN = auto()
        HALTS = auto()

    class Kind(States):
        BEGUN = State("BEGUN", "已开始", "Begun", inside=Group.OPEN, outside=Group.HALTS)
        TESTING = State("TESTING", "检验", "Testing", inside=Group.OPEN)
        DONE = State("DONE", "已办结", "Done", terminal=True)

    lifecycle = Lifecycle("x", "程序", "Procedure", Kind, groups=Group)

    assert list(lifecycle.ungrouped()) == ["x.TESTING is neither in nor out of HALTS: say which, where it is declared."]
    assert lifecycle.inside(Group.OPEN) == ("BEGUN", "TESTING")
    assert str(Kind.TESTING) == Kind.TESTING == "TESTING"


def test_a_new_state_of_a_case_must_say_who_looks_at_it_and_what_halts_it() -> None:
    """Supervision (R04, R05), the pointing out of a crime and the transfer all follow from what it says."""
    testing = State("TESTING", "检验检测", "Testing", outside=OfCase.LATER | OfCase.HEARD | OfCase.EVIDENCE_MOVES)
    lifecycle = Lifecycle("penalty", "程序", "Procedure", [*PENALTY.states, testing], groups=OfCase)

    missing = "UNDECIDED, HALTED, CRIME_MAY_SHOW, STAFFED"
    assert list(lifecycle.ungrouped()) == [
        f"penalty.TESTING is neither in nor out of {missing}: say which, where it is declared."
    ]
