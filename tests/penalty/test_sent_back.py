"""Whoever does not agree sends the case back with reasons, and what was changed since the review stands on the next page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cases.base.models import Act
from tests.factories.cases import PROPOSAL, case_at
from tests.factories.refusing import refused
from web.penalty.material import changed_decision, changed_notice, changed_report, returned

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
LESS = replace(PROPOSAL, confiscated_goods=300_00, reasons_text="货值计算更正。")
BACK = [
    ("INV_DONE", "back_to_officers", "INVEST", "investigate"),
    ("APPR", "back_from_approval", "INVEST", "investigate"),
    ("APPROVED", "back_from_approval", "INVEST", "investigate"),
    ("APPR", "back_to_review", "REVIEW", "review"),
    ("NOTIFIED", "back_from_notice", "INVEST", "investigate"),
    ("DEFENCE", "back_from_notice", "INVEST", "investigate"),
    ("COLL", "back_from_notice", "INVEST", "investigate"),
    ("WAIVED", "renotify", "APPR", "approve"),
    ("RECHECKED", "renotify", "APPR", "approve"),
    ("COLL", "renotify", "APPR", "approve"),
]


@pytest.mark.parametrize(("stage", "step", "state", "waits"), BACK)
def test_the_case_goes_back_with_its_work_and_the_reason(stage: str, step: str, state: str, waits: str) -> None:
    played = case_at(stage)

    played.do(step, on=date(2026, 4, 20), reason="补充证据。")

    assert (played.state, played.open_steps()) == (state, [waits])
    assert Act.objects.filter(stream=played.stream).latest("pk").reason == "补充证据。"


@pytest.mark.parametrize(("stage", "step"), [row[:2] for row in BACK[:4]])
def test_without_a_reason_nothing_goes_back(stage: str, step: str) -> None:
    played = case_at(stage)
    with refused("return_reasoned"):
        played.do(step, reason=" ")


def test_after_a_return_the_party_is_told_and_heard_anew() -> None:
    """PL44: what was waived of one notice was not waived of another."""
    played = case_at("WAIVED").play("back_from_notice")
    assert played.case.waived_on is None

    for step, day in (("finish", 17), ("submit", 17), ("agree", 20), ("approve", 20), ("serve_notice", 21)):
        played.do(step, on=date(2026, 4, day))
    with refused("party_heard"):
        played.do("decide", on=date(2026, 4, 22))
    assert [n.version for n in played.case.penaltynotices.order_by("pk")] == [1, 2]


def test_a_new_notice_after_renotify_must_be_approved_before_it_is_served() -> None:
    played = case_at("NOTIFIED").play("renotify")
    with refused("notice_approved"):
        played.do("serve_notice", on=date(2026, 4, 17))


def test_the_officers_read_why_it_came_back_and_the_reviewers_what_was_changed() -> None:
    played = case_at("INV_DONE").play("back_to_officers")
    assert [f.value for f in returned(played.case)] == [f"{played.office.officers['uh'].name}：违法所得计算有误。"]

    played.do("finish", on=date(2026, 4, 2), proposal=LESS)

    assert [(f.label, f.before, f.value) for f in changed_report(played.case)] == [
        ("改动：没收物品货值（元）", "334.00 元", "300.00 元"),
        ("改动：裁量理由", PROPOSAL.reasons_text, "货值计算更正。"),
    ]


def test_what_the_leader_changed_against_the_reviewed_proposal_is_shown_at_the_next_act() -> None:
    # the edge of 65,000 yuan belongs to both tiers
    played = case_at("APPR", proposal=replace(PROPOSAL, fine=65_000_00))
    less = replace(LESS, fine=65_000_00)
    played.do("approve", proposal=less)
    assert [f.label for f in changed_notice(played.case)] == ["改动：没收物品货值（元）", "改动：裁量理由"]

    played.play("serve_notice", "waive")
    played.do("decide", proposal=replace(less, tier="ordinary"))
    assert [(f.label, f.before, f.value) for f in changed_decision(played.case)] == [("改动：裁量阶次", "从轻", "一般")]


def test_where_nothing_was_changed_nothing_is_shown() -> None:
    played = case_at("DEC_PEN")
    assert changed_report(played.case) == changed_notice(played.case) == changed_decision(played.case) == []
