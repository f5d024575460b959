"""Earlier penalties of the same party that this system holds: is the third within a year known (食品安全法 134)?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Q

from cases.base.kept import once
from cases.law.conduct import conducts
from cases.law.fact_types import EarlierPenalty, Kind
from cases.law.repeated import counted
from cases.parties.models import Party
from cases.penalty.models import Decision, DecisionKind, DecisionStatus, PenaltyCase
from cases.penalty.models.content import parts_of

# whatever a year is, its decisions are of these days
_A_YEAR = timedelta(days=366)


def counted_before(case: PenaltyCase, on: date) -> tuple[Decision, ...]:
    """The decisions of other cases, served and in force, that count within the year up to a day, the oldest first."""
    found = _decisions(case.party.standing, on)
    return tuple(row for row in found if row.case_id != case.pk and counted([_penalty(row)], on=on))


@once
def _decisions(party: Party, on: date) -> list[Decision]:
    """Those of the party and of all that were merged into it, whichever bureau decided: what is punished is no secret."""
    own = Q(case__party=party) | Q(case__party__merged_into=party)
    standing = Q(status=DecisionStatus.IN_FORCE, kind=DecisionKind.PENALTY, case__served_on__isnull=False)
    found = Decision.objects.filter(own, standing, decided_on__gt=on - _A_YEAR, decided_on__lte=on)
    return list(found.select_related("case", "document").order_by("decided_on", "pk"))


def _penalty(decision: Decision) -> EarlierPenalty:
    """As the law counts it: a changed decision from the day of the first."""
    codes = tuple(part.conduct for part in parts_of(decision) if part.conduct in conducts())
    return EarlierPenalty(decided_on=decision.root.decided_on, conduct=codes, kinds=frozenset(map(Kind, decision.kinds)))


def under_food_law(codes: Iterable[str]) -> bool:
    """Is any of this conduct punished by the Food Safety Law itself?"""
    return any(code in conducts() and conducts()[code].law == "FSL" for code in codes)
