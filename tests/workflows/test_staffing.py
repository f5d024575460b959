"""People come and go: whoever leaves holds nothing any more, and in every state in which officers act another can be named."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from cases.base.actors import Actor
from cases.base.errors import NotPermitted
from cases.base.roles import Role
from cases.penalty.models import Assignment
from tests.factories.cases import Played, at, case_at
from tests.factories.parties import appointment_of
from tests.factories.refusing import refused
from tests.factories.transfers import transfer_at
from workflows.inbox import claim_item
from workflows.models import WorkItem
from workflows.staffing import Passed, end_service, pass_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
DAY = date(2026, 5, 15)
# every state in which a case officer still has something to do or may have to (PP81, PP72, PP78 name the officers)
STAGES = [
    "INVEST",
    "INV_DONE",
    "REVIEW",
    "APPR",
    "NOTIFIED",
    "DEFENCE",
    "COLL",
    "DEC_PEN",
    "DEC_EXEMPT",
    "PAY_DUE",
    "EXECUTED",
    "CHANGED",
    "ANNULLED",
    "CLOSED",
]


def _security(played: Played) -> Actor:
    if "security" not in played.office.officers:
        played.office.hire("security", Role.SEC_ADMIN)
    return played.office.actor("security", DAY)


def _leaves(played: Played, who: str, last_day: date) -> None:
    appointment = appointment_of(played.office.officers[who]).pk
    end_service(actor=_security(played), now=at(DAY), appointment=appointment, last_day=last_day, reason="调离")


def _claim(played: Played, who: str, step: str) -> None:
    claim_item(actor=played.office.actor(who, DAY), item=played.item(step).pk)


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("by", ["uh", "bl"])
def test_an_officer_is_replaced_in_every_open_state(stage: str, by: str) -> None:
    played = case_at(stage)
    before = played.state

    played.do("replace", by=by, on=DAY, cause="left", reason="调离本局。")

    rows = Assignment.objects.filter(case=played.case_id).order_by("pk")
    assert [(r.officer, r.to_day, r.end_cause) for r in rows][1:] == [
        (played.office.officers["co2"], DAY, "left"),
        (played.office.officers["co3"], None, ""),
    ]
    assert played.state == before


def test_what_the_one_who_leaves_has_taken_goes_back_and_the_successor_may_take_it() -> None:
    played = case_at("PAY_DUE")
    _claim(played, "co2", "await_payment")

    played.do("replace", on=DAY, cause="illness", reason="因病住院。")

    line = played.item("await_payment")
    assert (line.owner, line.task.owner) == (None, None)
    _claim(played, "co3", "await_payment")
    with refused("handles", "PP72"):
        played.do("pay", by="co2", on=DAY)
    played.do("pay", by="co3", on=DAY)


def test_a_publication_of_the_case_goes_with_it() -> None:
    played = case_at("DEC_PEN")
    _claim(played, "co2", "enter_publicity")

    played.do("replace", on=DAY, cause="left", reason="调离本局。")

    line = played.item("enter_publicity")
    co1, co3 = (played.office.officers[who].pk for who in ("co1", "co3"))
    assert (line.owner, line.takers) == (None, "".join(f"|{pk}" for pk in sorted([co1, co3])) + "|")


@pytest.mark.parametrize(
    ("changes", "by", "code"),
    [
        ({"cause": "recusal"}, "uh", "cause_fits"),
        ({"cause": "holiday"}, "bl", "cause_fits"),
        ({"reason": "  "}, "bl", "cause_fits"),
        ({"leaving": "co3", "coming": "co2"}, "bl", "replacement_fits"),
        ({"coming": "co1"}, "bl", "replacement_fits"),
        ({"coming": "uh"}, "bl", "replacement_fits"),
        ({"coming": "expired"}, "bl", "replacement_fits"),
    ],
)
def test_a_replacement_that_does_not_fit_is_refused(changes: dict[str, str], by: str, code: str) -> None:
    played = case_at("INVEST")
    played.office.hire("expired", Role.CO, certified=False)
    people: dict[str, Any] = {k: played.office.officers[v] for k, v in changes.items() if k in ("leaving", "coming")}

    with refused(code, "PP4"):
        played.do("replace", by=by, **{"cause": "left", **changes, **people})


def test_who_was_recused_never_comes_back_and_who_was_ill_does() -> None:
    played = case_at("INVEST")
    co1, co2, co3 = (played.office.officers[who] for who in ("co1", "co2", "co3"))
    played.do("replace", cause="illness", reason="因病。")
    played.do("replace", leaving=co1, coming=co2, cause="recusal", reason="近亲属。")

    with refused("replacement_fits", "PP4"):
        played.do("replace", leaving=co3, coming=co1, cause="left", reason="调离。")


# --- an appointment ends ---------------------------------------------------------------------------------------------


def test_when_an_appointment_is_over_claims_are_given_back_and_the_leaders_are_asked() -> None:
    played = case_at("PAY_DUE")
    _claim(played, "co2", "await_payment")

    _leaves(played, "co2", DAY - timedelta(days=1))

    assert played.item("await_payment").owner is None
    assert "name_officer" in played.open_steps()
    played.do("replace", by="uh", on=DAY, cause="left", reason="调离本局。")
    assert played.open_steps().count("name_officer") == 0
    assert "await_payment" in played.open_steps()


def test_before_the_last_day_is_over_the_claim_stays_and_the_successor_is_asked_for_already() -> None:
    played = case_at("PAY_DUE")
    _claim(played, "co2", "await_payment")

    _leaves(played, "co2", DAY)

    assert played.item("await_payment").owner == played.office.officers["co2"].user
    assert "name_officer" in played.open_steps()
    assert pass_on(now=at(DAY)) == Passed(0, 0)
    assert pass_on(now=at(DAY + timedelta(days=1))) == Passed(1, 0)
    assert played.item("await_payment").owner is None


@pytest.mark.parametrize(("who", "step", "stage"), [("uh", "submit_review", "INV_DONE"), ("bl", "approve", "APPR")])
def test_nobody_is_left_holding_a_task_whatever_the_role(who: str, step: str, stage: str) -> None:
    played = case_at(stage)
    _claim(played, who, step)

    _leaves(played, who, DAY - timedelta(days=1))

    assert played.item(step).owner is None


def test_nothing_is_asked_twice_and_nothing_of_a_file_that_was_put_away() -> None:
    played = case_at("ARCHIVED")
    _leaves(played, "co2", DAY - timedelta(days=1))
    assert played.open_steps() == ["enter_publicity"]

    waiting = case_at("INVEST", office=played.office)
    assert pass_on(now=at(DAY)) == Passed(0, 1)
    assert pass_on(now=at(DAY)) == Passed(0, 0)
    assert waiting.open_steps() == ["investigate", "name_officer"]


def test_a_verifier_and_a_member_of_the_task_force_are_asked_for_too() -> None:
    clue = case_at("VERIFY")
    _leaves(clue, "co2", DAY - timedelta(days=1))
    assert clue.open_steps() == ["name_verifier", "verify_clue"]
    clue.do("replace_verifier", on=DAY)
    assert clue.open_steps() == ["verify_clue"]

    sent = transfer_at("TASKFORCE")
    _leaves(sent.played, "co2", DAY - timedelta(days=1))
    assert {"name_member", "report_crime"} <= {
        i.step for i in WorkItem.objects.filter(done=False, stream=sent.transfer.stream_key)
    }


def test_only_the_security_administrator_ends_an_appointment() -> None:
    played = case_at("INVEST")
    appointment = appointment_of(played.office.officers["co2"]).pk

    with pytest.raises(NotPermitted):
        end_service(actor=played.office.actor("bl", DAY), now=at(DAY), appointment=appointment, last_day=DAY, reason="调离")
    assert "name_officer" not in played.open_steps()
