"""The notice of a hearing reaches the party seven working days before (PL64(2), HR20); who does not come, or leaves, has waived
the hearing (PL64(6), HR27(2)-(3))."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cases.base.models import Deadline, Document
from cases.penalty.acts.hearing_held import first_day_to_hold, last_day_to_tell
from tests.factories.cases import Played, case_at
from tests.factories.refusing import refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]


def _clock(played: Played, rule: str) -> Deadline:
    return Deadline.objects.filter(stream=played.stream, rule=rule).latest("pk")


# counted by hand: working days before the day of the hearing, itself not counted
@pytest.mark.parametrize(
    ("held", "last"),
    [
        # 28, 27, 24, 23, 22, 21, 20 April
        (date(2026, 4, 29), date(2026, 4, 20)),
        # 9 (a Saturday, worked), 8, 7, 6 May, 1-5 May off, 30, 29, 28 April
        (date(2026, 5, 11), date(2026, 4, 28)),
        # 29, 28, 27, 24, 23, 22, 21 April
        (date(2026, 4, 30), date(2026, 4, 21)),
    ],
)
def test_the_notice_is_served_seven_working_days_before(held: date, last: date) -> None:
    assert last_day_to_tell(held) == last
    assert first_day_to_hold(last) == held


def test_what_was_served_on_a_day_off_counts_from_the_next_working_day() -> None:
    """Saturday 18 April: 20 to 24 (5), 27, 28 lie between; the 29th is the first day."""
    assert first_day_to_hold(date(2026, 4, 18)) == date(2026, 4, 29)


@pytest.mark.parametrize("act", ["file_hearing", "end_hearing"])
def test_a_hearing_that_came_too_soon_is_refused_with_the_earliest_day(act: str) -> None:
    """Asked for on the 17th. Served on the 21st, the party had six working days until the 29th; the 30th is the earliest."""
    played = case_at("HEAR")
    with refused("hearing_told_in_time", "HR20") as caught:
        played.do(act, notice_served_on=date(2026, 4, 21))
    assert "最早可于2026-04-30举行听证" in caught.value.text.zh
    assert "on 2026-04-30 at the earliest" in caught.value.text.en

    played.do(act, on=date(2026, 5, 6), notice_served_on=date(2026, 4, 21), held_on=date(2026, 4, 30))

    row = played.case.hearingrequests.get()
    assert (row.notice_served_on, row.held_on) == (date(2026, 4, 21), date(2026, 4, 30))


@pytest.mark.parametrize("told", [date(2026, 4, 16), date(2026, 5, 1)])
def test_the_notice_lies_between_the_request_and_today(told: date) -> None:
    played = case_at("HEAR")
    for act in ("file_hearing", "end_hearing"):
        with refused("hearing_told_in_time", "PL64"):
            played.do(act, notice_served_on=told)


# --- ended -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("ground", "words"), [("absent", "无正当理由拒不到场参加听证"), ("left", "未经听证主持人允许中途退场")])
def test_who_does_not_come_or_leaves_has_waived_the_hearing_and_the_case_goes_on(ground: str, words: str) -> None:
    """Nobody has stated a defence: somebody looks what came in, and the decision follows without hearing or legal review."""
    played = case_at("HEAR")
    d12 = _clock(played, "D12")

    played.do("end_hearing", ground=ground)

    assert (played.state, played.open_steps()) == ("NOTIFIED", ["check_received"])
    # the time for the defence does not begin anew (it ended on 17 April); that of the case runs on
    assert (_clock(played, "D12").pk, _clock(played, "D12").due_on) == (d12.pk, date(2026, 4, 17))
    assert _clock(played, "D10").state == "running"
    forms = set(Document.objects.filter(stream=played.stream).values_list("form", flat=True))
    assert "40" in forms and "41" not in forms
    with refused("party_heard", "PP58"):
        played.do("decide", on=date(2026, 5, 6))
    played.do("check_received", on=date(2026, 5, 6))
    played.do("decide", on=date(2026, 5, 6))
    text = played.case.decisions.get().defence_text
    assert words in text and "视为放弃听证权利" in text and "2026年4月29日终止听证" in text
    assert played.case.facts.get("hearing_held") is not True


def test_a_defence_stated_before_is_still_re_checked() -> None:
    played = case_at("DEFENCE")
    played.do("ask_hearing", on=date(2026, 4, 16), sent_on=date(2026, 4, 16), received_on=date(2026, 4, 16))
    played.do("end_hearing")
    assert played.open_steps() == ["recheck"]
    with refused("party_heard", "PP58"):
        played.do("decide", on=date(2026, 5, 6))
    played.do("recheck", on=date(2026, 5, 6))
    assert played.open_steps() == ["decide"]


def test_a_defence_re_checked_before_leads_straight_to_the_decision() -> None:
    played = case_at("RECHECKED")
    played.do("ask_hearing", on=date(2026, 4, 16), sent_on=date(2026, 4, 16), received_on=date(2026, 4, 16))
    played.do("end_hearing")
    assert played.open_steps() == ["decide"]


def test_the_hearing_is_used_up() -> None:
    """Asked for once more, it is late: D12 is over."""
    played = case_at("HEAR").play("end_hearing")
    later: dict[str, Any] = {"sent_on": date(2026, 5, 6), "received_on": date(2026, 5, 6)}
    played.do("ask_hearing", on=date(2026, 5, 6), **later)
    played.do("refuse_hearing", on=date(2026, 5, 6))
    assert played.state == "NOTIFIED"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"ground": "late"}, "ground_to_end"),
        ({"ground": ""}, "ground_to_end"),
        ({"reason": " "}, "ground_to_end"),
        ({"held_on": date(2026, 5, 1)}, "held_after_request"),
        ({"minutes": b"text"}, "hearing_files"),
    ],
)
def test_without_ground_day_or_minutes_nothing_is_ended(changes: dict[str, Any], code: str) -> None:
    played = case_at("HEAR")
    with refused(code):
        played.do("end_hearing", **changes)
    assert played.state == "HEAR"


def test_who_investigated_neither_presides_nor_ends() -> None:
    """PL64(4), HR11."""
    played = case_at("HEAR")
    with refused("presider_apart", "PL64"):
        played.do("end_hearing", presided_by=played.office.officers["co1"])
    with refused("role"):
        played.do("end_hearing", by="co1")


def test_the_grounds_of_an_end_are_none_of_a_refusal() -> None:
    played = case_at("HEAR_LATE")
    for ground in ("absent", "left", ""):
        with refused("refusal_true", "HR5"):
            played.do("refuse_hearing", ground=ground)
