"""The page on which something new is registered: asked first, kept as a draft, sent once."""

from __future__ import annotations

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
from web.viewmodels import ClueForm, DraftState, Link, Notice
from web.views.again import keep, older_page, seen_before
from web.views.once import opening_of, sending
from web.views.refusals import refused
from workflows import openings
from workflows.door import do
from workflows.inbox import discard_draft
from workflows.openings import AlreadyDone, Sending

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
    # what does it where the thing is no subject of a procedure
    command: Callable[..., Any] | None = None
    # what the addresses name
    args: tuple[Any, ...] = ()

    def register(self, request: ActingRequest) -> HttpResponse:
        """The form, or what is sent of it."""
        subject, again = self._new(request), self._again(request)
        if again is not None:
            return again
        try:
            ask(request.actor, self.act, subject)
        except Refused as refusal:
            if request.method == "POST":
                record_refusal(refusal, actor=request.actor, now=timezone.now(), act=self.act, subject="")
            return refused(request, refusal)
        if request.method == "POST":
            return self._submit(request, subject)
        kept = openings.latest(account=request.actor.account, stream=self.stream, act=self.act)
        form = self._form(request, subject, initial=kept.content if kept else self.initial(request))
        state = DraftState(saved_at=kept.saved_at, restored=True) if kept else DraftState()
        return self._render(request, form, state, opening=kept.opening if kept else "")

    def draft(self, request: ActingRequest) -> HttpResponse:
        """Keep what is typed so far."""
        if not permitted(request.actor, self.act, self._new(request)):
            raise Http404
        if "discard" in request.POST:
            discard_draft(actor=request.actor, stream=self.stream, act=self.act)
            return HttpResponseRedirect(reverse(self.url, args=self.args))
        now = timezone.now()
        if not self._keep(request, now):
            # registered meanwhile: nothing is left to keep
            return HttpResponse(status=204)
        return render(request, "web/parts/draft_status.html", {"draft": DraftState(saved_at=now)})

    def _again(self, request: ActingRequest) -> HttpResponse | None:
        """The answer to a page by which the thing was registered already."""
        if request.method != "POST":
            return None
        given: dict[str, Any] = {"stream": self.stream, "act": self.act, "form": self.form, "now": timezone.now()}
        return seen_before(request, sending(request), **given)

    def _submit(self, request: ActingRequest, subject: Any) -> HttpResponse:
        now, sent = timezone.now(), sending(request)
        form = self._form(request, subject, data=request.POST)
        if not form.is_valid() or sent is None:
            kept = self._keep(request, now)
            notices = () if sent else (older_page(),)
            return self._render(request, form, DraftState(), opening=kept.opening if kept else "", notices=notices, status=422)
        try:
            self._do(request, now, sent, self.given(subject, form))
        except AlreadyDone as refusal:
            return self._again(request) or refused(request, refusal)
        except Refused as refusal:
            back = Link(label=_("返回本页"), url=request.get_full_path())
            return refused(request, refusal, back=back, draft_kept=self._keep(request, now) is not None)
        except Exception:
            self._keep(request, now)
            raise
        messages.success(request, _(self.done))
        return HttpResponseRedirect(self.home())

    def given(self, subject: Any, form: ActForm) -> Mapping[str, Any]:
        """What the act takes: whose it is, and what the form gives."""
        return {"authority": subject.authority, **form.arguments()}

    def home(self) -> str:
        """Where the person goes on."""
        return reverse("web:inbox")

    def _do(self, request: ActingRequest, now: datetime, sent: Sending, arguments: Mapping[str, Any]) -> None:
        do(self.act, actor=request.actor, now=now, sent=sent)(**arguments)

    def _keep(self, request: ActingRequest, now: datetime) -> Draft | None:
        return keep(request, stream=self.stream, act=self.act, form=self.form, now=now)

    def _new(self, request: ActingRequest) -> Any:
        """The thing as it would be at the actor's own authority."""
        own = request.actor.authority_id
        authority = Authority.objects.filter(pk=own).first() if own is not None else None
        if authority is None:
            raise Http404
        return self.subject(authority)

    def _form(self, request: ActingRequest, subject: object, **given: Any) -> ActForm:
        return self.form(subject=subject, actor=request.actor, today=legal_date(timezone.now()), **given)

    def _render(
        self,
        request: ActingRequest,
        form: ActForm,
        state: DraftState,
        *,
        opening: str = "",
        notices: tuple[Notice, ...] = (),
        status: int = 200,
    ) -> HttpResponse:
        page = ClueForm(
            form=form,
            url=reverse(self.url, args=self.args),
            token=opening or opening_of(request, request.actor.account),
            notices=notices,
            draft_url=reverse(self.draft_url, args=self.args),
            draft=state,
            consequence=_(self.consequence),
        )
        context = {"shell": shell_for(request, now=timezone.now()), "page": page}
        return render(request, self.template, context, status=status)
