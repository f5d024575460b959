"""Where an item names several rules the page asks which was broken; where it names one there is nothing to ask."""

from __future__ import annotations

import pytest

from cases.base.models import Document
from tests.factories.cases import PROPOSAL, Played, case_at
from tests.factories.steps.content import REPORT, TYPED_PROPOSAL
from tests.web.site import Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
FSL = "《中华人民共和国食品安全法》"


def page_of(played: Played, act: str) -> str:
    return f"/act/case/{played.case.pk}/penalty.{act}/"


@pytest.mark.parametrize("act", ["order_correction", "finish_investigation"])
def test_the_rules_of_an_item_are_offered_where_it_names_several(act: str) -> None:
    played = case_at("ESTABLISHED", conduct=["FSL126-1-3"], role="seller", refused_to_correct=True)
    asked = Person(played.office.officers["co1"]).open(page_of(played, act)).context["page"].form.fields
    assert [rule for rule, _ in asked["broken"].choices] == [
        f"{FSL}第{n}条" for n in ("五十", "五十一", "五十三", "五十九", "六十")
    ]


def test_nothing_is_asked_of_an_item_with_one_rule() -> None:
    played = case_at("ESTABLISHED", conduct=["FSL124-1-5b"])
    assert (
        "broken"
        not in Person(played.office.officers["co1"]).open(page_of(played, "finish_investigation")).context["page"].form.fields
    )


def test_what_is_ticked_stands_in_the_report() -> None:
    played = case_at("ESTABLISHED", conduct=["FSL124-1-3"], role="seller")
    rule = f"{FSL}第三十四条第四项"
    typed = {**REPORT, **TYPED_PROPOSAL, "conduct": "FSL124-1-3", "broken": [rule], "tier": PROPOSAL.tier}
    answer = Person(played.office.officers["co1"]).fill(page_of(played, "finish_investigation"), **typed)
    assert answer.status_code == 302
    assert [c["duty"] for c in Document.objects.get(stream=played.stream, form="35").snapshot["clauses"]] == [rule]
