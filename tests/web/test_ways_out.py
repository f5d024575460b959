"""A refusal that a reader meets says what to do, who may, and leads there whoever may do it himself."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cases.base.errors import Busy, Conflict, NotFound, Refused, Text
from cases.penalty.rules import handles
from tests.factories.cases import Played, case_at
from tests.factories.steps import STEPS
from tests.web.conftest import Clock
from tests.web.site import Person
from web.viewmodels import Way
from web.views.refusals import _what_to_do

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]


def address(played: Played, verb: str) -> str:
    return f"/act/case/{played.case_id}/penalty.{verb}/"


def met(answer: Any) -> dict[str, Way]:
    """The ways of a refusal page, by their words."""
    return {way.text: way for way in answer.context["page"].ways}


def beside(answer: Any, rule: str) -> dict[str, Way]:
    """The ways that stand with a condition beside a form."""
    (guard,) = (g for g in answer.context["page"].guards if g.rule == rule)
    return {way.text: way for way in guard.ways}


def test_a_condition_beside_the_form_leads_to_the_act_that_cures_it(clock: Clock) -> None:
    played = case_at("INVEST")
    clock(date(2026, 3, 27))
    officer = Person(played.office.officers["co1"])

    ways = beside(officer.open(address(played, "finish_investigation")), "有证据")

    way = ways["先办理“登记证据”"]
    assert (way.who, way.url) == ("办案人员", address(played, "add_evidence"))
    assert officer.open(way.url).status_code == 200


def test_who_may_not_cure_it_himself_is_told_who_may(clock: Clock) -> None:
    """PP58: the leader waits for what others do; none of it is a link for him."""
    played = case_at("SILENT")
    clock(date(2026, 4, 20))
    leader = Person(played.office.officers["bl"])
    assert "现在可以办理“作出处罚决定”" not in met(leader.open(address(played, "decide_penalty")))

    answer = leader.open(address(played, "decide_unproven"))

    ways = beside(answer, "告知后已听取陈述申辩")
    assert ways["先办理“核对收文，逾期视为放弃”"] == Way(text="先办理“核对收文，逾期视为放弃”", who="线索受理、办案机构负责人")
    assert "待“陈述申辩及听证申请”期限届满后再办理" in ways
    assert "线索受理、办案机构负责人" in answer.content.decode()


def test_the_refusal_of_a_submit_names_the_ways_too(clock: Clock) -> None:
    played = case_at("INVEST")
    clock(date(2026, 3, 27))
    officer = Person(played.office.officers["co1"], language="en")
    step = next(s for s in STEPS.values() if s.act == "penalty.finish_investigation")

    answer = officer.fill(address(played, "finish_investigation"), **step.typed(played))

    assert answer.status_code == 409, answer.context["page"]
    (way,) = (w for w in answer.context["page"].ways if w.url == address(played, "add_evidence"))
    assert way.text.startswith("First:") and way.who == "Case officer"
    assert answer.context["page"].what_to_do == ""


def test_an_old_page_says_what_may_be_done_now(clock: Clock) -> None:
    played = case_at("INV_DONE")
    clock(date(2026, 4, 1))
    answer = Person(played.office.officers["co1"]).open(address(played, "finish_investigation"))

    assert answer.status_code == 409 and answer.context["page"].stale
    assert met(answer)["现在可以办理“补充案件事实”"].url == address(played, "complete_facts")
    assert "现在可以办理“登记证据”" not in met(answer)


def test_who_has_another_role_is_told_which(clock: Clock) -> None:
    played = case_at("INV_DONE")
    clock(date(2026, 4, 1))
    answer = Person(played.office.officers["co1"]).open(address(played, "submit_review"))

    assert answer.status_code == 403
    assert met(answer)["由其他有权人员办理"].who == "办案机构负责人"


def test_who_stands_in_the_wrong_relation_is_told_who_may_and_how_one_becomes_that(clock: Clock) -> None:
    played = case_at("INVEST")
    clock(date(2026, 3, 27))
    played.do("replace")
    answer = Person(played.office.officers["co2"]).open(address(played, "add_evidence"))

    assert (answer.status_code, answer.context["page"].code) == (403, handles.__name__)
    assert met(answer)["由其他有权人员办理"].who == "由本案办案人员办理"
    assert met(answer)["先办理“更换办案人员”"].who == "主要负责人、部门负责人、办案机构负责人"


@pytest.mark.parametrize(
    ("refusal", "words"),
    [
        (Busy("busy", Text("忙。", "Busy.")), "再试一次"),
        (Conflict("conflict", Text("重复。", "Twice.")), "再试一次"),
        (NotFound("no_document", Text("没有。", "None.")), "重新选择"),
        (Refused("claimed_by_other", Text("已领取。", "Held.")), "退回"),
        (Refused("stale_task", Text("已办。", "Done.")), "刷新"),
    ],
    ids=lambda value: getattr(value, "code", ""),
)
def test_what_no_condition_refused_has_its_general_answer(refusal: Refused, words: str) -> None:
    assert words in _what_to_do(refusal, stale=refusal.code == "stale_task")


def test_what_may_be_put_right_in_the_inquiry_alone_says_who_sends_the_case_back(clock: Clock) -> None:
    played = case_at("APPR")
    clock(date(2026, 4, 9))
    answer = Person(played.office.officers["co1"]).open(address(played, "correct_evidence"))
    assert answer.status_code == 409
    found = met(answer)
    assert found["先办理“退回补充调查（报批）”"].who == "主要负责人、部门负责人"
    assert not [text for text in found if "告知后" in text or "退回办案人员" in text]
