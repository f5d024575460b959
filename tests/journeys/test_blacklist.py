"""A party from the clue to the list and off it again, with real papers, through the commands; the history is whole after each."""

from __future__ import annotations

from datetime import date

import pytest

from cases.base import files, verify
from cases.base.models import Document
from integrity.blacklist.selectors import history_of, shown
from tests.factories.cases import at
from tests.factories.integrity import kept_score
from tests.factories.listings import listing_at, listing_of
from workflows.sweep import sweep

pytestmark = pytest.mark.django_db


def _clean() -> None:
    report = verify.verify()
    assert report.findings == []
    assert report.rows > 0 and report.live > 0


def test_listed_published_and_removed_at_term(file_root: object) -> None:
    played = listing_at("L_PUBLISHED")
    listing = listing_of(played)
    assert [row.pk for row in shown(date(2026, 4, 28))] == [listing.pk]
    assert kept_score(played.party).score == 399
    papers = Document.objects.filter(stream=listing.stream_key).order_by("pk")
    assert [paper.form for paper in papers] == ["DOC4", "DOC6", "DOC5"]
    assert all(files.read(paper.file_digest).startswith(b"%PDF") and paper.file_pages for paper in papers)
    _the_decision_states_what_the_law_demands(papers[2])
    _clean()

    for step in ("pay", "pay_gains"):
        played.do(step, on=date(2026, 4, 28))
    played.play("propose", "close", "archive")
    sweep(now=at(date(2029, 4, 22), hour=6))
    assert listing_of(played).state == "REMOVED_TERM"
    assert not shown(date(2029, 4, 22)).exists()
    assert [row.state for row in history_of(played.party)] == ["REMOVED_TERM"]
    _clean()


def _the_decision_states_what_the_law_demands(paper: Document) -> None:
    """L44 13: reasons, basis, warning of the measures, conditions and procedure of removal, remedies."""
    content = paper.snapshot
    assert content["grounds"] and content["reasons"] and content["measures"]
    assert (content["term_end"], content["early_from"]) == ("2029-04-21", "2027-04-22")
    assert content["remedies"]["court"] and content["consent"]


def test_annulled_with_its_penalty(file_root: object) -> None:
    played = listing_at("L_REVOKED")
    played.play("take_down", "serve_annulment")

    assert listing_of(played).state == "REVOKED"
    assert kept_score(played.party).score == 900
    _clean()


def test_not_listed_after_a_defence(file_root: object) -> None:
    from dataclasses import replace

    from tests.factories.listings import NOT_TO_LIST

    played = listing_at("L_DEFENCE")
    played.do("recheck_listing", accepted=True, recheck="确无主观故意。")
    played.do("waive", on=date(2026, 4, 15))
    played.do("decide_listed", also={"listing": replace(NOT_TO_LIST, ground="no_intent", reason="确无主观故意。")})

    assert listing_of(played).state == "NOT_LISTED"
    _clean()
