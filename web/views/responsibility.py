"""Registering the clue of a review of responsibility."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cases.accountability.review.models import ResponsibilityReview
from cases.base.errors import Refused
from cases.base.models import Draft
from cases.base.permissions import ask, permitted
from cases.base.work import legal_date, record_refusal
from cases.parties.models import Authority
from web.acting import acting
from web.forms.responsibility.opening import RegisterReviewForm
from web.presenters.shell import shell_for
from web.viewmodels import ClueForm, DraftState
from web.views.once import first_time, twice, typed
from web.views.refusals import refused
from workflows import commands

STREAM, ACT = "responsibilityreview:new", "responsibility.register"


@acting
@require_http_methods(["GET", "POST"])
def register(request: Any) -> HttpResponse:
    """登记责任线索."""
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
    form = _form(request, subject, initial=kept.content if kept else {"case_number": request.GET.get("case", "")[:80]})
    return _render(request, form, DraftState(saved_at=kept.saved_at, restored=True) if kept else DraftState())


@acting
@require_POST
def draft(request: Any) -> HttpResponse:
    """Keep what is typed so far."""
    if not permitted(request.actor, ACT, _new(request)):
        raise Http404
    now = timezone.now()
    _keep(request, typed(request, RegisterReviewForm), now)
    return render(request, "web/parts/draft_status.html", {"draft": DraftState(saved_at=now)})


def _submit(request: Any, subject: ResponsibilityReview) -> HttpResponse:
    now = timezone.now()
    form = _form(request, subject, data=request.POST)
    if not form.is_valid():
        return _render(request, form, DraftState(), status=422)
    if not first_time(request.POST.get("token", ""), now):
        return refused(request, twice(), draft_kept=False)
    try:
        commands.register_responsibility_clue(
            actor=request.actor, now=now, authority=subject.authority, **form.arguments()
        )
    except Refused as refusal:
        _keep(request, typed(request, RegisterReviewForm), now)
        return refused(request, refusal)
    commands.discard_draft(actor=request.actor, stream=STREAM, act=ACT)
    messages.success(request, _("责任线索已登记，等待负责人同意初步核实。"))
    return HttpResponseRedirect(reverse("web:inbox"))


def _keep(request: Any, content: dict[str, Any], now: datetime) -> None:
    commands.save_draft(actor=request.actor, now=now, stream=STREAM, act=ACT, content=content)


def _new(request: Any) -> ResponsibilityReview:
    """What the permission table looks at before it is known whom it concerns: a clue at the own authority."""
    authority = Authority.objects.filter(pk=request.actor.authority_id).first()
    if authority is None:
        raise Http404
    return ResponsibilityReview(authority=authority, bureau=authority)


def _form(request: Any, subject: ResponsibilityReview, **given: Any) -> RegisterReviewForm:
    return RegisterReviewForm(subject=subject, actor=request.actor, today=legal_date(timezone.now()), **given)


def _render(request: Any, form: RegisterReviewForm, state: DraftState, status: int = 200) -> HttpResponse:
    page = ClueForm(
        form=form, url=reverse("web:register_review"), token=secrets.token_urlsafe(16),
        draft_url=reverse("web:review_draft"), draft=state, consequence=_("登记后由办理机关负责人决定是否同意初步核实。"),
    )  # fmt: skip
    context = {"shell": shell_for(request, now=timezone.now()), "page": page}
    return render(request, "web/review_new.html", context, status=status)
