"""Every paper of the clue and the case: what the law wants stated is there, and none is issued without it."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from cases.base.pdf import Style
from cases.intake.papers import NEEDS as CLUE_NEEDS
from cases.intake.papers import LegalForm
from cases.law.documents import document_type
from cases.penalty.papers import NEEDS as CASE_NEEDS
from tests.base.pdf.reading import read
from tests.penalty.sample_case import TODAY
from tests.penalty.sample_documents import FORMS, SAMPLES, header, issue_of, pdf_of, reading, refusal, snapshot_of, text_of

ITEMS = Path(__file__).parents[1] / "tables" / "document_items.csv"
# what each form cannot be issued without, as agreed with the acts that issue them
NEEDS = {form: tuple(sample.needs) for form, sample in SAMPLES.items()}
HEADER_KEYS = {"authority", "title", "reference", "issued_on", "form"}

every_form = pytest.mark.parametrize("form", sorted(NEEDS))


def items() -> list[dict[str, str]]:
    with ITEMS.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def test_the_forms_that_the_procedures_issue_are_there() -> None:
    assert set(FORMS) == set(NEEDS)


def test_needs_are_the_keys_agreed_with_the_acts() -> None:
    assert {**CLUE_NEEDS, **CASE_NEEDS} == NEEDS


@every_form
def test_every_form_has_items_that_the_law_asks_for(form: str) -> None:
    assert [row for row in items() if row["form"] == form and row["article"]]


@pytest.mark.parametrize("row", items(), ids=lambda row: f"{row['form']}-{row['item']}")
def test_the_paper_states(row: dict[str, str]) -> None:
    assert row["marker"] in text_of(row["form"]), row["article"]


@every_form
def test_title_and_authority_stand_on_the_first_page(form: str) -> None:
    first = read(pdf_of(form)).pages[0].extract_text()
    assert document_type(form, TODAY).name_zh in first
    assert "示例县市场监督管理局" in first


@every_form
def test_served_papers_have_the_red_head_and_a_number_and_internal_ones_neither(form: str) -> None:
    kind = document_type(form, TODAY)
    assert (FORMS[form].style is Style.RED_HEAD) == kind.served
    assert bool(header(form)["reference"]) == kind.served


@every_form
def test_a_snapshot_is_plain_json_and_leaves_the_header_alone(form: str) -> None:
    with reading():
        content = FORMS[form].snapshot(issue_of(form))
    assert json.loads(json.dumps(content)) == content
    assert not HEADER_KEYS & content.keys()


@every_form
def test_the_same_snapshot_gives_the_same_bytes(form: str) -> None:
    content = snapshot_of(form)
    again = json.loads(json.dumps(content))
    assert pdf_of(form, content) == pdf_of(form, again)


@pytest.mark.parametrize(("form", "key"), [(form, key) for form, keys in NEEDS.items() for key in keys])
def test_without_what_it_needs_a_form_is_refused(form: str, key: str) -> None:
    maker = FORMS[form]
    assert isinstance(maker, LegalForm)
    error = refusal(form, more={key: None})
    assert error.code == "document_incomplete"
    assert maker.needs[key] in error.text.zh
    assert document_type(form, TODAY).name_zh in error.text.zh
    assert document_type(form, TODAY).name_en in error.text.en
    assert error.article == maker.article
