"""States and groups of a listing are the law's (integrity-and-accountability.md §3), its clocks counted by hand."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from cases.base.models import Deadline
from cases.base.models.clocks import ClockState
from integrity.blacklist.procedure import BLACKLIST, WITH_DECISION, Group
from tests.factories.listings import listing_at, listing_of
from tests.procedures.table import TABLES, counted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]


def _read(name: str) -> list[dict[str, str]]:
    with Path(TABLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


CLOCKS = _read("clocks_blacklist.csv")


def test_states_are_those_of_the_law() -> None:
    law = (
        "ASSESSING NOT_LISTED NOTIFIED DEFENCE AWAITING_SUPERIOR LISTED PUBLISHED EARLY_REVIEW REMOVED_EARLY "
        "REMOVED_TERM REVOKED RELISTED"
    )

    assert {s.code for s in BLACKLIST.states} == set(law.split())
    assert BLACKLIST.terminal_states == {"NOT_LISTED", "REMOVED_EARLY", "REMOVED_TERM", "REVOKED"}
    assert BLACKLIST.initial_states == {"ASSESSING"}


@pytest.mark.parametrize(
    ("group", "states"),
    [
        (Group.PENDING, "ASSESSING NOTIFIED DEFENCE AWAITING_SUPERIOR"),
        (Group.TOLD, "NOTIFIED DEFENCE AWAITING_SUPERIOR"),
        (Group.ON_LIST, "LISTED PUBLISHED EARLY_REVIEW RELISTED"),
        (Group.SHOWN, "PUBLISHED EARLY_REVIEW RELISTED"),
        (Group.REMOVED, "REMOVED_TERM REMOVED_EARLY"),
        (Group.ENDED, "REMOVED_TERM REMOVED_EARLY REVOKED"),
    ],
)
def test_the_groups_that_others_ask_for(group: Group, states: str) -> None:
    """Conditions of the penalty, invariants of the database, the file and the public list read them."""
    assert set(BLACKLIST.inside(group)) == set(states.split())


def test_whatever_was_listed_rests_on_a_decision() -> None:
    assert set(WITH_DECISION) == {"LISTED", "PUBLISHED", "EARLY_REVIEW", "RELISTED", "REMOVED_TERM", "REMOVED_EARLY", "REVOKED"}


@pytest.mark.parametrize("row", CLOCKS, ids=lambda r: r["rule"])
def test_the_last_day(row: dict[str, str]) -> None:
    listing = listing_of(listing_at(row["stage"]))
    clock = Deadline.objects.filter(stream=listing.stream_key, rule=row["rule"]).latest("pk")

    assert clock.state == ClockState.RUNNING
    assert clock.started_on.isoformat() == row["counts_from"]
    assert clock.due_on is not None and clock.due_on.isoformat() == row["due"]


def test_every_clock_that_a_live_move_starts_is_counted_here() -> None:
    started = {o.rule for m in BLACKLIST.moves if m.live for o in m.clocks if type(o).__name__ == "Start"}

    assert started == {row["rule"] for row in CLOCKS} | counted("blacklist")
