"""Facts of money and time that contradict one another: asked where they are stated, each at the fact that is wrong.

The engine still reads the facts of old cases that contradict themselves, and asks (`chronology`, `goods`); nothing new like
that is recorded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from cases.law.fact_labels import LABELS
from cases.law.fact_types import Facts
from cases.law.facts import FactsError, parse_facts
from cases.law.several import acts_of
from cases.law.wording import day, yuan

# the first cannot be later than the second; the second is the one that is refused
ORDER = (("acted_on", "act_ended_on"), ("acted_on", "discovered_on"), ("acted_on", "filed_on"), ("discovered_on", "filed_on"))

# all that a fact dates has happened
DAYS = ("acted_on", "act_ended_on", "discovered_on", "filed_on", "decided_on", "served_on", "published_on", "restricted_until")


def ask_facts(facts: Mapping[str, Any], *, today: date | None = None) -> Facts:
    """The facts as the engine reads them. Raises FactsError, naming the fact, for the first that cannot be read, contradicts
    another, or (a day) lies after `today`."""
    read = parse_facts(dict(facts))
    for act in acts_of(read):
        for error in (*(_to_come(act, today) if today else ()), *_of_time(act), *_of_money(act)):
            raise error
    return read


def _to_come(facts: Facts, today: date) -> Iterator[FactsError]:
    """A day that has not come: asked before the others, so that it is named itself and not what it contradicts."""
    for name in DAYS:
        stated = getattr(facts, name)
        if stated is not None and stated > today:
            yield FactsError(name, f"{LABELS[name]}{day(stated)}晚于今天，请核对", f"{stated} lies after today")


def _of_time(facts: Facts) -> Iterator[FactsError]:
    for first, second in ORDER:
        early, late = getattr(facts, first), getattr(facts, second)
        if early is not None and late is not None and early > late:
            # what the case itself knows is never the one that is wrong
            wrong, other, says = (first, second, "晚于") if second == "filed_on" else (second, first, "早于")
            yield FactsError(
                wrong,
                f"{LABELS[wrong]}{day(getattr(facts, wrong))}{says}{LABELS[other]}{day(getattr(facts, other))}，请核对",
                f"{getattr(facts, wrong)} contradicts {other} ({getattr(facts, other)})",
            )
    if facts.duration_days is not None and facts.acted_on is not None and facts.act_ended_on is not None:
        longest = (facts.act_ended_on - facts.acted_on).days + 1
        if facts.duration_days > longest:
            yield FactsError(
                "duration_days",
                f"持续{facts.duration_days}天，而违法行为自{day(facts.acted_on)}至{day(facts.act_ended_on)}只有{longest}天，请核对",
                f"{facts.duration_days} days do not fit between {facts.acted_on} and {facts.act_ended_on}",
            )


def _of_money(facts: Facts) -> Iterator[FactsError]:
    parts = [part for part in (facts.sales_amount, facts.unsold_value) if part is not None]
    if facts.goods_value is not None and parts and facts.goods_value < sum(parts):
        yield FactsError(
            "goods_value",
            f"货值金额{yuan(facts.goods_value)}低于销售金额与未销售货值之和{yuan(sum(parts))}，请核对",
            "the value of the goods is below what was sold and unsold together",
        )
