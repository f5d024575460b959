"""The papers made of the sample case: what the law wants stated is there, and none is issued without it.

Papers that are made by playing the act are held to the same in tests/procedures/test_papers.py.
"""

from __future__ import annotations

import pytest

from cases.penalty.papers import NEEDS as CASE_NEEDS
from tests.penalty.sample_documents import FORMS, SAMPLES, reading, sample_of
from tests.procedures import papers
from tests.procedures.papers import items

# what each form cannot be issued without, as agreed with the acts that issue them
NEEDS = {form: tuple(sample.needs) for form, sample in SAMPLES.items()}
ROWS = [row for row in items() if row["form"] in SAMPLES]

every_form = pytest.mark.parametrize("form", sorted(NEEDS))


def test_every_sample_is_of_a_form_of_the_penalty_procedure() -> None:
    assert NEEDS.keys() <= FORMS.keys()


@every_form
def test_needs_are_the_keys_agreed_with_the_acts(form: str) -> None:
    assert CASE_NEEDS[form] == NEEDS[form]


@every_form
def test_every_form_has_items_that_the_law_asks_for(form: str) -> None:
    assert [row for row in ROWS if row["form"] == form and row["article"]]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['form']}-{row['item']}")
def test_the_paper_states(row: dict[str, str]) -> None:
    papers.states(sample_of(row["form"]), row)


@every_form
def test_title_and_authority_stand_on_the_first_page(form: str) -> None:
    papers.bears_title_and_authority(sample_of(form))


@every_form
def test_served_papers_have_the_red_head_and_a_number_and_internal_ones_neither(form: str) -> None:
    papers.has_red_head_and_number_if_served(sample_of(form))


@every_form
def test_a_snapshot_is_plain_json_and_leaves_the_header_alone(form: str) -> None:
    papers.is_plain_json_beside_the_header(sample_of(form))


@every_form
def test_no_text_that_a_form_accepts_fails_the_paper(form: str) -> None:
    papers.prints_what_forms_accept(sample_of(form))


@every_form
def test_the_same_snapshot_gives_the_same_bytes(form: str) -> None:
    papers.gives_the_same_bytes(sample_of(form))


@pytest.mark.parametrize(("form", "key"), [(form, key) for form, keys in NEEDS.items() for key in keys])
def test_without_what_it_needs_a_form_is_refused(form: str, key: str) -> None:
    with reading():
        papers.is_refused_without(sample_of(form), key)
