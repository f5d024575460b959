"""States, groups and ends of the transfer are the law's (penalty-and-transfer.md §2a, §7)."""

from __future__ import annotations

import pytest

from cases.base.permissions import TABLE
from cases.transfer.procedure import TRANSFER, Group


def test_states_are_those_of_the_law() -> None:
    """penalty-and-transfer.md §2a, P5; CLEARED is the system's own end of a flag that nobody has acted on."""
    law = (
        "SUSPECT TASKFORCE REPORTED APPROVED REJECTED SENT RECEIPTED FORWARDED PS_FILED HANDED_OVER PS_REFUSED RECONSIDER "
        "RECONSIDER_FAIL PR_SUPERVISE ADMIN_RESUME"
    )

    assert {s.code for s in TRANSFER.states} - {"CLEARED"} == set(law.split())
    assert TRANSFER.initial_states == {"SUSPECT"}


def test_only_the_head_decides_and_ends() -> None:
    """T310-5: 正职负责人或者主持工作的负责人."""
    for act in ("approve", "reject", "end_case"):
        assert "presiding" in {rule.__name__ for rule in TABLE[f"transfer.{act}"].rules}


def test_every_state_that_is_no_end_can_be_left() -> None:
    """A case that the police passed on (T310-7) is filed or refused by those who got it."""
    left = {s for m in TRANSFER.moves for s in m.sources if m.target}

    assert {s.code for s in TRANSFER.states if not s.terminal} - left == {"HANDED_OVER"}


ASKED = "APPROVED SENT RECEIPTED FORWARDED RECONSIDER PR_SUPERVISE"


@pytest.mark.parametrize(
    ("group", "states"),
    [
        (Group.UNREPORTED, "SUSPECT TASKFORCE"),
        (Group.UNDECIDED, "SUSPECT TASKFORCE REPORTED"),
        (Group.DECIDED, f"{ASKED} REJECTED PS_FILED PS_REFUSED RECONSIDER_FAIL HANDED_OVER ADMIN_RESUME"),
        (Group.WITH_POLICE, ASKED),
        (Group.FILED, "PS_FILED HANDED_OVER"),
        (Group.WAITING, f"{ASKED} PS_REFUSED RECONSIDER_FAIL"),
        (Group.TURNED_DOWN, "REJECTED PS_REFUSED"),
    ],
)
def test_the_groups_that_others_ask_for(group: Group, states: str) -> None:
    """Conditions of the penalty, invariants of the database and supervision read them."""
    assert set(TRANSFER.inside(group)) == set(states.split())
