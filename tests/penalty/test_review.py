"""调查终结、送审、审核 (PP48-56)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cases.base.models import Document
from cases.base.roles import Role
from cases.parties import services as parties
from cases.parties.models import Certificate
from cases.penalty.acts.investigation import REPORT_PARTS
from tests.factories.cases import case_at
from tests.factories.parties import seeding
from tests.factories.refusing import refused
from tests.factories.steps.content import NO_PENALTY, REPORT, SEVEN

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]


def test_the_report_freezes_the_band_it_saw() -> None:
    report = case_at("INV_DONE").case.investigationreports.get()

    # FSL124, goods below 10,000 yuan: 50,000 to 100,000 yuan
    assert (report.band_min, report.band_max, report.law_version) == (5_000_000, 10_000_000, "2025-12-01")
    assert report.fine == 5_000_000


def test_the_investigation_ends_with_evidence_only() -> None:
    played = case_at("INVEST")
    with refused("has_evidence", "PP48"):
        played.do("finish")


@pytest.mark.parametrize("part", ["party_text", "source_text", "nature_text", "opinion_text"])
def test_each_part_of_the_report_is_written(part: str) -> None:
    played = case_at("EVIDENCE")
    with refused("report_complete", "PP48") as caught:
        played.do("finish", report={**REPORT, part: "  "})

    assert REPORT_PARTS[part] in caught.value.text.zh


def test_facts_and_reasons_of_the_proposal_are_parts_of_the_report_too() -> None:
    played = case_at("EVIDENCE")
    for proposal in (replace(played.proposal, facts_text=""), replace(played.proposal, reasons_text="")):
        with refused("report_complete"):
            played.do("finish", proposal=proposal)


def test_a_report_may_propose_no_penalty() -> None:
    played = case_at("EVIDENCE")
    played.do("finish", proposal=NO_PENALTY)

    assert played.case.investigationreports.get().kinds == []


def test_two_certified_officers_finish() -> None:
    played = case_at("EVIDENCE")
    certificate = Certificate.objects.get(officer=played.office.officers["co2"])
    with seeding() as work:
        parties.suspend_certificate(work=work, certificate=certificate.pk, reason="培训未合格")
    with refused("two_certified_officers", "PL42"):
        played.do("finish")


# complex, public interest → the review that is due (PP50); None = not known yet
@pytest.mark.parametrize(
    ("facts", "kind", "code"),
    [
        ({}, "case", ""),
        ({}, "legal", ""),
        ({}, "none", "right_review"),
        ({"complex": True}, "case", "right_review"),
        ({"complex": True}, "legal", ""),
        ({"public_interest": True}, "case", "right_review"),
        ({"public_interest": True}, "legal", ""),
        # one ground suffices, whatever is unknown beside it
        ({"complex": True, "public_interest": None}, "legal", ""),
    ],
)
def test_the_kind_of_review(facts: dict[str, Any], kind: str, code: str) -> None:
    played = case_at("INV_DONE", **facts)
    if code:
        with refused(code, "PP50"):
            played.do("submit", kind=kind)
    else:
        played.do("submit", kind=kind)
        assert played.case.review_kind == kind


def test_all_seven_points_are_confirmed() -> None:
    played = case_at("REVIEW")
    for point in SEVEN:
        for doubtful in ({**SEVEN, point: False}, {k: v for k, v in SEVEN.items() if k != point}):
            with refused("seven_points", "PP53"):
                played.do("agree", points=doubtful)
    played.do("agree")

    review = played.case.reviews.get()
    assert (review.passed, review.kind, review.reviewed_on) == (True, "case", date(2026, 4, 8))


def test_the_legal_review_is_for_qualified_legal_reviewers() -> None:
    played = case_at("LEGAL_REVIEW")
    played.office.hire("novice", Role.LR, legal_qualified=False)
    with refused("reviewer_fits", "PP51"):
        played.do("agree")
    with refused("reviewer_fits", "PP51"):
        played.do("agree_legal", by="novice")
    with refused("reviewer_fits", "PP51"):
        played.do("send_back", by="novice")
    played.do("agree_legal")

    assert played.state == "APPR"


def test_a_legal_reviewer_may_do_the_case_review() -> None:
    played = case_at("REVIEW")
    played.do("agree", by="lr")

    assert played.state == "APPR"


def test_a_returned_case_is_investigated_finished_and_reviewed_again() -> None:
    played = case_at("RETURNED")
    assert played.open_steps() == ["investigate"]
    played.do("evidence", on=date(2026, 4, 9))
    played.do("finish", on=date(2026, 4, 13))
    played.do("submit", on=date(2026, 4, 14))
    played.do("agree", on=date(2026, 4, 15))

    case = played.case
    assert (case.state, case.investigationreports.count()) == ("APPR", 2)
    assert list(case.reviews.order_by("pk").values_list("passed", flat=True)) == [False, True]
    assert Document.objects.filter(stream=played.stream, form="36").count() == 2
