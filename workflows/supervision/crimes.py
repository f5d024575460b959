"""Suspected crimes: flags raised against what became of them (有案不移, 有案难移)."""

from __future__ import annotations

from typing import Any

from django.db.models import F, QuerySet

from cases.transfer.models import CriminalFlag, FlagState
from workflows.supervision.asked import Asked
from workflows.supervision.units import unit_of_case


def flags_raised(asked: Asked) -> QuerySet[Any]:
    """Flags raised in the period."""
    rows = CriminalFlag.objects.filter(raised_on__range=asked.days, case__authority__in=asked.authorities)
    return rows.annotate(bureau=F("case__authority_id"), desk=unit_of_case("case_id"), day=F("raised_on"))


def flags_open(asked: Asked) -> QuerySet[Any]:
    """Flags raised in the period that nobody has answered."""
    return flags_raised(asked).filter(state=FlagState.OPEN)
