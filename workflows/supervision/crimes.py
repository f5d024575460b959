"""Suspected crimes: flags raised against what became of them (有案不移, 有案难移)."""

from __future__ import annotations

from django.db.models import CharField, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat, TruncDate

from cases.base.models import Act
from cases.base.work import SHANGHAI
from cases.transfer.models import CriminalFlag, FlagState, Transfer
from cases.transfer.procedure import TransferState
from workflows.supervision.asked import Asked
from workflows.supervision.units import unit_of_case


def flags_raised(asked: Asked) -> QuerySet[CriminalFlag]:
    """Flags raised in the period."""
    rows = CriminalFlag.objects.filter(raised_on__range=asked.days, case__authority__in=asked.authorities)
    return rows.annotate(bureau=F("case__authority_id"), desk=unit_of_case("case_id"), day=F("raised_on"))


def flags_open(asked: Asked) -> QuerySet[CriminalFlag]:
    """Flags raised in the period that nobody has answered."""
    return flags_raised(asked).filter(state=FlagState.OPEN)


def transfers_reported(asked: Asked) -> QuerySet[Transfer]:
    """Transfers reported to the head in the period (T310-5)."""
    return _transfers(asked, day="reported_on")


def transfers_rejected(asked: Asked) -> QuerySet[Transfer]:
    """Transfers that the head rejected in the period."""
    return _transfers(asked, day="decided_on").filter(state=TransferState.REJECTED)


def transfers_sent(asked: Asked) -> QuerySet[Transfer]:
    """Transfers sent to the police in the period."""
    return _transfers(asked, day="sent_on")


def transfers_filed(asked: Asked) -> QuerySet[Transfer]:
    """Transfers for which it was recorded in the period that the police filed."""
    return _come_to(asked, TransferState.PS_FILED)


def transfers_refused(asked: Asked) -> QuerySet[Transfer]:
    """Transfers for which it was recorded in the period that the police do not file."""
    return _come_to(asked, TransferState.PS_REFUSED)


def _transfers(asked: Asked, *, day: str) -> QuerySet[Transfer]:
    rows = Transfer.objects.filter(Q(**{f"{day}__range": asked.days}), authority__in=asked.authorities)
    return rows.annotate(bureau=F("authority_id"), desk=unit_of_case("case_id"), day=F(day))


def _come_to(asked: Asked, state: str) -> QuerySet[Transfer]:
    """Transfers that came to a state in the period, by the log of acts: the first time counts."""
    stream = Concat(Value(f"{Transfer._meta.model_name}:"), Cast(OuterRef("pk"), CharField()))
    entered = Act.objects.filter(stream=stream, to_state=state).order_by("pk").values("at")[:1]
    rows = Transfer.objects.filter(authority__in=asked.authorities)
    return rows.annotate(
        bureau=F("authority_id"), desk=unit_of_case("case_id"), day=TruncDate(Subquery(entered), tzinfo=SHANGHAI)
    ).filter(day__range=asked.days)
