"""三次处罚 (食品安全法 134): counted from the decisions that are given."""

from __future__ import annotations

from typing import Any

import pytest

from cases.law.assess import assess
from cases.law.facts import FactsError, parse_facts

FACTS = {"acted_on": "2026-10-20", "decided_on": "2026-11-20", "conduct": ["FSL134"]}


def penalty(day: str, *, conduct: str = "FSL126-1-3", kinds: tuple[str, ...] = ("warning",)) -> dict[str, Any]:
    return {"decided_on": day, "conduct": [conduct], "kinds": list(kinds)}


TWO = [penalty("2026-02-01"), penalty("2026-06-01", kinds=("warning", "fine"))]


@pytest.mark.parametrize(
    ("third", "stop"),
    [
        (penalty("2026-11-20"), True),
        # the year: of the day before last year's, not of that day
        (penalty("2025-11-21"), True),
        (penalty("2025-11-20"), False),
        (penalty("2026-11-21"), False),
        # 因违反本法规定
        (penalty("2026-09-01", conduct="FSL124-1-5b", kinds=("fine", "confiscate_goods")), True),
        (penalty("2026-09-01", conduct="PQL50-2", kinds=("fine",)), False),
        (penalty("2026-09-01", conduct="FSIR74", kinds=("warning",)), False),
        # 责令停产停业、吊销许可证以外
        (penalty("2026-09-01", kinds=("warning", "stop_business")), False),
        (penalty("2026-09-01", kinds=("revoke_licence",)), False),
    ],
)
def test_what_counts(third: dict[str, Any], stop: bool) -> None:
    found = assess({**FACTS, "earlier_penalties": [*TWO, third]})
    assert ("stop_business" in found.bands[0].given.must) is stop
    assert any(r.article == "食品安全法第一百三十四条" and "累计三次" in r.because for r in found.reasons) is stop


def test_the_decisions_come_before_a_stated_number() -> None:
    found = assess({**FACTS, "penalties_within_year": 3, "earlier_penalties": TWO})
    assert found.bands[0].given.must == ()


def test_unknown_stays_unknown() -> None:
    assert assess(FACTS).bands[0].given.open[0] == "stop_business"


@pytest.mark.parametrize(
    ("wrong", "path"),
    [
        ({"conduct": ["FSL126-1-3"], "kinds": ["fine"]}, "earlier_penalties[0].decided_on"),
        ({"decided_on": "2026-02-01", "kinds": ["fine"]}, "earlier_penalties[0].conduct"),
        ({"decided_on": "2026-02-01", "conduct": [], "kinds": ["fine"]}, "earlier_penalties[0].conduct"),
        ({"decided_on": "2026-02-01", "conduct": ["FSL126-1-3"]}, "earlier_penalties[0].kinds"),
        ({"decided_on": "2026-02-30", "conduct": ["FSL126-1-3"], "kinds": ["fine"]}, "earlier_penalties[0].decided_on"),
        ({"decided_on": "2026-02-01", "conduct": ["X"], "kinds": ["fine"]}, "earlier_penalties[0].conduct[0]"),
    ],
)
def test_each_says_when_for_what_and_how(wrong: dict[str, Any], path: str) -> None:
    with pytest.raises(FactsError) as refused:
        parse_facts({"earlier_penalties": [wrong]})
    assert refused.value.path == path


@pytest.mark.parametrize(
    ("facts", "warned"),
    [
        ({"goods_value": "20000.00", "penalty": {"fine": "200000.00", "kinds": ["fine"], "discretion_tier": "lenient"}}, True),
        ({"goods_value": "20000.00", "penalty": {"fine": "390000.00", "kinds": ["fine"], "discretion_tier": "severe"}}, False),
        ({"goods_value": "19999.99", "penalty": {"fine": "200000.00", "kinds": ["fine"], "discretion_tier": "lenient"}}, False),
        ({"evaded_inspection": True, "penalty": {"fine": "60000.00", "kinds": ["fine"], "discretion_tier": "ordinary"}}, True),
        ({"evaded_inspection": True, "penalty": {"kinds": ["confiscate_goods"], "discretion_tier": "ordinary"}}, False),
    ],
)
def test_a_serious_case_is_to_be_punished_heavily(facts: dict[str, Any], warned: bool) -> None:
    """食品安全法实施条例 67, last paragraph."""
    found = assess({"acted_on": "2026-03-01", "decided_on": "2026-05-01", "conduct": ["FSL124-1-1"], **facts})
    assert any("从重从严" in r.because for r in found.reasons) is warned


def test_what_article_67_does_not_list_is_not_warned_of() -> None:
    penalty = {"fine": "5000.00", "kinds": ["fine", "stop_business"], "discretion_tier": "lenient"}
    found = assess({"acted_on": "2026-03-01", "conduct": ["FSL133-1"], "evaded_inspection": True, "penalty": penalty})
    assert not any("从重从严" in r.because for r in found.reasons)
