"""What only people can judge: a crime is pointed out or ruled out by them, and no decision passes over it (T310-3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cases.base.models import Act
from cases.transfer.models import CriminalFlag, Transfer
from tests.factories.acts import act, did
from tests.factories.cases import Played, at, case_at
from tests.factories.parties import make_authority
from tests.factories.refusing import refused
from tests.factories.steps.content import NO_PENALTY
from tests.factories.transfers import FINE, Sent, transfer_at
from workflows.models import WorkItem

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]

# fake goods, hardly sold, with a loss of 90,000 yuan: crime 147 if they are pesticide, which the engine cannot know, and not
# yet 146 (100,000)
DOUBT: dict[str, Any] = {
    "product": "product",
    "conduct": ["PQL50"],
    "role": "producer",
    "substance": None,
    "illegal_gains": "0.00",
    "serious_injuries": 0,
    "direct_loss": "90000.00",
    "harm": False,
    "sales_amount": "900.00",
    "unsold_value": "334.00",
    "goods_value": "1234.00",
}
SMALL = replace(FINE, fine=1_000_00)
DAY = date(2026, 4, 20)
CRIME = "刑法 §147"


def _say(played: Played, command: Any, by: str, *, on: date = DAY, crime: str = CRIME, reason: str = "涉案产品为农药。") -> Any:
    return command(actor=played.office.actor(by, on), now=at(on), case=played.case_id, crime=crime, reason=reason)


def _doubtful(stage: str) -> Played:
    return case_at(stage, proposal=SMALL, **DOUBT)


@pytest.mark.parametrize("who", ["co1", "uh", "bl", "bh"])
def test_a_person_opens_the_flag_and_its_transfer(who: str) -> None:
    played = case_at("INVEST")
    day = date(2026, 3, 12)
    _say(played, act("penalty.point_out_crime"), who, on=day, crime="刑法 §213", reason="假冒注册商标，违法所得十万元。")

    flag = CriminalFlag.objects.get(case=played.case_id)
    assert (flag.state, flag.raised_on) == ("open", day)
    assert flag.crimes == [{"crime": "刑法 §213", "certain": False, "reason": "假冒注册商标，违法所得十万元。"}]
    transfer = Transfer.objects.get(flag=flag)
    assert transfer.state == "SUSPECT"
    assert WorkItem.objects.filter(home=transfer.stream_key, step="form_task_force", done=False).exists()
    said = Act.objects.get(stream=played.stream, verb="penalty.point_out_crime")
    assert (said.article, said.reason) == ("T310-3", "假冒注册商标，违法所得十万元。")


@pytest.mark.parametrize(
    ("who", "code"), [("co3", "handles_or_leads"), ("ar", "role"), ("credit", "role"), ("elsewhere", "own_authority")]
)
def test_who_has_no_part_in_the_case_does_not(who: str, code: str) -> None:
    from cases.base.roles import Role

    played = case_at("INVEST")
    played.office.hire("elsewhere", Role.BL, authority=make_authority())
    with refused(code, "T310-3"):
        _say(played, act("penalty.point_out_crime"), who)
    assert not CriminalFlag.objects.exists()


@pytest.mark.parametrize(("crime", "reason"), [("刑法 §147", " "), ("盗窃罪", "理由。"), ("", "理由。"), ("刑法 §14", "理由。")])
def test_crime_and_reasons_are_stated(crime: str, reason: str) -> None:
    played = case_at("INVEST")
    for command in (act("penalty.point_out_crime"), act("penalty.rule_out_crime")):
        with refused("crime_reasoned", "T310-3"):
            _say(played, command, "bl", crime=crime, reason=reason)


def test_it_goes_to_the_police_as_the_engines_own_flag_does() -> None:
    played = _doubtful("WAIVED")
    _say(played, act("penalty.point_out_crime"), "co1")
    sent = Sent(played).play("task_force", "report", "approve", "send")

    assert (sent.state, sent.case.state) == ("SENT", "SUSP")
    assert [c["crime"] for c in sent.transfer.crimes] == [CRIME]


def test_no_fine_passes_over_a_crime_that_somebody_must_judge() -> None:
    played = _doubtful("WAIVED")
    with refused("possible_crime_open", "T310-3"):
        played.do("decide")
    assert played.case.decisions.count() == 0


def test_nor_does_a_decision_on_no_penalty() -> None:
    played = case_at("EVIDENCE", proposal=SMALL, **DOUBT, grounds={"first_time_slight_corrected": True})
    played.play("finish", "submit", "agree")
    with refused("possible_crime_open", "T310-3"):
        played.do("exempt", ground="first_time_slight_corrected", proposal=replace(NO_PENALTY, conduct="PQL50"))


def test_ruled_out_with_reasons_the_decision_is_free() -> None:
    played = _doubtful("WAIVED")
    _say(played, act("penalty.rule_out_crime"), "bl", reason="涉案产品为家具。")
    played.do("decide")

    assert played.state == "DEC_PEN"
    said = Act.objects.get(stream=played.stream, verb="penalty.rule_out_crime")
    assert (said.reason, said.details["crime"]) == ("涉案产品为家具。", CRIME)
    assert not CriminalFlag.objects.exists()


def test_pointed_out_the_decision_waits_for_the_head() -> None:
    played = _doubtful("WAIVED")
    _say(played, act("penalty.point_out_crime"), "co1")
    with refused("criminal_flag_open", "T310-11"):
        played.do("decide")
    Sent(played).play("task_force", "report", "reject")
    played.do("decide", on=date(2026, 4, 27))
    assert played.state == "DEC_PEN"


def test_other_facts_are_judged_anew() -> None:
    played = _doubtful("EVIDENCE")
    _say(played, act("penalty.rule_out_crime"), "bl", on=date(2026, 3, 11), reason="涉案产品为家具。")
    played.facts |= {"direct_loss": "95000.00"}
    played.play("facts", "finish", "submit", "agree", "approve", "serve_notice", "waive")
    with refused("possible_crime_open", "T310-3"):
        played.do("decide")


def test_harm_alone_is_no_line() -> None:
    """145 and 148 are possible wherever a product did harm; nothing says that it was a device or a cosmetic."""
    played = case_at("WAIVED", proposal=SMALL, **{**DOUBT, "direct_loss": "0.00", "harm": True, "deaths": 0})
    played.do("decide")
    assert played.state == "DEC_PEN"


def test_what_is_certain_or_pointed_out_nobody_rules_out() -> None:
    """T310-5: the head decides."""
    played = transfer_at("SUSPECT").played
    with refused("crime_is_doubtful", "T310-5"):
        _say(played, act("penalty.rule_out_crime"), "bl", crime="刑法 §140")
    played = _doubtful("WAIVED")
    _say(played, act("penalty.point_out_crime"), "co1")
    with refused("crime_is_doubtful", "T310-5"):
        _say(played, act("penalty.rule_out_crime"), "bl")


def test_the_engine_does_not_clear_what_a_person_pointed_out() -> None:
    played = _doubtful("EVIDENCE")
    _say(played, act("penalty.point_out_crime"), "co1", on=date(2026, 3, 13))
    played.do("facts", on=date(2026, 3, 14), facts={**played.facts, "direct_loss": "0.00"})

    flag = CriminalFlag.objects.get(case=played.case_id)
    assert (flag.state, [c["crime"] for c in flag.crimes]) == ("open", [CRIME])


def test_a_further_crime_joins_the_open_flag_and_the_engines_crimes_stay() -> None:
    sent = transfer_at("TASKFORCE")
    _say(sent.played, act("penalty.point_out_crime"), "bl", on=date(2026, 4, 22))

    assert [c["crime"] for c in sent.flag.crimes] == ["刑法 §140", CRIME]
    assert Transfer.objects.count() == 1


@pytest.mark.parametrize("state", ["SUSPECT", "SENT", "PS_FILED"])
def test_what_is_in_hand_is_not_pointed_out_again(state: str) -> None:
    sent = transfer_at(state)
    with refused("crime_is_open", "T310-3"):
        _say(sent.played, act("penalty.point_out_crime"), "bl", on=date(2026, 4, 29), crime="刑法 §140")


def test_a_fine_that_was_paid_does_not_bar_the_transfer() -> None:
    """T310-11: what was decided stays, what was paid counts towards the court's fine."""
    played = case_at("EXECUTED")
    day = date(2026, 5, 6)
    _say(played, act("penalty.point_out_crime"), "bl", on=day, crime="刑法 §143")
    sent = Sent(played)
    for step in ("task_force", "report", "approve", "send"):
        sent.do(step, on=day)
    assert (sent.state, sent.case.state) == ("SENT", "EXECUTED")


def test_no_leader_withdraws_what_a_person_pointed_out() -> None:
    """T310-5: that is the head's to answer, upon a report; the facts say nothing about it either way."""
    played = case_at("INVEST")
    day = date(2026, 3, 13)
    _say(played, act("penalty.point_out_crime"), "co1", on=day)
    transfer = Transfer.objects.get(case=played.case_id)
    with refused("no_longer_reached", "T310-11"):
        did("transfer.clear_flag", actor=played.office.actor("bl", day), now=at(day), transfer=transfer.pk, reason="不构成犯罪。")
    assert CriminalFlag.objects.get(case=played.case_id).state == "open"
