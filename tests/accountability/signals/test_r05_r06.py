"""R05 有案不移 and R06 以罚代刑, on the flag as the law engine raised it (TR 3, 5, 11, 16; APL 8, 82)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.accountability.signals.raising import capacities, named, raised, the_signal, tonight, unguard, written
from tests.factories.cases import Played, case_at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
# 刑法 §140: sales of 50,000 yuan; the flag is raised with the case, on 10 March
FAKE: dict[str, Any] = {
    "product": "product",
    "conduct": ["PQL50"],
    "role": "producer",
    "sales_amount": "50000.00",
    "unsold_value": "0.00",
    "goods_value": "50000.00",
    "serious_injuries": 0,
}
BELOW = {**FAKE, "sales_amount": "49999.99", "goods_value": "49999.99"}
LAST, OVER = date(2026, 3, 13), date(2026, 3, 14)


def flagged(stage: str = "EVIDENCE", **facts: Any) -> Played:
    return case_at(stage, **{**FAKE, **facts})


def answered(played: Played, answer: str, day: date) -> None:
    """The flag as the transfer answers it; the transfer itself stays, and nothing is decided beside that but unguarded."""
    unguard("penalty_decision")
    flag = played.case.criminal_flags.get()
    flag.state, flag.answer, flag.ended_on = "answered", answer, day
    written(flag, day)


def test_three_days_are_left_to_report_it() -> None:
    played = flagged()
    tonight(LAST)

    assert raised(played, "R05") == []


def test_a_flag_that_nobody_reported_is_a_signal_after_three_days() -> None:
    played = flagged()
    tonight(OVER)
    signal = the_signal(played, "R05")

    assert signal.severity == "grave"
    assert (signal.evidence["raised_on"], signal.evidence["days"], signal.evidence["limit"]) == ("2026-03-10", 4, 3)
    assert [c["crime"] for c in signal.evidence["crimes"]] == ["刑法 §140"]
    assert capacities(signal) == named(played, ("co1", "handler"), ("co2", "handler"), ("bl", "approver"))


def test_one_fen_below_the_threshold_there_is_nothing_to_report() -> None:
    played = case_at("EVIDENCE", **BELOW)
    tonight(date(2026, 4, 1))

    assert raised(played, "R05") == []


@pytest.mark.parametrize(("day", "expected"), [(LAST, 0), (OVER, 1)])
def test_to_carry_the_case_on_instead_is_seen_at_the_act(day: date, expected: int) -> None:
    played = flagged()
    played.do("finish", on=day)

    assert len(raised(played, "R05")) == expected


def test_a_flag_raised_once_is_a_signal_once() -> None:
    played = flagged()
    tonight(OVER)
    tonight(date(2026, 3, 20))
    played.do("finish", on=date(2026, 3, 23))

    assert len(raised(played, "R05")) == 1


def test_a_flag_that_was_answered_is_none() -> None:
    played = flagged()
    answered(played, "transferred", LAST)
    tonight(OVER)

    assert raised(played, "R05") == []


def heard(answer: str) -> Played:
    """A case about any amount of toxic matter (刑法 §144), its flag answered on 20 March, the party heard."""
    played = case_at("EVIDENCE", substance="toxic_non_food", role="producer")
    answered(played, answer, date(2026, 3, 20))
    return played.play("finish", "submit", "agree", "approve", "serve_notice", "waive")


def test_a_penalty_after_the_head_refused_to_transfer_is_a_signal_at_the_act() -> None:
    played = heard("rejected: 证据不足以证明明知")
    played.do("decide")
    signal = the_signal(played, "R06")

    assert (signal.severity, signal.category) == ("grave", "LZW")
    assert signal.evidence["decided_on"] == "2026-04-21" and signal.evidence["answer"].startswith("rejected")
    assert named(played, ("bl", "approver"), ("ar", "reviewer"), ("uh", "unit_head")) <= capacities(signal)


def test_a_penalty_beside_a_transfer_is_none() -> None:
    """TR 11: what may be decided beside the transfer stays lawful; R06 asks whether it replaced the transfer."""
    played = heard("transferred")
    played.do("decide")
    tonight(date(2026, 4, 22))

    assert raised(played, "R06") == []


def test_the_night_sees_that_the_flag_was_never_transferred() -> None:
    played = heard("transferred")
    played.do("decide")
    answered(played, "rejected: 事后更正", date(2026, 4, 22))
    tonight(date(2026, 4, 23))
    tonight(date(2026, 4, 24))

    assert len(raised(played, "R06")) == 1


@pytest.mark.parametrize(("ended", "expected"), [(date(2026, 4, 21), 0), (date(2026, 4, 22), 1)])
def test_a_flag_cleared_by_other_facts_stood_until_that_day(ended: date, expected: int) -> None:
    """The decision is of 21 April: a flag cleared by then did not stand, one cleared later did."""
    played = heard("transferred")
    played.do("decide")
    flag = played.case.criminal_flags.get()
    flag.state, flag.answer, flag.ended_on = "cleared", "", ended
    written(flag, date(2026, 4, 22))
    tonight(date(2026, 4, 23))

    assert len(raised(played, "R06")) == expected


def test_a_case_that_never_reached_a_threshold_is_none() -> None:
    played = case_at("DEC_PEN")
    tonight(date(2026, 4, 23))

    assert raised(played, "R06") == []
