"""The list of items is narrowed by words, an article or a product, by whoever is signed in."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories.cases import case_at
from tests.web.site import Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]


@pytest.mark.parametrize(
    ("typed", "code"), [("过期", "FSL124-1-5b"), ("第一百二十四条第一款第五项", "FSL124-1-5b"), ("电梯", "SEL84")]
)
def test_an_item_is_found(typed: str, code: str) -> None:
    person = Person(case_at("INVEST").office.officers["co1"])
    codes = person.client.get("/items/", {"q": typed}).json()["codes"]
    assert any(found.startswith(code) for found in codes), codes


def test_nothing_is_told_to_who_is_not_signed_in() -> None:
    assert Client().get("/items/", {"q": "过期"}).status_code == 302


def test_the_form_asks_there() -> None:
    played = case_at("INVEST")
    page = Person(played.office.officers["co1"]).open(f"/act/case/{played.case.pk}/penalty.record_facts/").content.decode()
    assert 'data-find="/items/"' in page
