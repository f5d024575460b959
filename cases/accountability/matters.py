"""What a signal or a review is about: the subject of a stream, what it came from, and who took part in it."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import QuerySet

from cases.base.models import Act, Aggregate
from cases.base.selectors import aggregate_models


def participants(stream: str) -> set[int]:
    """Officers who took part in, approved or ordered what was done on the subject."""
    acted = acts_on(stream).values_list("officer", flat=True)
    return {officer for officer in acted if officer is not None} | assigned(stream)


def subject_of(stream: str) -> Aggregate | None:
    """The subject of a stream, if it is one."""
    kind, _colon, pk = stream.partition(":")
    model = next((m for m in aggregate_models() if m._meta.model_name == kind), None)
    return model.objects.filter(pk=int(pk)).first() if model and pk.isdigit() else None


def acts_on(stream: str) -> QuerySet[Act]:
    return Act.objects.filter(stream__in=[s.stream_key for s in _line(stream)], officer__isnull=False)


def assigned(stream: str) -> set[int]:
    """Who was assigned to it, whether or not they acted."""
    return {officer for subject in _line(stream) for named in subject.relations().values() for officer in named}


def _line(stream: str) -> Iterator[Aggregate]:
    """The subject, then what it came from: the case behind a transfer, the clue behind a case."""
    found = subject_of(stream) if stream else None
    while found is not None:
        yield found
        found = getattr(found, "case", None) or getattr(found, "clue", None)
