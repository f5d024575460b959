"""Which unit answers for a matter: that of the first case officer still on it, as appointed when put on it.

A clock, a flag or a transfer belongs to its case; who reviews or approves may sit elsewhere, but the file lies with the unit
that handles it (办案机构). Where nobody was put on the matter yet the unit is empty.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Case, F, IntegerField, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from cases.intake.models import Verifier
from cases.parties.models import Appointment
from cases.penalty.models import Assignment
from cases.penalty.models.case import Duty


def unit_of_case(case: str) -> Coalesce:
    """The unit that handles the case whose id stands in the column `case` of the row."""
    rows = Assignment.objects.filter(case=OuterRef(case), duty=Duty.HANDLER)
    return _unit(rows, authority="case__authority", on="from_day", first=(_ended(), "pk"))


def unit_of_clue(clue: str) -> Coalesce:
    """The unit that verifies the clue whose id stands in the column `clue` of the row."""
    return _unit(Verifier.objects.filter(clue=OuterRef(clue)), authority="clue__authority", on="clue__received_on", first=("pk",))


def _unit(rows: QuerySet[Any], *, authority: str, on: str, first: tuple[Any, ...]) -> Coalesce:
    held = Appointment.objects.filter(
        officer=OuterRef("officer"), authority=OuterRef(authority), valid_from__lte=OuterRef(on)
    ).order_by(F("valid_to").desc(nulls_first=True), "-valid_from", "pk")
    named = rows.annotate(desk_=Subquery(held.values("unit")[:1])).order_by(*first)
    return Coalesce(Subquery(named.values("desk_")[:1]), Value(""))


def _ended() -> Case:
    """Who is still on the matter comes before who left it."""
    return Case(When(to_day__isnull=True, then=0), default=1, output_field=IntegerField())
