"""What the positives add, and what limits them.

Readings of the table: a standard counts once, however many certificates name it; of awards only the highest
counts; each voluntary recall counts. Samples are counted over all results of the 24 months, failed ones
included. "Registered and clean" asks that the enterprise was registered for three years and that nothing counts against
it; what is over, repaired, removed or annulled does not, as it is used for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from integrity.scoring.periods import add_months
from integrity.scoring.records import Positive
from integrity.scoring.rules import PositiveRule
from integrity.scoring.standing import Standing


@dataclass(frozen=True, slots=True)
class BonusItem:
    """Points of one positive. reason: "counts", or why none: duplicate, lower, few, rate, unclean."""

    rule: PositiveRule
    points: int
    ids: tuple[str, ...]
    reason: str = "counts"
    samples: int = 0
    passed: int = 0


@dataclass(frozen=True, slots=True)
class BonusCut:
    """Points taken back. reason: "kind" (limit of one kind), "total" (of all), "severe" (suspended)."""

    reason: str
    points: int
    limit: int
    rule: PositiveRule | None = None
    ids: tuple[str, ...] = ()


def add_bonus(standing: Standing) -> tuple[tuple[BonusItem, ...], tuple[BonusCut, ...]]:
    """Every positive with its points, and the cuts after which the bonus remains (sum of both, 0 to 100)."""
    items = (*_certificates(standing), *_samples(standing), *_awards(standing), *_clean_years(standing), *_recalls(standing))
    return items, _cuts(items, standing)


def _cuts(items: Iterable[BonusItem], standing: Standing) -> tuple[BonusCut, ...]:
    cuts = []
    for rule in standing.book.positives:
        over = sum(i.points for i in items if i.rule is rule) - rule.limit if rule.limit is not None else 0
        if rule.limit is not None and over > 0:
            cuts.append(BonusCut("kind", -over, rule.limit, rule))
    left = sum(i.points for i in items) + sum(c.points for c in cuts)
    most = standing.book.number("bonus_max")
    if left > most:
        cuts.append(BonusCut("total", most - left, most))
    if standing.severe and left > 0:
        cuts.append(BonusCut("severe", -min(left, most), 0, ids=tuple(e.id for e in standing.severe)))
    return tuple(cuts)


def _rules(standing: Standing, kind: str) -> tuple[PositiveRule, ...]:
    return tuple(r for r in standing.book.positives if r.kind == kind)


def _of_kind(standing: Standing, rule: PositiveRule) -> list[Positive]:
    """The positives that the rule speaks of: right kind and detail, within the rule's months."""
    return [
        p
        for p in standing.positives
        if p.kind == rule.kind
        and (not rule.match or p.detail in rule.match)
        and (rule.months is None or standing.day <= add_months(p.valid_from, rule.months))
    ]


def _certificates(standing: Standing) -> Iterable[BonusItem]:
    for rule in _rules(standing, "certificate"):
        seen: set[str] = set()
        for positive in _of_kind(standing, rule):
            again = positive.detail in seen
            seen.add(positive.detail)
            yield BonusItem(rule, 0 if again else rule.points, (positive.id,), "duplicate" if again else "counts")


def _samples(standing: Standing) -> Iterable[BonusItem]:
    """The best tier reached; if none, one line of 0 points that says why."""
    tiers = [t for t in (_tier(rule, standing) for rule in _rules(standing, "sampling")) if t]
    if tiers:
        yield max(tiers, key=lambda t: (t.points, -t.rule.points))


def _tier(rule: PositiveRule, standing: Standing) -> BonusItem | None:
    results = _of_kind(standing, rule)
    samples, passed = sum(p.samples for p in results), sum(p.passed for p in results)
    if not samples:
        return None
    few = samples < (rule.count or 0)
    low = passed * 100 < samples * (rule.percent or 0)
    reason = "few" if few else "rate" if low else "counts"
    ids = tuple(p.id for p in results)
    return BonusItem(rule, 0 if few or low else rule.points, ids, reason, samples, passed)


def _awards(standing: Standing) -> Iterable[BonusItem]:
    found = [(rule, p) for rule in _rules(standing, "award") for p in _of_kind(standing, rule)]
    found.sort(key=lambda pair: (-pair[0].points, pair[1].id))
    for place, (rule, positive) in enumerate(found):
        yield BonusItem(rule, 0 if place else rule.points, (positive.id,), "lower" if place else "counts")


def _clean_years(standing: Standing) -> Iterable[BonusItem]:
    for rule in _rules(standing, "registration"):
        months = rule.months or 0
        old = [p for p in standing.positives if p.kind == rule.kind]
        old = [p for p in old if add_months(p.valid_from, months) <= standing.day]
        if old:
            against = [e.id for e in standing.active if standing.rule_of(e).points]
            ids = (min(old, key=lambda p: (p.valid_from, p.id)).id, *against)
            yield BonusItem(rule, 0 if against else rule.points, ids, "unclean" if against else "counts")


def _recalls(standing: Standing) -> Iterable[BonusItem]:
    for rule in _rules(standing, "voluntary_recall"):
        for positive in _of_kind(standing, rule):
            yield BonusItem(rule, rule.points, (positive.id,))
