"""Counts of enforcement by the authority's region and quarter; small ones and what would give them away are withheld.

One granularity, and only quarters that are over: periods that overlap could be subtracted from each other, and the answers of
two days would reveal each case in between. For the same reason the regions are those of the quarter's last day: a division that
changes hands later must not make a second set of sums. Each count is dated by an event that lies in the quarter for good.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from django.db.models import Count, QuerySet

from api import regions
from api.once import Once
from api.suppression import Tree
from cases.accountability.review.models import ResponsibilityReview
from cases.accountability.review.procedure import ReviewState
from cases.accountability.signals.models import SupervisionSignal
from cases.accountability.signals.procedure import SIGNAL, Group
from cases.base import canonical
from cases.transfer.models import CriminalFlag, Transfer

# the key of a division (None: the nation's own authority) → how many
Counts = Mapping[int | None, int]
CONFIRMED = SIGNAL.inside(Group.CONFIRMED)


@dataclass(frozen=True, slots=True)
class Period:
    """A quarter of a year."""

    year: int
    quarter: int

    @property
    def first(self) -> date:
        return date(self.year, 3 * self.quarter - 2, 1)

    @property
    def last(self) -> date:
        after = date(self.year + 1, 1, 1) if self.quarter == 4 else date(self.year, 3 * self.quarter + 1, 1)
        return after - timedelta(days=1)


# --- what is counted: one grouped statement each -----------------------------------------------------------------


def flags_raised(first: date, last: date) -> Counts:
    """Criminal flags raised in these days, whatever became of them."""
    return _grouped(CriminalFlag.objects.filter(raised_on__range=(first, last)), "case__authority__region")


def transfers_sent(first: date, last: date) -> Counts:
    """Cases sent to the police in these days, by the authority that sent them."""
    return _grouped(Transfer.objects.filter(sent_on__range=(first, last)), "authority__region")


def signals_raised(first: date, last: date) -> Counts:
    """Supervision signals raised in these days."""
    return _grouped(SupervisionSignal.objects.filter(raised_on__range=(first, last)), "authority__region")


def signals_confirmed(first: date, last: date) -> Counts:
    """Signals answered in these days by a correction or a review."""
    rows = SupervisionSignal.objects.filter(state__in=CONFIRMED, answered_on__range=(first, last))
    return _grouped(rows, "authority__region")


def reviews_closed(first: date, last: date) -> Counts:
    """Responsibility reviews archived in these days, by the authority that handled them."""
    rows = ResponsibilityReview.objects.filter(state=ReviewState.ARCHIVED, archived_on__range=(first, last))
    return _grouped(rows, "authority__region")


MEASURES: Mapping[str, Callable[[date, date], Counts]] = {
    "criminal_flags": flags_raised,
    "transfers_to_police": transfers_sent,
    "signals_raised": signals_raised,
    "signals_confirmed": signals_confirmed,
    "accountability_closed": reviews_closed,
}


def _grouped(rows: QuerySet[Any], region: str) -> Counts:
    return dict(rows.order_by().values_list(region).annotate(count=Count("pk")))


# --- what is reported of it --------------------------------------------------------------------------------------


class Figures:
    """The counts of one region and quarter, each read when it is asked for."""

    def __init__(self, place: regions.Place, period: Period) -> None:
        self.place, self.period = place, period
        self._once = Once()

    def told(self, measure: str) -> int | None:
        """The count; None where it is withheld. One statement."""
        return self._once(measure, lambda: self._told(measure))

    def checksum(self) -> str:
        """The digest of all that is reported of the region and quarter."""
        figures = {measure: self.told(measure) for measure in MEASURES}
        return canonical.digest([self.place.code, self.period.year, self.period.quarter, figures])

    def _told(self, measure: str) -> int | None:
        found = MEASURES[measure](self.period.first, self.period.last)
        tree, withheld = _suppressed(frozenset(_by_code(found, self.period.last).items()), self.period.last)
        return None if self.place.code in withheld else tree.totals.get(self.place.code, 0)


def _by_code(counts: Counts, day: date) -> dict[str, int]:
    """The counts by the code of the day's division: of bureaus whose divisions became one, together."""
    found: Counter[str] = Counter()
    for region, count in counts.items():
        found[regions.seat(region, day)] += count
    return found


@lru_cache(maxsize=128)
def _suppressed(own: frozenset[tuple[str, int]], day: date) -> tuple[Tree, frozenset[str]]:
    """The tree of a day with these counts and what is withheld in it; the same counts are worked out once."""
    tree = Tree(dict(own), regions.above(day))
    return tree, tree.withheld()


def forget(**_: Any) -> None:
    """Work it out again (receiver of post_migrate: the divisions may have changed)."""
    _suppressed.cache_clear()
