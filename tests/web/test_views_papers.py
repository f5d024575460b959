"""Documents, evidence and the public check: what is handed out, to whom, and how browsers are told to treat it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cases.base import files
from cases.base.models import Document
from tests.factories.cases import case_at
from tests.factories.steps import STEPS
from tests.web.conftest import Clock
from tests.web.site import Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]


def test_evidence_comes_back_as_it_was_and_always_as_a_download(clock: Clock) -> None:
    played = case_at("EVIDENCE")
    clock(STEPS["facts"].day)
    row: Any = played.case.evidences.get()
    answer = Person(played.office.officers["co1"]).open(reverse("web:evidence", args=[row.pk]))
    assert answer.content == files.read(row.file.digest)
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_document_is_shown_in_the_page_and_downloaded_on_demand(clock: Clock) -> None:
    played = case_at("PAY_DUE")
    clock(STEPS["pay"].day)
    paper = Document.objects.get(stream=played.stream, form="45")
    person = Person(played.office.officers["uh"])
    shown = person.open(reverse("web:pdf", args=[paper.pk]))
    assert shown["Content-Type"] == "application/pdf"
    assert shown["Content-Disposition"].startswith("inline")
    assert shown["X-Frame-Options"] == "SAMEORIGIN"
    assert shown.content == files.read(paper.file_digest)
    saved = person.open(reverse("web:pdf", args=[paper.pk]) + "?download=1")
    assert saved["Content-Disposition"].startswith("attachment")
    page = person.open(reverse("web:document", args=[paper.pk])).context["page"]
    assert (page.reference, page.case.label) == (paper.reference, played.case.number)
    assert [fact.value for fact in page.served] == ["2026-04-22 林例示"]


def test_the_public_learns_that_a_document_is_genuine_and_nothing_of_its_content() -> None:
    played = case_at("DEC_PEN")
    paper = Document.objects.get(stream=played.stream, form="45")
    page = Client().get(reverse("web:verify_code", args=[paper.verify_code]))
    text = page.content.decode()
    assert page.status_code == 200
    assert paper.reference in text and paper.snapshot_digest in text
    assert played.party.name not in text
    assert played.proposal.facts_text not in text


@pytest.mark.parametrize("code", ["nothing", "a\x00b", "x" * 5000, "<script>", "'; DROP TABLE", "\x00"])
def test_an_unknown_code_is_told_so(code: str) -> None:
    answer = Client().get("/verify/", {"code": code})
    assert answer.status_code in (200, 404)
    assert "<script>alert" not in answer.content.decode()
    assert "制发，内容" not in answer.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/documents/0/",
        "/documents/99999999999999999999/pdf/",
        "/evidence/0/",
        "/cases/0/",
        "/clues/99999999999999999999/",
        "/inbox/99999999999999999999/",
        "/nothing/",
    ],
)
def test_what_is_not_there_is_not_there(address: str) -> None:
    played = case_at("CLUE")
    assert Person(played.office.officers["uh"]).open(address).status_code == 404
