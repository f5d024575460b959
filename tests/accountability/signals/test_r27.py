"""R27 案卷不实: dates that cannot be, papers that are not there, a chain that no longer holds (APL 47)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection

from cases.base import documents
from cases.base.models import Document
from cases.penalty.models import Service
from tests.accountability.signals.raising import raised, the_signal, tonight, written
from tests.factories.cases import Played, case_at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]


# --- dated before -----------------------------------------------------------------------------------------------------


def another(played: Played, form: str, dated: date, on: date = date(2026, 4, 22)) -> None:
    """A second copy of a paper, as somebody wrote it with another date; recorded `on` that day."""
    paper = Document.objects.filter(stream=played.stream, form=form).latest("pk")
    paper.pk, paper.number, paper.verify_code = None, paper.number + 1000, f"x{paper.verify_code}"[:32]
    paper._state.adding = True
    paper.snapshot = {**paper.snapshot, "issued_on": dated.isoformat()}
    written(paper, on)


@pytest.mark.parametrize(("dated", "expected"), [(date(2026, 4, 21), 0), (date(2026, 4, 20), 1)])
def test_a_paper_dated_a_day_before_its_act(dated: date, expected: int) -> None:
    played = case_at("DEC_PEN")
    another(played, "45", dated)
    tonight(date(2026, 4, 23))
    tonight(date(2026, 4, 24))

    assert len(raised(played, "R27", "dated_before")) == expected
    assert all(s.evidence["done_on"] == "2026-04-21" for s in raised(played, "R27"))


def test_the_same_is_seen_when_the_case_is_closed() -> None:
    played = case_at("PROPOSED")
    another(played, "45", date(2026, 4, 20), on=date(2026, 5, 6))
    played.do("close")

    assert len(raised(played, "R27", "dated_before")) == 1


# --- dated back ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("entered", "expected"), [(date(2026, 4, 23), 0), (date(2026, 4, 24), 1)])
def test_a_service_entered_two_working_days_later(entered: date, expected: int) -> None:
    """Served on Wednesday 22 April: Thursday is one working day later, Friday two."""
    played = case_at("DEC_PEN")
    played.do("serve", on=entered, served_on=date(2026, 4, 22))
    tonight(date(2026, 4, 25))

    assert len(raised(played, "R27", "service_dated_back")) == expected


def test_days_off_do_not_count() -> None:
    """Served on Friday 24 April and entered on Monday."""
    played = case_at("DEC_PEN")
    played.do("serve", on=date(2026, 4, 27), served_on=date(2026, 4, 24))

    assert raised(played, "R27") == []


def test_what_the_post_returns_later_is_not_dated_back() -> None:
    played = case_at("DEC_PEN")
    played.do("serve", on=date(2026, 4, 28), served_on=date(2026, 4, 23), mode="post")

    assert raised(played, "R27") == []


@pytest.mark.parametrize(("entered", "expected"), [(date(2026, 4, 15), 0), (date(2026, 4, 16), 1)])
def test_a_statement_of_the_party_entered_two_working_days_later(entered: date, expected: int) -> None:
    played = case_at("NOTIFIED")
    played.do("defend", on=entered, received_on=date(2026, 4, 14))

    assert len(raised(played, "R27", "defence_dated_back")) == expected


def test_the_night_sees_what_was_written_past_the_acts() -> None:
    played = case_at("PAY_DUE")
    known = played.case.services.latest("pk")
    row = Service(
        case=played.case, document=known.document, mode="left", served_on=date(2026, 4, 22), receiver="林例示", servers="甲"
    )
    written(row, date(2026, 4, 24))
    tonight(date(2026, 4, 25))
    tonight(date(2026, 4, 26))

    assert the_signal(played, "R27").evidence["entered_on"] == "2026-04-24"


# --- papers that must be there ----------------------------------------------------------------------------------------


def without(monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    """The act is done, but one of its papers is not issued."""
    issue = documents.issue

    def most(work: Any, subject: Any, code: str, **more: Any) -> Any:
        return None if code == form else issue(work, subject, code, **more)

    monkeypatch.setattr(documents, "issue", most)


@pytest.mark.parametrize("form", ["36", ""])
def test_the_night_misses_a_paper(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    played = case_at("REVIEW")
    with monkeypatch.context() as patch:
        without(patch, form)
        played.do("agree")
    tonight(date(2026, 4, 9))
    tonight(date(2026, 4, 10))

    assert [s.evidence["forms"] for s in raised(played, "R27", "paper_missing")] == ([[form]] if form else [])


def test_closing_a_case_without_its_paper_is_seen_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    played = case_at("PROPOSED")
    without(monkeypatch, "53")
    played.do("close")

    assert the_signal(played, "R27").evidence["forms"] == ["53"]


def test_a_paper_that_the_law_asks_for_in_some_cases_only_is_not_missed() -> None:
    """PL28: nothing is ordered again of what is put right; the form 7 of whoever is filed against beside stands on that case."""
    played = case_at("WAIVED")
    played.do("decide", correct_until="", put_right="已全部下架。")
    tonight(date(2026, 4, 22))
    joined = case_at("PARTY_PROPOSED")
    joined.do("join")
    tonight(date(2026, 4, 23))
    assert raised(played, "R27") == raised(joined, "R27") == []


# --- the chain ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("touched", [False, True])
def test_a_row_changed_behind_the_system_breaks_the_chain(touched: bool) -> None:
    played = case_at("INVEST")
    if touched:
        with connection.cursor() as cursor:
            cursor.execute("UPDATE penalty_penaltycase SET cause = 'x' WHERE id = %s", [played.case_id])
    tonight(date(2026, 3, 11), thorough=True)
    tonight(date(2026, 3, 12), thorough=True)
    found = raised(played, "R27", "chain_broken")

    assert len(found) == touched
    assert all("cause" in s.evidence["places"][0]["place"] for s in found)
