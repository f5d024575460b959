"""登记线索 (PP18)."""

from __future__ import annotations

from datetime import date

import pytest

from cases.base.models import Act, Document
from cases.law.facts import FactsError
from tests.factories.cases import Played, case_at, make_company, make_office
from tests.factories.counting import all_rows
from tests.factories.refusing import refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]


def _new() -> Played:
    return Played(make_office(), make_company())


def test_a_clue_gets_number_form_and_a_task_for_the_unit_head() -> None:
    played = case_at("CLUE")

    short = played.office.authority.short_name
    assert played.clue.number == f"{short}市监线索〔2026〕1号"
    assert list(Document.objects.filter(stream=played.stream).values_list("form", flat=True)) == ["1"]
    assert played.open_steps() == ["assign_verifiers"]
    assert Act.objects.get(stream=played.stream).verb == "clue.register"


def test_numbers_count_up_within_the_year_of_receipt() -> None:
    played = _new()
    played.do("register", received_on=date(2025, 12, 30))
    second = Played(played.office, played.party)
    second.do("register")

    assert played.clue.number.endswith("〔2025〕1号")
    assert second.clue.number.endswith("〔2026〕1号")


def test_a_clue_is_not_received_tomorrow() -> None:
    played = _new()
    with refused("known_source", "PP18"):
        played.do("register", received_on=date(2026, 3, 3))
    played.do("register", received_on=date(2026, 3, 2))

    assert played.state == "CLUE"


def test_the_source_is_one_the_law_names() -> None:
    played = _new()
    with refused("known_source") as caught:
        played.do("register", source="rumour")

    assert "监督检查" in caught.value.text.zh


@pytest.mark.parametrize("facts", [{"acted_on": "yesterday"}, {"coduct": ["FSL124"]}, {"goods_value": 12}])
def test_facts_that_cannot_be_read_are_refused_at_once(facts: dict[str, object]) -> None:
    played = _new()
    before = all_rows()
    with pytest.raises(FactsError):
        played.do("register", facts=facts)

    assert all_rows() == before


@pytest.mark.parametrize("who", ["intake", "co1", "uh"])
def test_whoever_finds_or_receives_registers(who: str) -> None:
    played = _new()
    played.do("register", by=who)

    assert played.state == "CLUE"
