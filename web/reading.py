"""Opening what a page shows: read on a ground, and on record before it is shown.

An attempt at what exists and is not the reader's to read is on record, too: it is answered as if there were nothing, so an
address that was guessed, or passed on, shows in the log alone. Every opening is a row, a reload as well.
"""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

from cases.base import grounds
from cases.base.models import Aggregate, Document, Opened
from cases.base.readings import note
from web.acting import ActingRequest
from web.kinds import kind_of

A = TypeVar("A", bound=Aggregate)


def opened(
    request: ActingRequest,
    model: type[A],
    pk: int,
    *,
    what: Opened = Opened.PAGE,
    item: int | None = None,
    related: tuple[str, ...] = (),
) -> A:
    """The subject, its opening on record; Http404 if it is not there for this reader. Two statements."""
    found, ground = _found(request, model, pk, what, item, related)
    note(request.actor, found, now=timezone.now(), what=what, ground=ground, item=item)
    return found


def reached(request: ActingRequest, model: type[A], pk: int, *, related: tuple[str, ...] = ()) -> A:
    """The same for what puts itself on record (an act, a refusal) or belongs to a page that is: no row but of an attempt."""
    return _found(request, model, pk, Opened.PAGE, None, related)[0]


def opened_paper(request: ActingRequest, pk: int, what: Opened) -> tuple[Document, Aggregate]:
    """A paper with the subject whose paper it is."""
    paper = Document.objects.select_related("rendering").filter(pk=pk).first()
    if paper is None:
        raise Http404
    subject, ground = _found(request, kind_of(paper.stream), int(paper.stream.partition(":")[2]), what, pk, ())
    withheld = paper.form in subject.withheld_from(request.actor)
    note(request.actor, subject, now=timezone.now(), what=what, ground="" if withheld else ground, item=pk)
    if withheld:
        raise Http404
    return paper, subject


def _found(
    request: ActingRequest, model: type[A], pk: int, what: Opened, item: int | None, related: tuple[str, ...]
) -> tuple[A, str]:
    rows: QuerySet[Any] = grounds.with_ground(model, request.actor)
    found = rows.select_related(*related).filter(pk=pk).first() if related else rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    if not found.ground:
        note(request.actor, found, now=timezone.now(), what=what, ground="", item=item)
        raise Http404
    return found, found.ground
