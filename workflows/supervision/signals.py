"""Signals: raised, answered, and open past their clock."""

from __future__ import annotations

from django.db.models import CharField, Exists, F, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Concat

from cases.accountability.signals.models import SupervisionSignal
from cases.accountability.signals.procedure import SignalState
from cases.base.models import Deadline
from cases.base.models.clocks import ClockState
from workflows.supervision.asked import Asked

ANSWER_CLOCK = "R00"


def signals_raised(asked: Asked) -> QuerySet[SupervisionSignal]:
    """Signals raised in the period."""
    return _of(asked, day="raised_on")


def signals_answered(asked: Asked) -> QuerySet[SupervisionSignal]:
    """Signals answered in the period, whenever raised and however answered."""
    return _of(asked, day="answered_on")


def signals_late(asked: Asked) -> QuerySet[SupervisionSignal]:
    """Signals raised in the period that stand unanswered past their clock today."""
    stream = Concat(Value(f"{SupervisionSignal._meta.model_name}:"), Cast(OuterRef("pk"), CharField()))
    over = Deadline.objects.filter(stream=stream, rule=ANSWER_CLOCK, state=ClockState.RUNNING, due_on__lt=asked.today)
    return _of(asked, day="raised_on").filter(Exists(over), state=SignalState.RAISED)


def _of(asked: Asked, *, day: str) -> QuerySet[SupervisionSignal]:
    rows = SupervisionSignal.objects.filter(**{f"{day}__range": asked.days}, authority__in=asked.authorities)
    return rows.annotate(bureau=F("authority_id"), desk=F("unit"), day=F(day))
