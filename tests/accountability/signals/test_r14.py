"""R14: officers, notice, hearing notice, legal review, service, recusal where due (APL 42-45, 58, 61-63)."""

from __future__ import annotations

from datetime import date

import pytest

from cases.parties.models import Certificate
from cases.penalty.models import Assignment
from tests.accountability.signals.raising import capacities, named, raised, the_signal, tonight, written
from tests.factories.cases import Played, case_at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]


def certificate(played: Played, who: str) -> Certificate:
    return Certificate.objects.get(officer=played.office.officers[who], kind="enforcement")


def suspend(played: Played, who: str, day: date) -> None:
    row = certificate(played, who)
    row.suspended = True
    written(row, day)


def ended(played: Played, who: str, last: date, day: date) -> None:
    row = certificate(played, who)
    row.valid_to = last
    written(row, day)


# --- two certified officers -----------------------------------------------------------------------------------------


def test_two_certified_officers_are_enough() -> None:
    played = case_at("INVEST")
    tonight(date(2026, 3, 12))

    assert raised(played, "R14") == []


def test_one_certified_officer_is_a_signal() -> None:
    played = case_at("INVEST")
    suspend(played, "co2", date(2026, 3, 11))
    tonight(date(2026, 3, 12))
    tonight(date(2026, 3, 13))
    signal = the_signal(played, "R14", "officers")

    assert signal.evidence["certified"] == [played.office.officers["co1"].name]
    assert named(played, ("co1", "handler"), ("co2", "handler")) <= capacities(signal)


@pytest.mark.parametrize("suspended", [False, True])
def test_a_replacement_is_looked_at_when_it_is_made(suspended: bool) -> None:
    """co2 leaves, co3 comes: with co1 there are two again, unless his certificate is suspended."""
    played = case_at("INVEST")
    if suspended:
        suspend(played, "co1", date(2026, 3, 11))
    played.do("replace")

    assert len(raised(played, "R14", "officers")) == suspended


@pytest.mark.parametrize(("last", "expected"), [(date(2026, 3, 11), 0), (date(2026, 3, 10), 1)])
def test_evidence_taken_a_day_after_a_certificate_ended(last: date, expected: int) -> None:
    """The record of 11 March was made by co1 and co2; co2's certificate turns out to have ended before."""
    played = case_at("EVIDENCE")
    played.do("replace", on=date(2026, 3, 12))
    ended(played, "co2", last, date(2026, 3, 13))
    tonight(date(2026, 3, 14))

    assert len(raised(played, "R14", "evidence")) == expected


def test_the_same_is_seen_when_the_investigation_ends() -> None:
    played = case_at("EVIDENCE")
    played.do("replace", on=date(2026, 3, 12))
    ended(played, "co2", date(2026, 3, 10), date(2026, 3, 13))
    played.do("finish")
    signal = the_signal(played, "R14", "evidence")

    assert signal.evidence["taken"][0]["on"] == "2026-03-11"
    assert named(played, ("co2", "handler")) <= capacities(signal)


# --- before the decision --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("served", "expected"), [(date(2026, 4, 21), 0), (date(2026, 4, 22), 1), (None, 1)])
def test_a_notice_served_after_the_decision_is_none(served: date | None, expected: int) -> None:
    played = case_at("DEC_PEN")
    notice = played.case.penaltynotices.get()
    notice.served_on = served
    written(notice, date(2026, 4, 22))
    tonight(date(2026, 4, 23))
    tonight(date(2026, 4, 24))

    assert len(raised(played, "R14", "notice")) == expected


def test_a_decision_without_a_notice_is_seen_when_it_is_made() -> None:
    played = case_at("WAIVED")
    notice = played.case.penaltynotices.get()
    notice.served_on = None
    written(notice, date(2026, 4, 20))
    played.do("decide")

    assert len(raised(played, "R14", "notice")) == 1


@pytest.mark.parametrize(("due", "told", "expected"), [(True, True, 0), (True, False, 1), (False, False, 0)])
def test_who_may_ask_for_a_hearing_is_told_so(due: bool, told: bool, expected: int) -> None:
    played = case_at("DEC_PEN")
    decision, notice = played.case.decisions.get(), played.case.penaltynotices.get()
    decision.outcome, notice.hearing_right = {**decision.outcome, "hearing_required": due}, told
    written(decision, date(2026, 4, 22))
    written(notice, date(2026, 4, 22))
    tonight(date(2026, 4, 23))

    assert len(raised(played, "R14", "hearing_notice")) == expected


