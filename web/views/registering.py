"""The page on which something new is registered: asked first, kept as a draft, sent once."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.base.errors import Refused
from cases.base.models import Draft
from cases.base.permissions import ask, permitted
from cases.base.work import legal_date, record_refusal
from cases.parties.models import Authority
from web.acting import ActingRequest
from web.forms.base import ActForm
from web.presenters.shell import shell_for
from web.viewmodels import ClueForm, DraftState
from web.views.once import first_time, twice, typed
from web.views.refusals import refused
from workflows.door import do
from workflows.inbox import discard_draft, save_draft

Typed = Mapping[str, Any]


def _empty(request: ActingRequest) -> Typed | None:
    return None


@dataclass(frozen=True, slots=True)
class Registration:
    """One kind of thing to register. `subject` is what the permission table looks at before the thing exists; `act` takes the
    authority and what the form gives; `done` and `consequence` are marked for translation."""

    stream: str
    act: str
    form: type[ActForm]
    subject: Callable[[Authority], Any]
    template: str
    url: str
    draft_url: str
    consequence: str
    done: str
    # what an untouched form shows
    initial: Callable[[ActingRequest], Typed | None] = _empty
    # the command of what is no act of the new table yet
    command: Callable[..., Any] | None = None
    # what the addresses name
    args: tuple[Any, ...] = ()

    def register(self, request: ActingRequest) -> HttpResponse:
        """The form, or what is sent of it."""
        subject = self._new(request)
        try:
            ask(request.actor, self.act, subject)
        except Refused as refusal:
            if request.method == "POST":
                record_refusal(refusal, actor=request.actor, now=timezone.now(), act=self.act, subject="")
            return refused(request, refusal)
        if request.method == "POST":
            return self._submit(request, subject)
        kept = Draft.objects.filter(user=request.user, stream=self.stream, act=self.act).first()
        form = self._form(request, subject, initial=kept.content if kept else self.initial(request))
        return self._render(request, form, DraftState(saved_at=kept.saved_at, restored=True) if kept else DraftState())

    def draft(self, request: ActingRequest) -> HttpResponse:
        """Keep what is typed so far."""
        if not permitted(request.actor, self.act, self._new(request)):
            raise Http404
        now = timezone.now()
        self._keep(request, now)
        return render(request, "web/parts/draft_status.html", {"draft": DraftState(saved_at=now)})

    def _submit(self, request: ActingRequest, subject: Any) -> HttpResponse:
        now = timezone.now()
        form = self._form(request, subject, data=request.POST)
        if not form.is_valid():
            return self._render(request, form, DraftState(), status=422)
        if not first_time(request.POST.get("token", ""), now):
            return refused(request, twice(), draft_kept=False)
        try:
            self._do(request, now, self.given(subject, form))
        except Refused as refusal:
            self._keep(request, now)
            return refused(request, refusal)
        discard_draft(actor=request.actor, stream=self.stream, act=self.act)
        messages.success(request, _(self.done))
        return HttpResponseRedirect(self.home())

    def given(self, subject: Any, form: ActForm) -> Mapping[str, Any]:
        """What the act takes: whose it is, and what the form gives."""
        return {"authority": subject.authority, **form.arguments()}

    def home(self) -> str:
        """Where the person goes on."""
        return reverse("web:inbox")

    def _do(self, request: ActingRequest, now: datetime, arguments: Mapping[str, Any]) -> None:
        if self.command:
            self.command(actor=request.actor, now=now, **arguments)
        else:
            do(self.act, actor=request.actor, now=now)(**arguments)

    def _keep(self, request: ActingRequest, now: datetime) -> None:
        save_draft(actor=request.actor, now=now, stream=self.stream, act=self.act, content=typed(request, self.form))

    def _new(self, request: ActingRequest) -> Any:
        """The thing as it would be at the actor's own authority."""
        own = request.actor.authority_id
        authority = Authority.objects.filter(pk=own).first() if own is not None else None
        if authority is None:
            raise Http404
        return self.subject(authority)

    def _form(self, request: ActingRequest, subject: object, **given: Any) -> ActForm:
        return self.form(subject=subject, actor=request.actor, today=legal_date(timezone.now()), **given)

    def _render(self, request: ActingRequest, form: ActForm, state: DraftState, status: int = 200) -> HttpResponse:
        page = ClueForm(
            form=form,
            url=reverse(self.url, args=self.args),
            token=secrets.token_urlsafe(16),
            draft_url=reverse(self.draft_url, args=self.args),
            draft=state,
            consequence=_(self.consequence),
        )
        context = {"shell": shell_for(request, now=timezone.now()), "page": page}
        return render(request, self.template, context, status=status)
