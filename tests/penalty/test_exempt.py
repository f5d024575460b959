"""不予行政处罚 (PL33, PP60-61): on a ground established in the facts, after the review, without anything imposed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cases.base.models import Deadline, Document
from integrity.publicity.models import PenaltyPublicity
from tests.factories.cases import PROPOSAL, case_at
from tests.factories.refusing import refused
from tests.factories.steps.content import NO_PENALTY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
GROUNDS = ("minor_corrected_no_harm", "first_time_slight_corrected", "no_fault_proven")


@pytest.mark.parametrize("ground", GROUNDS)
def test_each_ground_of_the_law_once_it_is_in_the_facts(ground: str) -> None:
    other = GROUNDS[GROUNDS.index(ground) - 1]
    # a producer: for a trader in food the Food Safety Law has a rule of its own (art. 136)
    played = case_at("APPR", role="producer", grounds={ground: True})
    with refused("exemption_ground", "PL33"):
        played.do("exempt", ground=other)
    played.do("exempt", ground=ground)

    decision = played.case.decisions.get()
    assert (decision.kind, decision.exemption_ground, decision.payable) == ("exempt", ground, 0)
    forms = Document.objects.filter(stream=played.stream).order_by("-pk").values_list("form", flat=True)
    assert set(forms[:2]) == {"43", "46"}
    assert not PenaltyPublicity.objects.exists()


@pytest.mark.parametrize("ground", ["", "pity", "mitigation_below_minimum"])
def test_no_other_ground(ground: str) -> None:
    played = case_at("APPR", grounds={"mitigation_below_minimum": True})
    with refused("exemption_ground"):
        played.do("exempt", ground=ground)


def test_a_decision_on_no_penalty_imposes_nothing() -> None:
    played = case_at("APPR", grounds={"minor_corrected_no_harm": True})
    for proposal in (PROPOSAL, replace(NO_PENALTY, kinds=("warning",))):
        with refused("nothing_imposed", "PL33"):
            played.do("exempt", proposal=proposal)


def test_it_too_is_decided_inside_d10_or_says_why_not() -> None:
    """D10 ends on 8 June (PP64 speaks of every decision)."""
    played = case_at("APPR", grounds={"minor_corrected_no_harm": True})
    with refused("inside_d10", "PP64"):
        played.do("exempt", on=date(2026, 6, 9))
    played.do("exempt", on=date(2026, 6, 9), overdue_reason="补充检验。")

    assert played.state == "DEC_EXEMPT"


def test_it_is_served_before_it_is_closed() -> None:
    played = case_at("DEC_EXEMPT")
    with refused("served_if_exempt", "PP81"):
        played.do("propose")
    played.play("serve_exempt", "propose", "close", "archive")

    assert played.state == "ARCHIVED"
    rules = Deadline.objects.filter(stream=played.stream, state="running").values_list("rule", flat=True)
    assert list(rules) == []


def test_it_is_annulled_like_any_decision() -> None:
    played = case_at("EXEMPT_SERVED")
    played.do("annul")

    assert played.state == "ANNULLED"
    assert played.case.decisions.get().status == "annulled"
    assert played.open_steps() == ["serve_annulment"]
