"""Several acts in one case: each has its own norm, range, tier and time; together they are one penalty (行政处罚法 29)."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any, get_type_hints

import pytest

from cases.law.assess import assess
from cases.law.fact_labels import LABELS
from cases.law.fact_types import Facts, Grounds, Kind, Penalty, Product, Role, Substance
from cases.law.facts import FactsError, parse_facts
from cases.law.several import COMMON, whole

CASE: dict[str, Any] = {
    "acted_on": "2026-03-01",
    "filed_on": "2026-03-10",
    "decided_on": "2026-05-20",
    "party": "company",
    "bureau_level": "county",
    "procedure": "ordinary",
    "complex": False,
    "public_interest": False,
    "hearing_held": False,
    "product": "food",
    "role": "seller",
    "substance": "none",
}
# expired food worth 1,234 yuan: 50,000 to 100,000 (食品安全法 124); records refused: 5,000 to 50,000 (126)
EXPIRED: dict[str, Any] = {
    "conduct": ["FSL124-1-5b"],
    "goods_value": "1234.00",
    "sales_amount": "900.00",
    "unsold_value": "334.00",
}
RECORDS: dict[str, Any] = {"conduct": ["FSL126-1-3"], "refused_to_correct": True, "goods_value": "0", "sales_amount": "0"}


def fined(act: dict[str, Any], fine: str, tier: str, *kinds: str) -> dict[str, Any]:
    return {**act, "penalty": {"fine": fine, "kinds": ["fine", *kinds], "discretion_tier": tier}}


def answer(*acts: dict[str, Any], **more: Any) -> dict[str, Any]:
    return assess({**CASE, **more, "acts": list(acts)}).as_json()


def test_each_act_has_its_own_range_and_tier() -> None:
    found = answer(fined(EXPIRED, "60000", "lenient", "confiscate_goods"), fined(RECORDS, "45000", "severe", "warning"))
    ranges = [(b["conduct"], b["min"], b["max"], b["contains_fine"], b["tier_fits"]) for a in found["acts"] for b in a["bands"]]
    assert ranges == [("FSL124-1-5b", "50000.00", "100000.00", True, True), ("FSL126-1-3", "5000.00", "50000.00", True, True)]
    assert [b["conduct"] for b in found["bands"]] == ["FSL124-1-5b", "FSL126-1-3"]


def test_a_fine_that_fits_one_act_is_no_excuse_for_the_other() -> None:
    found = answer(fined(EXPIRED, "45000", "lenient"), fined(RECORDS, "60000", "severe"))
    bands = [b for a in found["acts"] for b in a["bands"]]
    assert [b["contains_fine"] for b in bands] == [False, False]
    assert [b["needs_mitigation_ground"] for b in bands] == [True, False]


@pytest.mark.parametrize(("second", "required"), [("39999.99", False), ("40000.00", True)])
def test_the_hearing_counts_the_fines_of_all_acts(second: str, required: bool) -> None:
    """听证办法 5: a unit from 100,000 yuan; no single one of these fines reaches it."""
    assert answer(fined(EXPIRED, "60000", "lenient"), fined(RECORDS, second, "severe"))["hearing_required"] is required


def test_the_rank_counts_the_fines_under_the_food_law_alone() -> None:
    """食品安全法实施条例 81: 300,000 yuan, of fines under that law; one under the product law does not count."""
    food = {**EXPIRED, "goods_value": "20000.00"}
    product = {"conduct": ["PQL49"], "product": "product", "goods_value": "900000.00"}
    below, over = fined(food, "299999.99", "ordinary"), fined(food, "300000.00", "ordinary")
    goods = fined(product, "900000.00", "ordinary")
    assert answer(below, goods)["city_level_required"] is False
    assert answer(over, goods)["city_level_required"] is True
    assert answer(below, fined(RECORDS, "5000", "lenient"))["city_level_required"] is True


def test_the_time_of_one_act_may_be_over_while_that_of_another_is_not() -> None:
    old = {**RECORDS, "acted_on": "2023-01-01", "harm": False, "life_or_finance": False}
    found = answer(old, {**EXPIRED, "harm": False, "life_or_finance": False})
    assert [act["limitation_passed"] for act in found["acts"]] == [True, False]
    assert found["limitation_passed"] is False
    assert answer(old, old)["limitation_passed"] is True


def test_a_low_fine_is_low_only_where_each_is() -> None:
    """公示规定 13(2): the sum of what is imposed, and each at a lenient or mitigated tier; elsewhere than in the six fields."""
    goods = {"conduct": ["PQL54"], "product": "product", "goods_value": "100000.00", "packaged": True}
    both = {"product": "product", "published_on": "2026-06-01"}
    low = answer(fined(goods, "20000", "lenient"), fined(goods, "30000", "lenient"), **both)["publicity"]
    high = answer(fined(goods, "20000", "lenient"), fined(goods, "30000.01", "lenient"), **both)["publicity"]
    mixed = answer(fined(goods, "20000", "lenient"), fined(goods, "20000", "ordinary"), **both)["publicity"]
    assert [found["class"] for found in (low, high, mixed)] == ["light", "general", "general"]


def test_one_food_act_makes_it_a_food_case_for_publicity() -> None:
    product = {"conduct": ["PQL49"], "product": "product", "goods_value": "9000.00"}
    found = answer(fined(EXPIRED, "60000", "lenient", "confiscate_goods"), fined(product, "9000", "ordinary"))
    assert found["publicity"]["class"] == "severe"


def test_heavy_for_the_list_is_what_one_act_really_is() -> None:
    """令44 2(2): a fine of the severe tier in which it lies; the lenient one beside it changes nothing."""
    lenient, severe = fined(EXPIRED, "60000", "lenient"), fined(RECORDS, "45000", "severe")
    assert answer(lenient, severe)["blacklist"]["heavy_penalty"] is True
    assert answer(lenient, fined(RECORDS, "5000", "lenient"))["blacklist"]["heavy_penalty"] is False
    assert answer(lenient, fined(RECORDS, "5000", "severe"))["blacklist"]["heavy_penalty"] is False


def test_sums_that_only_together_reach_a_crime_are_asked() -> None:
    """刑法 140: sales of 50,000; two acts of 30,000 reach it if they are to be added, which is for people to say."""
    one = {
        "conduct": ["PQL50-3"],
        "product": "product",
        "role": "producer",
        "passed_off": True,
        "goods_value": "30000.00",
        "sales_amount": "30000.00",
        "unsold_value": "0.00",
    }
    assert answer(one, {**one, "sales_amount": "10000.00", "goods_value": "10000.00"}, product="product")["transfer"] == []
    (both,) = answer(one, one, product="product")["transfer"]
    assert (both["crime"], both["certain"]) == ("刑法 §140", False)
    assert "累计" in both["reason"]


def test_several_acts_that_are_one_answer_as_one() -> None:
    alone = assess({**CASE, **fined(EXPIRED, "60000", "lenient")}).as_json()
    found = answer(fined(EXPIRED, "60000", "lenient"))
    assert {**found, "acts": []} == alone


@pytest.mark.parametrize(
    ("facts", "path"),
    [
        ({"conduct": ["FSL124"], "acts": [RECORDS]}, "conduct"),
        ({"penalty": {"kinds": []}, "acts": [RECORDS]}, "penalty"),
        ({"acts": [{}]}, "acts[0].conduct"),
        ({"acts": [{"conduct": ["FSL124"], "party": "company"}]}, "acts[0].party"),
        ({"acts": [{"conduct": ["FSL124"], "acts": []}]}, "acts[0].acts"),
        ({"acts": {"conduct": []}}, "acts"),
    ],
)
def test_what_cannot_be_read_is_named(facts: dict[str, Any], path: str) -> None:
    with pytest.raises(FactsError) as refused:
        parse_facts(facts)
    assert refused.value.path == path


def test_what_is_common_is_laid_under_each_act() -> None:
    grounds = {"minor": True}
    acts = [{"conduct": ["FSL124"], "grounds": {"removed_harm": True}}, {"conduct": ["FSL126"], "acted_on": "2026-02-01"}]
    facts = parse_facts({**CASE, "grounds": grounds, "acts": acts})
    first, second = facts.acts
    assert (first.grounds.minor, first.grounds.removed_harm) == (True, True)
    assert (second.grounds.minor, second.grounds.removed_harm) == (True, None)
    assert (str(first.acted_on), str(second.acted_on)) == ("2026-03-01", "2026-02-01")
    assert first.party == second.party == facts.party


# what matters to the act alone of which it is told: no test of the whole penalty reads it
ALONE = {"violations", "duration_days", "no_licence", "lines", "gains"}
TOLD: dict[Any, Any] = {bool | None: True, int | None: 1, date | None: date(2026, 3, 1), str | None: "X1"}
STATED: dict[str, Any] = {
    **{f.name: TOLD.get(get_type_hints(Facts)[f.name]) for f in fields(Facts)},
    "product": Product.FOOD,
    "role": Role.SELLER,
    "substance": Substance.BANNED,
    "conduct": ("FSL124-1-5b",),
    "grounds": Grounds(coerced=True),
    "penalty": Penalty(fine=1, confiscated_gains=0, confiscated_goods=0, kinds=frozenset({Kind.FINE})),
}


@pytest.mark.parametrize("fact", sorted({f.name for f in fields(Facts)} - COMMON - ALONE))
def test_what_is_told_of_an_act_is_told_of_the_whole(fact: str) -> None:
    """A new fact is common to all acts, of the whole penalty too, or of the act alone: nobody forgets to say which."""
    told: dict[str, Any] = {fact: STATED[fact]}
    found = getattr(whole(Facts(acts=(Facts(**told),))), fact)
    assert found == STATED[fact] if fact != "penalty" else found.fine == 1


@pytest.mark.parametrize("fact", sorted({f.name for f in fields(Facts)} - {"id", "acts"}))
def test_every_fact_has_its_name_in_questions_and_refusals(fact: str) -> None:
    assert fact in LABELS
