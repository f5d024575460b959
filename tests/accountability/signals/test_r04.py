"""R04 压案不查: thirty days without an investigative act, or no decision by the last day of D10 (APL 60, PP64)."""

from __future__ import annotations

from datetime import date

import pytest

from cases.penalty.procedure import PENALTY
from tests.accountability.signals.raising import capacities, named, raised, the_signal, tonight
from tests.factories.cases import case_at
from tests.procedures.table import rows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]


def test_the_thirtieth_idle_day_is_not_over_yet() -> None:
    """The last act is of 11 March; thirty full days are 12 March to 10 April."""
    played = case_at("EVIDENCE")
    tonight(date(2026, 4, 10))

    assert raised(played, "R04") == []


def test_thirty_full_days_without_an_act_are_a_signal() -> None:
    played = case_at("EVIDENCE")
    tonight(date(2026, 4, 11))
    signal = the_signal(played, "R04")

    assert signal.evidence == {"kind": "idle", "last_act_on": "2026-03-11", "next_act_on": None, "days_idle": 30, "limit": 30}
    assert (signal.state, signal.about, signal.raised_on) == ("RAISED", played.stream, date(2026, 4, 11))
    assert capacities(signal) == named(played, ("co1", "handler"), ("co2", "handler"), ("bl", "approver"))


def test_the_same_idle_time_is_raised_once() -> None:
    played = case_at("EVIDENCE")
    tonight(date(2026, 4, 11))

    assert tonight(date(2026, 4, 11)).raised == 0
    assert tonight(date(2026, 4, 20)).raised == 0
    assert len(raised(played, "R04")) == 1


@pytest.mark.parametrize(("day", "expected"), [(date(2026, 4, 10), 0), (date(2026, 4, 13), 1)])
def test_at_the_end_of_an_investigation_its_gaps_are_looked_at(day: date, expected: int) -> None:
    """Between 11 March and Friday 10 April lie 29 days, and 32 before Monday the 13th."""
    played = case_at("EVIDENCE")
    played.do("facts", on=date(2026, 3, 11))
    played.do("finish", on=day)

    assert len(raised(played, "R04", "idle")) == expected
    assert all(s.evidence["next_act_on"] == day.isoformat() for s in raised(played, "R04"))


def test_the_last_day_of_the_term_is_still_in_time() -> None:
    """D10 of a case filed on 10 March ends on 8 June (clocks_penalty.csv)."""
    played = case_at("WAIVED")
    tonight(date(2026, 6, 8))

    assert raised(played, "R04") == []


def test_the_day_after_the_term_is_a_signal() -> None:
    played = case_at("WAIVED")
    tonight(date(2026, 6, 9))
    signal = the_signal(played, "R04")

    assert signal.evidence == {
        "kind": "overdue",
        "filed_on": "2026-03-10",
        "clock": "D10",
        "started_on": "2026-03-10",
        "due_on": "2026-06-08",
        "ended_on": None,
        "days_over": 1,
    }
    assert signal.severity == "serious" and signal.category == "BZW"
    assert capacities(signal) == named(
        played, ("co1", "handler"), ("co2", "handler"), ("uh", "unit_head"), ("ar", "reviewer"), ("bl", "approver")
    )


@pytest.mark.parametrize(("day", "expected"), [(date(2026, 6, 8), 0), (date(2026, 6, 9), 1)])
def test_a_decision_is_looked_at_when_it_is_made(day: date, expected: int) -> None:
    played = case_at("WAIVED")
    played.do("decide", on=day, overdue_reason="检验机构迟延。" if expected else "")

    assert len(raised(played, "R04", "overdue")) == expected


def test_a_late_decision_says_nothing_new_after_the_night_that_saw_it() -> None:
    played = case_at("WAIVED")
    tonight(date(2026, 6, 9))
    played.do("decide", on=date(2026, 6, 10), overdue_reason="检验机构迟延。")

    assert len(raised(played, "R04")) == 1


def test_every_act_of_an_investigation_says_whether_it_goes_on_with_it() -> None:
    """The table says yes or no: an act that says nothing would leave the officer who does it idle in the eyes of supervision."""
    said = {(row["act"], row["investigates"]) for row in rows("penalty")}

    assert {f"penalty.{act}" for act, word in said if word == "yes"} == set(PENALTY.advancing)
    assert [row["act"] for row in rows("penalty") if "INVEST" in row["from"].split() and not row["investigates"]] == []
