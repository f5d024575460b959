"""Where an item names several rules the page asks which was broken; where it names one there is nothing to ask."""

from __future__ import annotations

from datetime import date

import pytest

from cases.base.models import Document
from tests.factories.cases import PROPOSAL, Played, case_at
from tests.factories.refusing import refused
from tests.factories.steps.content import REPORT, TYPED_PROPOSAL
from tests.web.site import Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
FSL = "《中华人民共和国食品安全法》"
PQL = "《中华人民共和国产品质量法》"


def page_of(played: Played, act: str) -> str:
    return f"/act/case/{played.case.pk}/penalty.{act}/"


@pytest.mark.parametrize("act", ["order_correction", "finish_investigation"])
def test_the_rules_of_an_item_are_offered_where_it_names_several(act: str) -> None:
    played = case_at("ESTABLISHED", conduct=["FSL126-1-3"], role="seller", refused_to_correct=True)
    asked = Person(played.office.officers["co1"]).open(page_of(played, act)).context["page"].form.fields
    assert [rule for rule, _ in asked["broken"].choices] == [
        f"{FSL}第{n}条" for n in ("五十", "五十一", "五十三", "五十九", "六十")
    ]


# 产品质量法 30 of makers, 37 of sellers: nobody feigns the place of origin; both break 5
FEIGNED = {"producer": ("五", "三十"), "seller": ("五", "三十七"), None: ("五", "三十", "三十七")}


@pytest.mark.parametrize("act", ["order_correction", "finish_investigation"])
@pytest.mark.parametrize("role", FEIGNED)
def test_the_rules_are_those_of_the_role_that_the_facts_name(role: str | None, act: str) -> None:
    played = case_at("ESTABLISHED", conduct=["PQL53-1"], product="product", role=role)
    asked = Person(played.office.officers["co1"]).open(page_of(played, act)).context["page"].form.fields
    assert [rule for rule, _ in asked["broken"].choices] == [f"{PQL}第{n}条" for n in FEIGNED[role]]


def test_of_several_acts_each_has_the_rules_of_its_own_role() -> None:
    played = case_at("ESTABLISHED", conduct=["FSL126-1-3"], role="seller", refused_to_correct=True)
    played.do("second_act", facts={"conduct": ["PQL53-1"], "product": "product", "role": "producer"})
    asked = Person(played.office.officers["co1"]).open(page_of(played, "finish_investigation")).context["page"].form.fields
    assert [rule for rule, _ in asked["act2_broken"].choices] == [f"{PQL}第五条", f"{PQL}第三十条"]


def test_the_rule_of_another_role_is_refused() -> None:
    """On the page, and by the act itself (PL28, PL40)."""
    played = case_at("ESTABLISHED", conduct=["PQL53-1"], product="product")
    makers = f"{PQL}第三十条"
    typed = {"act": "伪造产地", "conduct": "PQL53-1", "basis": "产品质量法第五十三条", "until": date(2026, 3, 20)}
    answer = Person(played.office.officers["co1"]).fill(page_of(played, "order_correction"), **typed, broken=[makers])
    assert answer.status_code == 422 and "broken" in answer.context["page"].form.errors
    with refused("rules_of_the_conduct", "PL28"):
        played.do("order", conduct="PQL53-1", broken=[makers])
    assert not Document.objects.filter(stream=played.stream, form="33").exists()


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
