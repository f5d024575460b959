"""Facts that were left unknown never stop a case for good: asked before the report, and completed after it where they lack."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cases.law.facts import FactsError
from cases.penalty.models import PenaltyCase
from tests.factories.cases import Played, case_at
from tests.factories.parties import seeding
from tests.factories.refusing import refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]


def _old(stage: str, *unknown: str) -> Played:
    """A case of an older version, which reached the stage without these facts."""
    played = case_at(stage)
    with seeding() as work:
        case = work.lock(PenaltyCase, played.case_id)
        case.facts = {k: v for k, v in case.facts.items() if k not in unknown}
        work.save(case)
    return played


# PP50: which review is due; FSL124: goods of 10,000 yuan and more are fined by their value
@pytest.mark.parametrize(
    "unknown", [{"complex": None}, {"public_interest": None}, {"goods_value": None, "sales_amount": None, "unsold_value": None}]
)
def test_the_report_is_refused_until_they_are_known_and_may_state_them(unknown: dict[str, Any]) -> None:
    played = case_at("ESTABLISHED", **unknown)
    with refused("facts_known", "PP50"):
        played.do("finish")

    known = {"goods_value": "1234.00"} if "goods_value" in unknown else dict.fromkeys(unknown, False)
    played.do("finish", facts=known)

    assert played.state == "INV_DONE"
    assert played.case.facts.items() >= known.items()


def test_no_fine_needs_no_value_of_goods() -> None:
    from tests.factories.steps.content import NO_PENALTY

    played = case_at("ESTABLISHED", goods_value=None, sales_amount=None, unsold_value=None)
    played.do("finish", proposal=NO_PENALTY)
    assert played.state == "INV_DONE"


@pytest.mark.parametrize("unknown", ["complex", "public_interest"])
def test_the_legal_review_is_always_accepted_and_the_other_names_who_cures_it(unknown: str) -> None:
    played = _old("INV_DONE", unknown)
    with refused("right_review", "PP50") as refusal:
        played.do("submit", kind="case")
    assert "补充案件事实" in str(refusal.value)

    played.do("submit", kind="legal")
    assert played.state == "REVIEW"


@pytest.mark.parametrize(("stage", "after"), [("INV_DONE", "INV_DONE"), ("REVIEW", "REVIEW"), ("APPR", "REVIEW")])
def test_an_old_case_is_completed_and_what_was_reviewed_is_reviewed_again(stage: str, after: str) -> None:
    played = _old(stage, "goods_value", "sales_amount", "unsold_value")

    played.do("complete", on=date(2026, 4, 9), facts={"goods_value": "1234.00"})

    assert (played.state, played.case.facts["goods_value"]) == (after, "1234.00")
    assert played.open_steps() == [{"INV_DONE": "submit_review"}.get(after, "review")]


def test_a_fact_that_calls_for_the_legal_review_makes_it_one() -> None:
    played = _old("APPR", "complex")
    played.do("complete", on=date(2026, 4, 9), facts={"complex": True})

    assert played.case.review_kind == "legal"
    with refused("reviewer_fits", "PP49"):
        played.do("agree", on=date(2026, 4, 10))
    played.do("agree_legal", on=date(2026, 4, 10))
    played.do("approve", on=date(2026, 4, 10))


def test_the_notice_is_not_approved_on_the_lesser_review() -> None:
    played = _old("APPR")
    with seeding() as work:
        case = work.lock(PenaltyCase, played.case_id)
        case.facts = {**case.facts, "complex": True}
        work.save(case)

    with refused("review_passed", "PP50") as refusal:
        played.do("approve")
    assert "补送法制审核" in str(refusal.value)
    played.do("submit_too")
    assert played.state == "REVIEW"


@pytest.mark.parametrize("facts", [{"complex": True}, {}])
def test_what_is_known_is_not_changed_by_completing(facts: dict[str, Any]) -> None:
    played = case_at("INV_DONE")
    with refused("only_unknown", "PP21"):
        played.do("complete", facts=facts)


# goods are sold and unsold (PQL72); nothing is discovered before it happens, nor ends before it began
@pytest.mark.parametrize(
    ("facts", "wrong"),
    [
        ({"goods_value": "1233.99"}, "goods_value"),
        ({"goods_value": "899.99", "unsold_value": None}, "goods_value"),
        ({"discovered_on": "2026-02-19"}, "discovered_on"),
        ({"act_ended_on": "2026-02-19"}, "act_ended_on"),
        ({"discovered_on": "2026-03-11"}, "discovered_on"),
        ({"acted_on": "2026-03-11"}, "acted_on"),
        ({"act_ended_on": "2026-03-13"}, "act_ended_on"),
        ({"act_ended_on": "2026-02-21", "duration_days": 3}, "duration_days"),
    ],
)
def test_facts_that_contradict_one_another_are_asked_at_the_fact(facts: dict[str, Any], wrong: str) -> None:
    played = case_at("INVEST")
    with pytest.raises(FactsError) as error:
        played.do("facts", facts={**played.facts, **facts})
    assert error.value.path == wrong
    assert played.case.facts == played.facts


@pytest.mark.parametrize(
    "facts",
    [
        {"goods_value": "1234.00"},
        {"goods_value": "2000.00"},
        {"discovered_on": "2026-02-20"},
        {"discovered_on": "2026-03-10", "act_ended_on": "2026-03-12"},
        {"act_ended_on": "2026-02-21", "duration_days": 2},
    ],
)
def test_facts_that_agree_are_recorded(facts: dict[str, Any]) -> None:
    played = case_at("INVEST")
    played.do("facts", facts={**played.facts, **facts})
    assert played.case.facts.items() >= facts.items()
