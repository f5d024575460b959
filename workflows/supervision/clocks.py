"""Clocks missed: a bureau's own duty not done by its last day."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.db.models import BigIntegerField, Case, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce, StrIndex, Substr

from cases.base.models import Aggregate, Deadline
from cases.intake.models import Clue
from cases.law.deadlines import Overrun, all_deadlines
from cases.penalty.models import PenaltyCase
from cases.transfer.models import Transfer
from integrity.blacklist.models import BlacklistCase
from integrity.publicity.models import PenaltyPublicity
from workflows.supervision.asked import Asked
from workflows.supervision.units import unit_of_case, unit_of_clue

# what the law attaches to a duty not done in time; where it attaches an effect instead, running out is no miss
MISSED = frozenset(
    {
        Overrun.DISCIPLINE,
        Overrun.BREACH,
        Overrun.INTERNAL,
        Overrun.SIGNAL,
        Overrun.DATA_QUALITY,
        Overrun.NO_EVIDENCE,
        Overrun.MUST_RELEASE,
        Overrun.MUST_LIFT,
        Overrun.AUTO_RELEASE,
        Overrun.COURT_REFUSES,
    }
)
# subjects that are a part of a case, with the way to it. A signal has its own figure, a review of officials none.
PARTS: dict[type[Aggregate], str] = {PenaltyPublicity: "decision__case", Transfer: "case", BlacklistCase: "case"}


@cache
def duties() -> frozenset[str]:
    """The clocks that bear on the bureau and are missed when they run out."""
    return frozenset(r.code for r in all_deadlines() if r.bears_on == "authority" and r.on_overrun in MISSED)


def clocks_missed(asked: Asked) -> QuerySet[Deadline]:
    """Clocks whose last day lies in the period and was over before the duty was done; those still open as of today."""
    late = Q(outcome__in=("overdue", "late")) | Q(due_on__lt=Coalesce("ended_on", Value(asked.today)))
    kinds = Q()
    for model in (PenaltyCase, Clue, *PARTS):
        kinds |= Q(stream__startswith=_prefix(model))
    rows = Deadline.objects.filter(
        late, kinds, rule__in=duties(), due_on__range=asked.days, authority__in=asked.authorities.values("pk")
    )
    return (
        rows.annotate(subject_id=Cast(Substr("stream", StrIndex("stream", Value(":")) + 1), BigIntegerField()))
        .annotate(case_id=_case(), clue_id=Case(_when(Clue, F("subject_id")), default=None, output_field=BigIntegerField()))
        .annotate(
            bureau=F("authority"),
            day=F("due_on"),
            desk=Case(_when(Clue, unit_of_clue("clue_id")), default=unit_of_case("case_id")),
        )
    )


def _case() -> Case:
    parts = (
        _when(model, Subquery(model._default_manager.filter(pk=OuterRef("subject_id")).values(way)[:1]))
        for model, way in PARTS.items()
    )
    return Case(_when(PenaltyCase, F("subject_id")), *parts, default=None, output_field=BigIntegerField())


def _when(model: type[Aggregate], then: Any) -> When:
    return When(stream__startswith=_prefix(model), then=then)


def _prefix(model: type[Aggregate]) -> str:
    return f"{model._meta.model_name}:"
