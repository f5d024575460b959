"""Named reads over signals."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from cases.accountability.signals.models import SupervisionSignal
from cases.base.actors import Actor


def known(fingerprints: Iterable[str]) -> set[str]:
    """Which of these were raised before."""
    return set(SupervisionSignal.objects.filter(fingerprint__in=list(fingerprints)).values_list("fingerprint", flat=True))


def signals_about(stream: str, *, actor: Actor) -> QuerySet[SupervisionSignal]:
    """The signals about a subject that this actor may read, oldest first."""
    seen: QuerySet[SupervisionSignal] = SupervisionSignal.visible_to(actor)
    return seen.filter(about=stream).order_by("pk")
