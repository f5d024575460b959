"""The publicity of a penalty, held against the slow reading of the articles, over a grid of decisions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Any

import pytest

from cases.law.assess import assess
from cases.law.calendar import national_calendar
from cases.law.facts import parse_facts
from cases.law.publicity import assess_publicity
from cases.law.settings import Settings
from tests.law.slow_publicity import SIX, Case, shown

DAYS = [
    (date(2021, 9, 1), date(2021, 9, 30)),
    (date(2025, 6, 22), date(2025, 7, 1)),
    (date(2025, 12, 24), date(2025, 12, 31)),
    (date(2025, 12, 25), date(2026, 1, 20)),
    (date(2026, 11, 10), date(2026, 11, 30)),
]
KINDS = [
    ("warning",),
    ("criticism",),
    ("fine",),
    ("warning", "fine"),
    ("fine", "confiscate_goods"),
    ("confiscate_gains",),
    ("suspend_licence",),
    ("stop_business", "fine"),
    ("restrict_business",),
    ("bar_person",),
    ("lower_qualification",),
    ("revoke_licence", "fine"),
    ("close_down",),
    ("revoke_licence", "bar_person"),
]
# below, on and above the line, and from the hearing sum on, as the older rule must have it
FINES = [50_000, 50_001, 100_000]


def cases(decided: date, published: date) -> Iterator[Case]:
    restricted = [None, date(2026, 12, 1), date(2031, 12, 1)]
    for kinds, goods, until in product(KINDS, ("product", *SIX), restricted):
        fines = FINES if "fine" in kinds else [0]
        for fine, (tier, mitigated) in product(fines, [("lenient", False), ("ordinary", False), ("ordinary", True)]):
            if decided >= date(2025, 12, 25) or not set(kinds) <= {"warning", "criticism", "fine"} or fine in (0, 100_000):
                yield Case(decided, published, "company", goods, kinds, fine, tier, mitigated, until)


def told(case: Case) -> dict[str, Any]:
    penalty: dict[str, Any] = {"kinds": list(case.kinds), "discretion_tier": case.tier}
    penalty |= {"fine": f"{case.fine}.00"} if case.fine else {}
    penalty |= {"confiscated_gains": "300.00"} if "confiscate_gains" in case.kinds else {}
    penalty |= {"confiscated_goods": "300.00"} if "confiscate_goods" in case.kinds else {}
    return {
        "decided_on": case.decided_on.isoformat(),
        "published_on": case.published_on.isoformat(),
        "restricted_until": case.restricted_until.isoformat() if case.restricted_until else None,
        "party": case.party,
        "procedure": "ordinary",
        "product": case.product,
        "grounds": {"mitigation_below_minimum": case.mitigated},
        "penalty": penalty,
    }


@pytest.mark.parametrize(("decided", "published"), DAYS)
def test_every_decision_of_the_grid_is_shown_as_the_articles_say(decided: date, published: date) -> None:
    wrong, asked = [], 0
    for case in cases(decided, published):
        found = assess_publicity(parse_facts(told(case)), calendar=national_calendar()).value.term
        answer = (found.published, str(found.gravity), found.min_end, found.max_end)
        expected = shown(case)
        asked += 1
        if answer != (expected.published, expected.gravity, expected.min_end, expected.max_end):
            wrong.append((case, answer, expected))
    assert asked > 900
    assert wrong == []


def test_a_field_follows_from_the_item_too() -> None:
    """特种设备安全法 and 化妆品监督管理条例 are of their field whatever the officer chose as product."""
    for conduct in ("SEL84-1", "COS59-2", "FSL124-1-5a"):
        facts = {"decided_on": "2026-05-20", "published_on": "2026-06-01", "party": "company", "procedure": "ordinary"}
        penalty = {"kinds": ["fine"], "fine": "60000.00", "discretion_tier": "ordinary"}
        answer = assess({**facts, "conduct": [conduct], "penalty": penalty}).as_json()["publicity"]
        assert (answer["class"], answer["max_end"]) == ("severe", "2029-06-01"), conduct


# 公示规定第十三条第二款: 经营主体 50,000, 相关责任人员 5,000; for other natural persons the text is silent
PERSONS = [
    ("person", "5000.00", "lenient", "light"),
    ("person", "5000.01", "lenient", "severe"),
    ("person", "5000.00", "ordinary", "severe"),
    ("seller", "5000.00", "lenient", None),
    ("seller", "50000.01", "lenient", "severe"),
    ("seller", "5000.00", "severe", "severe"),
    (None, "5000.00", "lenient", None),
]


@pytest.mark.parametrize(("role", "fine", "tier", "expected"), PERSONS)
def test_the_low_fine_of_a_natural_person(role: str | None, fine: str, tier: str, expected: str | None) -> None:
    facts = {"decided_on": "2026-05-20", "party": "natural_person", "procedure": "ordinary", "product": "food", "role": role}
    answer = assess({**facts, "penalty": {"kinds": ["fine"], "fine": fine, "discretion_tier": tier}})
    assert answer.as_json()["publicity"]["class"] == expected
    if expected is None:
        fact = "role" if role is None else "setting"
        assert fact in {question.fact for question in answer.questions}


# Order 108 has no rule of transition: by its day a general penalty of 2025-06 is shown three years; by the milder reading one
# year, but what was shown before 2025-12-25 was shown rightly
TRANSITION = [
    ("2025-06-20", "2025-07-08", False, ("2026-01-08", "2028-07-08")),
    ("2025-06-20", "2025-07-08", True, ("2025-10-08", "2026-07-08")),
    ("2023-06-20", "2023-07-08", True, ("2023-10-08", "2025-12-24")),
]


@pytest.mark.parametrize(("decided", "published", "milder", "ends"), TRANSITION)
def test_the_milder_of_two_regimes_is_a_setting(decided: str, published: str, milder: bool, ends: tuple[str, str]) -> None:
    facts = {"decided_on": decided, "published_on": published, "party": "company", "procedure": "ordinary", "product": "product"}
    penalty = {"kinds": ["fine"], "fine": "120000.00", "discretion_tier": "ordinary"}
    answer = assess({**facts, "penalty": penalty}, settings=Settings(milder_from_start=milder)).as_json()["publicity"]
    assert (answer["min_end"], answer["max_end"]) == ends
