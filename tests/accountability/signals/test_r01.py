"""R01 有案不立: no decision on filing by the last day of D01 (APL 54, 76; PP18)."""

from __future__ import annotations

from datetime import date

import pytest

from cases.base import clocks
from tests.accountability.signals.raising import capacities, named, raised, the_signal, tonight
from tests.factories.cases import at, case_at
from tests.factories.parties import seeding

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
# fifteen working days from 2 March 2026 (clocks_penalty.csv)
LAST, OVER = date(2026, 3, 23), date(2026, 3, 24)


def test_on_the_last_day_it_is_not_late() -> None:
    played = case_at("FOUND")
    tonight(LAST)

    assert raised(played, "R01") == []


def test_the_night_after_the_last_day_sees_it() -> None:
    played = case_at("FOUND")
    tonight(OVER)
    signal = the_signal(played, "R01")

    assert signal.evidence == {
        "kind": "late_filing",
        "received_on": "2026-03-02",
        "clock": "D01",
        "started_on": "2026-03-02",
        "due_on": "2026-03-23",
        "ended_on": None,
        "days_over": 1,
    }
    assert capacities(signal) == named(played, ("co1", "handler"), ("co2", "handler"), ("uh", "unit_head"))


def test_whoever_was_to_verify_and_did_nothing_is_concerned_too() -> None:
    played = case_at("VERIFY")
    tonight(OVER)

    assert capacities(the_signal(played, "R01")) == named(played, ("co1", "handler"), ("co2", "handler"), ("uh", "unit_head"))


@pytest.mark.parametrize("step", ["file", "not_file"])
@pytest.mark.parametrize(("day", "expected"), [(LAST, 0), (OVER, 1)])
def test_a_late_decision_is_seen_when_it_is_made(step: str, day: date, expected: int) -> None:
    played = case_at("FOUND")
    played.do(step, on=day)

    assert len(raised(played, "R01")) == expected


def test_an_approved_extension_counts() -> None:
    """Fifteen working days more: 24 March (1) to 14 April, Qingming 4-6 April off."""
    played = case_at("FOUND")
    with seeding(at(date(2026, 3, 20))) as work:
        clocks.extend(work, played.clue, "D01", length=15, approver="人员丙", reason="案情复杂。")
    tonight(OVER)

    assert raised(played, "R01") == []


def test_a_second_night_and_the_late_decision_raise_nothing_new() -> None:
    played = case_at("FOUND")
    tonight(OVER)
    tonight(date(2026, 3, 25))
    played.do("file", on=date(2026, 3, 26))

    assert len(raised(played, "R01")) == 1
