"""Named reads over the kernel's own tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from django.apps import apps
from django.db import models

from cases.base.models import Aggregate, Deadline, Document
from cases.base.models.clocks import ClockState
from cases.base.spelling import number_key


def aggregate_models() -> Iterator[type[Aggregate]]:
    """Every procedure's subject."""
    return (cast(type[Aggregate], m) for m in apps.get_models() if issubclass(m, Aggregate))


def stream_of_case(number: str) -> str:
    """The stream of the subject with this case number; empty if there is none."""
    number = number_key(number)
    if not number:
        return ""
    for model in aggregate_models():
        if any(f.name == "number" for f in model._meta.fields):
            found: Aggregate | None = model.objects.filter(models.Q(("number", number))).first()
            if found is not None:
                return found.stream_key
    return ""


def clocks_of(stream: str) -> models.QuerySet[Deadline]:
    """The clocks of a subject with pauses and extensions: running ones first, nearest first."""
    return (
        Deadline.objects.filter(stream=stream)
        .prefetch_related("pauses", "extensions")
        .order_by(models.Case(models.When(state=ClockState.RUNNING, then=0), default=1), "due_on", "pk")
    )


def documents_of(stream: str) -> models.QuerySet[Document]:
    """The issued documents of a subject, oldest first, without their snapshots."""
    return Document.objects.filter(stream=stream).select_related("rendering").defer("snapshot").order_by("issued_at", "pk")
