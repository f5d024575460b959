"""Clues: registering one, and its page."""

from __future__ import annotations

import secrets
from datetime import datetime
from types import SimpleNamespace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cases.base.errors import Refused
from cases.base.models import Draft
from cases.base.permissions import ask, permitted
from cases.base.work import legal_date, record_refusal
from cases.intake.models import Clue
from cases.parties.models import Authority
from web.acting import acting
from web.forms.clue import RegisterClueForm
from web.presenters.sheet import sheet_page
from web.presenters.shell import shell_for
from web.viewmodels import ClueForm, DraftState
from web.views.once import first_time, twice, typed
from web.views.refusals import refused
from workflows import commands

STREAM, ACT = "clue:new", "clue.register"


@acting
@require_http_methods(["GET", "POST"])
def register(request: Any) -> HttpResponse:
    """登记线索."""
    subject = _new(request)
    try:
        ask(request.actor, ACT, subject)
    except Refused as refusal:
        if request.method == "POST":
            record_refusal(refusal, actor=request.actor, now=timezone.now(), act=ACT, subject="")
        return refused(request, refusal)
    if request.method == "POST":
        return _submit(request, subject)
    kept = Draft.objects.filter(user=request.user, stream=STREAM, act=ACT).first()
    form = _form(request, subject, initial=kept.content if kept else None)
    return _render(request, form, DraftState(saved_at=kept.saved_at, restored=True) if kept else DraftState())


@acting
@require_POST
def draft(request: Any) -> HttpResponse:
    """Keep what is typed so far."""
    if not permitted(request.actor, ACT, _new(request)):
        raise Http404
    now = timezone.now()
    _keep(request, typed(request, RegisterClueForm), now)
    return render(request, "web/parts/draft_status.html", {"draft": DraftState(saved_at=now)})


@acting
@require_GET
def clue(request: Any, pk: int) -> HttpResponse:
    """One clue in the actor's scope; a filed one leads on to its case."""
    now = timezone.now()
    found = Clue.visible_to(request.actor).select_related("party", "authority").filter(pk=pk).first()
    if found is None:
        raise Http404
    page = sheet_page(found, actor=request.actor, now=now)
    return render(request, "web/case.html", {"shell": shell_for(request, now=now), "page": page})


def _submit(request: Any, subject: Any) -> HttpResponse:
    now = timezone.now()
    form = _form(request, subject, data=request.POST)
    if not form.is_valid():
        return _render(request, form, DraftState(), status=422)
    if not first_time(request.POST.get("token", ""), now):
        return refused(request, twice(), draft_kept=False)
    try:
        commands.register_clue(
            actor=request.actor, now=now, authority=subject.authority, **form.arguments()
        )
    except Refused as refusal:
        _keep(request, typed(request, RegisterClueForm), now)
        return refused(request, refusal)
    commands.discard_draft(actor=request.actor, stream=STREAM, act=ACT)
    messages.success(request, _("线索已登记，等待办案机构负责人指派核查。"))
    return HttpResponseRedirect(reverse("web:inbox"))


def _keep(request: Any, content: dict[str, Any], now: datetime) -> None:
    commands.save_draft(actor=request.actor, now=now, stream=STREAM, act=ACT, content=content)


def _new(request: Any) -> Any:
    """What the permission table looks at before the clue exists: whose it would be."""
    authority = Authority.objects.get(pk=request.actor.authority_id)
    return SimpleNamespace(authority=authority, authority_id=authority.pk, authority_id_=authority.pk)


def _form(request: Any, subject: Any, **given: Any) -> RegisterClueForm:
    return RegisterClueForm(subject=subject, actor=request.actor, today=legal_date(timezone.now()), **given)


def _render(request: Any, form: RegisterClueForm, state: DraftState, status: int = 200) -> HttpResponse:
    page = ClueForm(
        form=form, url=reverse("web:register_clue"), token=secrets.token_urlsafe(16), draft_url=reverse("web:clue_draft"),
        draft=state, consequence=_("登记后十五个工作日内应当核查并决定是否立案。"),
    )  # fmt: skip
    context = {"shell": shell_for(request, now=timezone.now()), "page": page}
    return render(request, "web/clue_new.html", context, status=status)
