"""Every form without a `Sample`: the step of the act that issues it is played, and its paper states what the law wants stated."""

from __future__ import annotations

import pytest

from cases.base import documents
from cases.base.models import Document
from cases.intake.papers import LegalForm
from tests.factories.listings import listing_at
from tests.penalty.sample_documents import SAMPLES
from tests.procedures import papers
from tests.procedures.issuing import issued, issuing_act, listening, paper_of
from tests.procedures.papers import items, needs_in_table

pytestmark = pytest.mark.django_db
ROWS = [row for row in items() if row["form"] not in SAMPLES]
FORMS = sorted({row["form"] for row in ROWS})
NEEDS = [(form, key) for form in FORMS for key in sorted(needs_in_table(form))]

# those whose items the test of the act reads; the system itself issues DOC5, see below
OTHERS = sorted({form for _, form in documents.FORMS} - SAMPLES.keys() - set(FORMS) - {"DOC5"})

every_form = pytest.mark.parametrize("form", FORMS)


def test_every_form_of_clue_and_penalty_is_played_or_has_a_sample() -> None:
    forms = {form for procedure, form in documents.FORMS if procedure in ("clue", "penalty")}
    assert forms - SAMPLES.keys() - set(FORMS) == set(), "without legal items in document_items.csv"


@every_form
def test_every_form_has_items_that_the_law_asks_for(form: str) -> None:
    assert all(row["article"] and row["marker"] for row in ROWS if row["form"] == form)


@every_form
def test_needs_are_the_keys_of_the_table(form: str) -> None:
    maker = documents.FORMS[issuing_act(form).partition(".")[0], form]
    assert isinstance(maker, LegalForm)
    assert set(maker.needs) == needs_in_table(form)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['form']}-{row['item']}")
def test_the_paper_states(row: dict[str, str]) -> None:
    papers.states(issued(row["form"]), row)


@every_form
def test_title_and_authority_stand_on_the_first_page(form: str) -> None:
    papers.bears_title_and_authority(issued(form))


@every_form
def test_served_papers_have_the_red_head_and_a_number_and_internal_ones_neither(form: str) -> None:
    papers.has_red_head_and_number_if_served(issued(form))


@every_form
def test_a_snapshot_is_plain_json_and_leaves_the_header_alone(form: str) -> None:
    papers.is_plain_json_beside_the_header(issued(form))


@every_form
def test_the_same_snapshot_gives_the_same_bytes(form: str) -> None:
    papers.gives_the_same_bytes(issued(form))


@every_form
def test_no_text_that_a_form_accepts_fails_the_paper(form: str) -> None:
    papers.prints_what_forms_accept(issued(form))


@pytest.mark.parametrize("form", OTHERS)
def test_no_text_that_a_form_accepts_fails_a_paper_whose_items_stand_elsewhere(form: str) -> None:
    papers.prints_what_forms_accept(issued(form))


def test_no_text_that_a_form_accepts_fails_the_listing_that_follows_a_decision() -> None:
    """DOC5 is issued by the system within the penalty decision."""
    maker = documents.FORMS["blacklist", "DOC5"]
    with listening(maker) as heard:
        played = listing_at("L_AGREED").play("decide_listed")
    document = Document.objects.filter(form="DOC5").latest("pk")
    papers.prints_what_forms_accept(paper_of(maker, heard[-1], document, played.office.officers))


@pytest.mark.parametrize(("form", "key"), NEEDS)
def test_without_what_it_needs_a_form_is_refused(form: str, key: str) -> None:
    papers.is_refused_without(issued(form), key)
