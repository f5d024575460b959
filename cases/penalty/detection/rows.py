"""What the predicates share: which cases are looked at, by stream, and who is named by their rows."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from cases.base.detection import Concerned
from cases.penalty.models import Assignment, PenaltyCase
from cases.penalty.procedure import PENALTY, Group, PenaltyState

# the nightly pass leaves alone what lies in the archive
OPEN = ~Q(state=PenaltyState.ARCHIVED)
UNDECIDED = Q(state__in=PENALTY.inside(Group.UNDECIDED))
CASE = ("case__authority", "case__party")


def by_stream(rows: QuerySet[PenaltyCase]) -> dict[str, PenaltyCase]:
    """The cases by their streams."""
    return {case.stream_key: case for case in rows.select_related("authority", "party")}


def handlers(cases: Iterable[int]) -> dict[int, tuple[Concerned, ...]]:
    """Who is or was a case officer, whether or not he did anything. One statement."""
    found: dict[int, tuple[Concerned, ...]] = {}
    rows = Assignment.objects.filter(case__in=list(cases), duty="handler").order_by("pk")
    for case, officer in rows.values_list("case", "officer"):
        found[case] = (*found.get(case, ()), Concerned(officer, "handler"))
    return found
