"""The page of a subject that needs no special one: transfers, signals, reviews, listings."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from web.acting import ActingRequest, acting
from web.addresses import subject_url
from web.kinds import MODELS
from web.presenters.sheet import sheet_page
from web.presenters.shell import shell_for
from web.reading import opened, reached
from web.sheets import SHEETS


@acting
@require_GET
def subject(request: ActingRequest, kind: str, pk: int) -> HttpResponse:
    """One subject that the actor may read; otherwise it does not exist for this reader."""
    model = MODELS.get(kind)
    if model is None:
        raise Http404
    if model not in SHEETS:
        return HttpResponseRedirect(subject_url(reached(request, model, pk)))
    found = opened(request, model, pk)
    now = timezone.now()
    page = sheet_page(found, actor=request.actor, now=now)
    return render(request, "web/case.html", {"shell": shell_for(request, now=now), "page": page})
