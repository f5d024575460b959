"""Unknown stays unknown: taking a fact away may leave an answer open, but never turns it into another one."""

from __future__ import annotations

import random
from typing import Any

import pytest

from cases.law.assess import assess
from cases.law.conduct import conducts
from cases.law.fact_types import BureauLevel, Kind, Product, Role, Substance, Tier

AMOUNTS = ("0.00", "0.01", "3000.01", "9999.99", "10000.00", "50000.00", "150000.00", "300000.00")
FLAGS = (True, False)
# facts whose absence is read as "not known"; a missing count of acts or conviction is read as one and as none
POOL: dict[str, tuple[Any, ...]] = {
    "substance": tuple(map(str, Substance)),
    "bureau_level": tuple(map(str, BureauLevel)),
    "product": tuple(map(str, Product)),
    "role": tuple(map(str, Role)),
    **dict.fromkeys(("sales_amount", "unsold_value", "illegal_gains", "direct_loss"), AMOUNTS),
    **dict.fromkeys(("person_income", "helper_income"), AMOUNTS),
    **dict.fromkeys(("refused_to_correct", "serious", "complex", "public_interest", "hearing_held"), FLAGS),
    "published_on": ("2026-05-20", "2026-06-17"),
}
FIXED = {"acted_on": "2026-03-01", "filed_on": "2026-03-10", "decided_on": "2026-05-20", "party": "company"}


def _facts(chance: random.Random) -> dict[str, Any]:
    facts: dict[str, Any] = {name: chance.choice(pool) for name, pool in POOL.items() if chance.random() < 0.6}
    kinds = chance.sample(sorted(map(str, Kind)), chance.randint(1, 3))
    penalty = {"kinds": kinds, "fine": chance.choice(AMOUNTS), "discretion_tier": chance.choice(list(Tier))}
    conduct = chance.sample(sorted(conducts()), chance.randint(1, 2))
    return {**FIXED, **facts, "conduct": conduct, "penalty": penalty, "procedure": "ordinary"}


def _verdicts(facts: dict[str, Any]) -> dict[str, Any]:
    answer = assess(facts).as_json()
    names = ("hearing_required", "legal_review_required", "city_level_required", "limitation_passed")
    verdicts = {name: answer[name] for name in names}
    verdicts |= {f"publicity.{name}": value for name, value in answer["publicity"].items()}
    verdicts |= {f"band {b['conduct']}": (b["min"], b["max"]) for b in answer["bands"] if b["min"]}
    return verdicts | {f"certain {t['crime']}": True for t in answer["transfer"] if t["certain"]}


@pytest.mark.parametrize("seed", range(300))
def test_a_fact_less_never_turns_an_answer_into_another(seed: int) -> None:
    chance = random.Random(seed)
    facts = _facts(chance)
    name = chance.choice([n for n in POOL if n in facts] or ["published_on"])
    whole = _verdicts(facts)
    less = _verdicts({key: value for key, value in facts.items() if key != name})
    turned = {
        field: (less[field], whole.get(field))
        for field in less
        if less[field] is not None and whole.get(field) not in (None, less[field])
    }
    assert turned == {}, f"without {name}"
