"""Facts that cannot be read are refused with their place and the remedy; what is absent stays unknown."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cases.law.fact_types import Kind, Party, Substance
from cases.law.facts import Facts, FactsError, parse_facts

REFUSED: list[tuple[Any, str, str]] = [
    ([], "facts", "JSON 对象"),
    ({"goodsvalue": "1.00"}, "goodsvalue", "goods_value"),
    ({"zzz": 1}, "zzz", "acted_on"),
    ({"penalty": {"fines": "1.00"}}, "penalty.fines", "fine"),
    ({"grounds": {"mitigation": True}}, "grounds.mitigation", "mitigation_below_minimum"),
    ({"goods_value": 1234}, "goods_value", '"1234.50"'),
    ({"goods_value": 12.5}, "goods_value", "字符串"),
    ({"goods_value": "-1.00"}, "goods_value", "正负号"),
    ({"goods_value": "1.001"}, "goods_value", "两位小数"),
    ({"goods_value": "1,000"}, "goods_value", "有效金额"),
    ({"goods_value": "1e3"}, "goods_value", "有效金额"),
    ({"goods_value": "１２"}, "goods_value", "有效金额"),
    ({"goods_value": ""}, "goods_value", "有效金额"),
    ({"penalty": {"fine": "50,000"}}, "penalty.fine", "有效金额"),
    ({"acted_on": "2026-02-30"}, "acted_on", "2026-03-01"),
    ({"acted_on": "2026/03/01"}, "acted_on", "有效日期"),
    ({"acted_on": "20260301"}, "acted_on", "有效日期"),
    ({"acted_on": "1949-12-31"}, "acted_on", "1950"),
    ({"acted_on": "2101-01-01"}, "acted_on", "2100"),
    ({"acted_on": 20260301}, "acted_on", "有效日期"),
    ({"party": "compny"}, "party", "company"),
    ({"party": 1}, "party", "可选"),
    ({"conduct": "FSL124"}, "conduct", "列表"),
    ({"conduct": ["FSL12"]}, "conduct[0]", "FSL12"),
    ({"conduct": ["FSL124", 5]}, "conduct[1]", "可选"),
    ({"penalty": {"kinds": ["fines"]}}, "penalty.kinds[0]", "fine"),
    ({"penalty": "fine"}, "penalty", "JSON 对象"),
    ({"deaths": -1}, "deaths", "整数"),
    ({"deaths": True}, "deaths", "整数"),
    ({"deaths": 1.0}, "deaths", "整数"),
    ({"violations": 0}, "violations", "不小于 1"),
    ({"harm": "yes"}, "harm", "true、false"),
    ({"harm": 1}, "harm", "null"),
]


@pytest.mark.parametrize(("facts", "path", "word"), REFUSED, ids=lambda x: str(x)[:40])
def test_a_refusal_names_the_place_and_the_remedy(facts: Any, path: str, word: str) -> None:
    with pytest.raises(FactsError) as refused:
        parse_facts(facts)
    assert refused.value.path == path
    assert word in refused.value.zh
    assert refused.value.en.startswith(f"{path}: ")


def test_nothing_given_is_nothing_known() -> None:
    assert parse_facts({}) == Facts()


def test_null_is_not_known_everywhere() -> None:
    names = [name for name in Facts.__dataclass_fields__ if name != "id"]
    assert parse_facts(dict.fromkeys(names)) == Facts()


def test_facts_are_read_as_typed_values_in_fen() -> None:
    facts = parse_facts(
        {
            "id": 7,
            "acted_on": "2026-03-01",
            "party": "sole_trader",
            "conduct": ["FSL124", "PQL50", "FSL124"],
            "goods_value": "1234.5",
            "sales_amount": "900",
            "substance": "banned",
            "penalty": {"fine": "0.01", "kinds": ["fine", "warning"]},
            "grounds": {"no_fault_proven": False},
        }
    )
    assert facts.id == 7
    assert facts.acted_on == date(2026, 3, 1)
    assert facts.party is Party.SOLE_TRADER
    assert facts.conduct == ("FSL124", "PQL50")
    assert (facts.goods_value, facts.sales_amount) == (123450, 90000)
    assert facts.substance is Substance.BANNED
    assert facts.penalty is not None
    assert facts.penalty.fine == 1
    assert facts.penalty.kinds == frozenset({Kind.FINE, Kind.WARNING})
    assert facts.grounds.no_fault_proven is False
    assert facts.grounds.mitigation_below_minimum is None


@pytest.mark.parametrize(
    ("wrong", "told"), [("FSL124-1-5", ["FSL124-1-5a", "FSL124-1-5b"]), ("没有这样的条目", ["请按条款查找"])]
)
def test_of_hundreds_of_items_the_nearest_are_told(wrong: str, told: list[str]) -> None:
    with pytest.raises(FactsError) as found:
        parse_facts({"conduct": [wrong]})
    assert all(word in found.value.zh for word in told)
    assert len(found.value.zh) < 160 and len(found.value.en) < 160
