"""三次处罚 (食品安全法 134): which earlier decisions count, and whether they come to three within one year.

What counts is a penalty for breaking that law, other than 责令停产停业 and 吊销许可证. The text does not say how the year runs:
here it runs back from the day that is judged; a penalty of the same day a year before counts no more.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from cases.law.conduct import conducts
from cases.law.fact_types import EarlierPenalty, Facts, Kind
from cases.law.periods import add_months
from cases.law.truth import Truth

_NOT_COUNTED = frozenset({Kind.STOP_BUSINESS, Kind.REVOKE_LICENCE})
THIRD = 3


def counted(earlier: Iterable[EarlierPenalty], *, on: date) -> tuple[EarlierPenalty, ...]:
    """The decisions of the year up to a day that count, the oldest first."""
    found = (one for one in earlier if one.decided_on <= on < add_months(one.decided_on, 12) and _counts(one))
    return tuple(sorted(found, key=lambda one: one.decided_on))


def _counts(one: EarlierPenalty) -> bool:
    return bool(one.kinds) and not one.kinds & _NOT_COUNTED and any(_under_food_law(code) for code in one.conduct)


def _under_food_law(code: str) -> bool:
    """因违反本法规定: by the Food Safety Law itself; whether one under its regulation counts is open, and is left out."""
    return conducts()[code].law == "FSL"


def penalties_counted(facts: Facts) -> int | None:
    """How many: by the decisions that are given, else as stated."""
    if facts.earlier_penalties is None:
        return facts.penalties_within_year
    day = facts.step_day or facts.act_day
    return None if day is None else len(counted(facts.earlier_penalties, on=day))


def third_within_year(facts: Facts) -> Truth:
    """Has the party been punished three times within the year?"""
    number = penalties_counted(facts)
    return None if number is None else number >= THIRD
