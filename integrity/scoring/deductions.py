"""What the events take away: P x m x d for each, the gravest of a case alone, groups held to their limits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import chain, combinations
from math import floor

from integrity.scoring.periods import WHOLE, time_weight
from integrity.scoring.records import Event
from integrity.scoring.rules import EventRule, Limit
from integrity.scoring.standing import Standing

_HALF_UP = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Deduction:
    """One active event: points = floor(base x repeat x time + 0.5); `counted` = it is its case's gravest."""

    event: Event
    rule: EventRule
    base: int
    step: int
    repeat: Fraction
    earlier: tuple[Event, ...]
    time: Fraction
    points: int
    counted: bool = False


@dataclass(frozen=True, slots=True)
class LimitEffect:
    """Points given back because a group may deduct no more than its limit."""

    limit: Limit
    given_back: int
    event_ids: tuple[str, ...]


def deduct(standing: Standing) -> tuple[Deduction, ...]:
    """Every active event with its deduction; in each case the gravest is marked as the one that counts."""
    return _mark_gravest([_deduction(e, standing) for e in standing.active])


def hold_to_limits(deductions: tuple[Deduction, ...], standing: Standing) -> tuple[LimitEffect, ...]:
    """What groups give back: cases that hold nothing but events of a group deduct at most its limit.

    Where a case also has events without a limit, these count in full and the limited ones are held to
    what they add on top. So a further event never lowers the deduction; taking the limit of such whole
    cases would. For the same reason events of two groups in one case draw on both limits: the deduction
    is the least of what any choice of groups, counted as their limits, leaves to the other events.
    """
    groups = tuple(standing.book.limits[c] for c in sorted(standing.book.limits))
    extras = [_extras(case, standing) for case in _by_case(deductions).values()]
    reached = min(_subsets(groups), key=lambda held: (_most(extras, held), len(held)))
    over = _most(extras, ()) - _most(extras, reached)
    effects = []
    for limit in reached:
        beyond = sum(e[limit.code] for e in extras if _gravest_group(e) == limit.code) - limit.limit
        share = over if limit is reached[-1] else min(over, max(beyond, 0))
        over -= share
        effects.append(LimitEffect(limit, share, _ids_held_to(limit, deductions, standing)))
    return tuple(e for e in effects if e.given_back)


def _deduction(event: Event, standing: Standing) -> Deduction:
    book, rule = standing.book, standing.rule_of(event)
    step = book.step_for(event.amount) if rule.steps else 0
    earlier = standing.earlier_same_type(event)
    repeat = book.factors["repeat"].value if earlier else WHOLE
    time = time_weight(event, rule, standing.day, half=book.factors["half"].value)
    base = rule.points + step
    points = floor(base * repeat * time + _HALF_UP)
    return Deduction(event, rule, base, step, repeat, earlier, time, points)


def _mark_gravest(deductions: list[Deduction]) -> tuple[Deduction, ...]:
    gravest = {min(case, key=_gravity).event.id for case in _by_case(deductions).values()}
    marked = (replace(d, counted=d.event.id in gravest) for d in deductions)
    return tuple(sorted(marked, key=lambda d: (d.event.valid_from, d.event.id)))


def _gravity(deduction: Deduction) -> tuple[int, bool, str]:
    return (-deduction.points, bool(deduction.rule.group), deduction.event.id)


def _by_case(deductions: Iterable[Deduction]) -> dict[str, list[Deduction]]:
    cases: dict[str, list[Deduction]] = defaultdict(list)
    for deduction in deductions:
        cases[deduction.event.case_key].append(deduction)
    return cases


def _limit_of(deduction: Deduction, standing: Standing) -> Limit | None:
    """The limit that the event is held to; none if it was decided before the limit's days."""
    limit = standing.book.limits.get(deduction.rule.group)
    age = (standing.day - deduction.event.valid_from).days
    return limit if limit and (limit.days is None or age <= limit.days) else None


def _ids_held_to(limit: Limit, deductions: Iterable[Deduction], standing: Standing) -> tuple[str, ...]:
    return tuple(d.event.id for d in deductions if _limit_of(d, standing) is limit)


def _extras(case: list[Deduction], standing: Standing) -> dict[str, int]:
    """For each group, how far its gravest event goes beyond the case's gravest unlimited one."""
    limits = [(_limit_of(d, standing), d.points) for d in case]
    floor_ = max((points for limit, points in limits if limit is None), default=0)
    extras = dict.fromkeys(standing.book.limits, 0)
    for limit, points in limits:
        if limit:
            extras[limit.code] = max(extras[limit.code], points - floor_)
    return extras


def _gravest_group(extras: dict[str, int]) -> str:
    return max(sorted(extras), key=lambda code: extras[code])


def _most(extras: list[dict[str, int]], held: tuple[Limit, ...]) -> int:
    """The sum of the cases' extras when the groups in `held` count as their limit and the others in full."""
    codes = {limit.code for limit in held}
    free = (max((n for code, n in e.items() if code not in codes), default=0) for e in extras)
    return sum(limit.limit for limit in held) + sum(free)


def _subsets(groups: tuple[Limit, ...]) -> Iterable[tuple[Limit, ...]]:
    return chain.from_iterable(combinations(groups, n) for n in range(len(groups) + 1))