@pytest.mark.parametrize(("reviewed", "expected"), [(date(2026, 4, 21), 0), (date(2026, 4, 22), 1)])
def test_a_complex_case_is_legally_reviewed_before_the_decision(reviewed: date, expected: int) -> None:
    played = case_at("COLL")
    review = played.case.reviews.get()
    review.reviewed_on = reviewed
    written(review, date(2026, 4, 20))
    played.do("decide")

    assert len(raised(played, "R14", "legal_review")) == expected


@pytest.mark.parametrize(("stage", "expected"), [("COLL", 1), ("WAIVED", 0)])
def test_the_night_asks_for_the_legal_review_where_it_is_due(stage: str, expected: int) -> None:
    played = case_at(stage)
    played.do("decide")
    review = played.case.reviews.get()
    review.kind = "case"
    written(review, date(2026, 4, 22))
    tonight(date(2026, 4, 23))

    assert len(raised(played, "R14", "legal_review")) == expected


# --- service --------------------------------------------------------------------------------------------------------

# seven working days from 21 April (clocks_penalty.csv)
LAST, OVER = date(2026, 4, 30), date(2026, 5, 1)


@pytest.mark.parametrize(("night", "expected"), [(LAST, 0), (OVER, 1)])
def test_a_decision_not_served_in_seven_working_days(night: date, expected: int) -> None:
    played = case_at("DEC_PEN")
    tonight(night)

    assert len(raised(played, "R14", "service")) == expected


@pytest.mark.parametrize(("served", "expected"), [(LAST, 0), (date(2026, 5, 6), 1)])
def test_a_late_service_is_seen_when_it_is_entered(served: date, expected: int) -> None:
    played = case_at("DEC_PEN")
    played.do("serve", on=date(2026, 5, 6), served_on=served)
    tonight(date(2026, 5, 7))

    assert len(raised(played, "R14", "service")) == expected


@pytest.mark.parametrize(("day", "expected"), [(date(2026, 5, 30), 0), (date(2026, 6, 1), 1)])
def test_a_public_notice_counts_by_its_publication(day: date, expected: int) -> None:
    """Published on 30 April it counts as served on 30 May; on Saturday 2 May it would have been late (PP82(5))."""
    played = case_at("DEC_PEN")
    played.do("serve", on=date(2026, 6, 2), served_on=day, mode="public_notice")
    tonight(date(2026, 6, 3))

    assert len(raised(played, "R14", "service")) == expected


@pytest.mark.parametrize(("changed", "expected"), [(LAST, 0), (date(2026, 5, 6), 1)])
def test_a_decision_that_was_changed_before_its_last_day_need_not_be_served_any_more(changed: date, expected: int) -> None:
    """The new decision has its own seven working days; the old one is late only if those had passed unused."""
    played = case_at("DEC_PEN")
    played.do("change", on=changed)
    played.do("serve", on=date(2026, 5, 8))
    tonight(date(2026, 5, 9))

    assert len(raised(played, "R14", "service")) == expected


# --- who investigated does not review -------------------------------------------------------------------------------


@pytest.mark.parametrize(("who", "expected"), [("ar", 1), ("lr", 0)])
def test_a_reviewer_who_investigated(who: str, expected: int) -> None:
    played = case_at("RETURNED")
    officer = played.office.officers[who]
    row = Assignment(case=played.case, officer=officer, duty="handler", from_day=date(2026, 3, 10), to_day=date(2026, 3, 11))
    written(row, date(2026, 4, 9))
    tonight(date(2026, 4, 10))
    tonight(date(2026, 4, 11))
    found = raised(played, "R14", "reviewer")

    assert len(found) == expected
    assert all(named(played, ("ar", "reviewer")) <= capacities(s) for s in found)


def test_the_same_is_seen_when_officers_are_replaced() -> None:
    played = case_at("RETURNED")
    officer = played.office.officers["ar"]
    row = Assignment(case=played.case, officer=officer, duty="handler", from_day=date(2026, 3, 10), to_day=date(2026, 3, 11))
    written(row, date(2026, 4, 9))
    played.do("replace", on=date(2026, 4, 9))

    assert len(raised(played, "R14", "reviewer")) == 1
