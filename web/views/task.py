"""A task: the form of an act, the law beside it, the draft, and the submit that calls the act's command."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cases.base import permissions
from cases.base.errors import NotPermitted, Refused, Text
from cases.base.models import Aggregate, Draft
from cases.base.permissions import permitted
from cases.base.work import legal_date
from web.acting import acting
from web.acts import ACT_PAGES, MODELS, ActPage
from web.forms.base import ActForm
from web.models import SubmittedForm
from web.presenters.shell import shell_for
from web.presenters.task import act_name, law_of, task_page
from web.viewmodels import DraftState, Link
from web.views.refusals import refused
from workflows import commands, selectors
from workflows.models import WorkItem
from workflows.steps import STEP_OF_ACT, STEPS

# never kept in a draft: what is sealed once it is stored
SECRET = frozenset({"party_identity", "csrfmiddlewaretoken", "token"})


@acting
def task(request: Any, item: int) -> HttpResponse:
    """An inbox line opened: on to the first of its acts that the actor may do now."""
    line = selectors.item_of(request.actor, item)
    if line is None:
        raise Http404
    kind, pk = line.stream.split(":")
    subject = _subject(
        {"clue": "clue", "penaltycase": "case", "penaltypublicity": "publicity"}[kind], int(pk)
    )
    for act in STEPS[line.step].acts:
        if permitted(request.actor, act, subject):
            return HttpResponseRedirect(f"{_url(subject, act)}?item={line.pk}")
    return refused(
        request, NotPermitted("not_yours", Text("该待办不由您办理。", "This task is not yours to do."))
    )


@acting
@require_http_methods(["GET", "POST"])
def act(request: Any, kind: str, pk: int, verb: str) -> HttpResponse:
    """The page of one act on one subject."""
    page, subject = _page(verb), _subject(kind, pk)
    try:
        permissions.ask(request.actor, page.act, subject)
        subject.lifecycle.move(page.act.partition(".")[2], subject.state)
    except Refused as refusal:
        return refused(request, refusal, back=Link(label=_("返回待办"), url=reverse("web:inbox")))
    now, item = timezone.now(), _item(request, page, subject)
    if request.method == "POST":
        return _submit(request, page, subject, now, item)
    draft = _draft(request, page, subject)
    form = _form(request, page, subject, initial=draft.content if draft else None)
    state = DraftState(saved_at=draft.saved_at, restored=True) if draft else DraftState()
    return _render(request, page, subject, form, now, item, draft=state)


@acting
@require_POST
def law(request: Any, kind: str, pk: int, verb: str) -> HttpResponse:
    """The law panel for what is typed so far; writes nothing."""
    page, subject = _page(verb), _subject(kind, pk)
    if not permitted(request.actor, page.act, subject):
        raise Http404
    form = _form(request, page, subject, data=request.POST)
    return render(
        request,
        "web/parts/law_panel.html",
        {"page": law_of(page, subject, form, actor=request.actor, now=timezone.now())},
    )


@acting
@require_POST
def draft(request: Any, kind: str, pk: int, verb: str) -> HttpResponse:
    """Keep what is typed so far; sealed fields never enter a draft."""
    page, subject = _page(verb), _subject(kind, pk)
    if not permitted(request.actor, page.act, subject):
        raise Http404
    now = timezone.now()
    commands.save_draft(
        actor=request.actor, now=now, stream=subject.stream_key, act=page.act, content=typed(request)
    )
    return render(request, "web/parts/draft_status.html", {"draft": DraftState(saved_at=now)})


@acting
@require_POST
def preview(request: Any, kind: str, pk: int, verb: str, form: str) -> HttpResponse:
    """The draft PDF of a document that the act would issue with what is typed; writes nothing."""
    page, subject, now = _page(verb), _subject(kind, pk), timezone.now()
    filled = _form(request, page, subject, data=request.POST, files=request.FILES)
    if not permitted(request.actor, page.act, subject):
        raise Http404
    if not filled.is_valid():
        return _render(request, page, subject, filled, now, None, status=422)
    try:
        pdf = commands.preview_document(
            stream=subject.stream_key, procedure=subject.lifecycle.name, form=form,
            act=lambda: _do(request, page, subject, filled, now, None),
        )  # fmt: skip
    except Refused as refusal:
        return refused(request, refusal)
    return HttpResponse(pdf, content_type="application/pdf")


def _submit(
    request: Any, page: ActPage, subject: Aggregate, now: datetime, item: WorkItem | None
) -> HttpResponse:
    form = _form(request, page, subject, data=request.POST, files=request.FILES)
    if not form.is_valid():
        return _render(request, page, subject, form, now, item, status=422)
    back = Link(label=_("返回本页"), url=request.get_full_path())
    if not first_time(request.POST.get("token", ""), now):
        return refused(request, twice(), back=back)
    try:
        _do(request, page, subject, form, now, item)
    except Refused as refusal:
        commands.save_draft(
            actor=request.actor, now=now, stream=subject.stream_key, act=page.act, content=typed(request)
        )
        return refused(request, refusal, back=back)
    messages.success(request, _("“%(act)s”已办理。") % {"act": act_name(subject, page.act)})
    return HttpResponseRedirect(_after(page, subject))


def _do(
    request: Any, page: ActPage, subject: Aggregate, form: ActForm, now: datetime, item: WorkItem | None
) -> None:
    arguments = form.arguments()
    if hasattr(form, "new_party") and arguments.get("party") is None and form.new_party():
        arguments["party"] = commands.register_party(actor=request.actor, now=now, **form.new_party())
    if item is not None:
        arguments["item"] = item.pk
    page.command(actor=request.actor, now=now, **{page.subject: subject.pk}, **arguments)


def _after(page: ActPage, subject: Aggregate) -> str:
    """Where the person goes on: the inbox after a finished step, the case after an act beside it."""
    return reverse("web:case", args=[subject.pk]) if page.beside else reverse("web:inbox")


def _render(
    request: Any, page: ActPage, subject: Aggregate, form: ActForm, now: datetime, item: WorkItem | None,
    *, draft: DraftState | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    value = task_page(
        page, subject, form, actor=request.actor, now=now, url=request.get_full_path(), base=_url(subject, page.act),
        token=secrets.token_urlsafe(16), draft=draft or DraftState(),
        release_url=reverse("web:release", args=[item.pk]) if item and item.owner_id == request.user.pk else "",
    )  # fmt: skip
    return render(
        request, "web/task.html", {"shell": shell_for(request, now=now), "page": value}, status=status
    )


def _form(request: Any, page: ActPage, subject: Aggregate, **given: Any) -> ActForm:
    return page.form(subject=subject, actor=request.actor, today=legal_date(timezone.now()), **given)


def _page(verb: str) -> ActPage:
    if verb not in ACT_PAGES:
        raise Http404
    return ACT_PAGES[verb]


def _subject(kind: str, pk: int) -> Aggregate:
    model = MODELS.get(kind)
    found = model.objects.filter(pk=pk).first() if model else None
    if found is None:
        raise Http404
    return found  # type: ignore[no-any-return]


def _item(request: Any, page: ActPage, subject: Aggregate) -> WorkItem | None:
    """The inbox line that this page was opened with, else the open line of the act's step."""
    step = STEP_OF_ACT.get(page.act)
    if step is None or page.beside:
        return None
    named = request.GET.get("item", "")
    lines = WorkItem.objects.filter(stream=subject.stream_key, step=step.code)
    return lines.filter(pk=int(named)).first() if named.isdigit() else lines.filter(done=False).first()


def _draft(request: Any, page: ActPage, subject: Aggregate) -> Draft | None:
    return Draft.objects.filter(user=request.user, stream=subject.stream_key, act=page.act).first()


def typed(request: Any) -> dict[str, Any]:
    many = {name: values if len(values) > 1 else values[0] for name, values in request.POST.lists() if values}
    return {name: value for name, value in many.items() if name not in SECRET}


def first_time(token: str, now: datetime) -> bool:
    """Whether this rendering of the form is submitted for the first time."""
    if not token:
        return False
    try:
        with transaction.atomic():
            SubmittedForm.objects.create(token=token, at=now)
    except IntegrityError:
        return False
    return True


def twice() -> Refused:
    return Refused(
        "submitted_twice",
        Text(
            "同一页面已经提交过一次，没有重复办理。",
            "This page was submitted already; nothing was done twice.",
        ),
    )


def _url(subject: Aggregate, act: str) -> str:
    kind = next(kind for kind, model in MODELS.items() if isinstance(subject, model))
    return reverse("web:act", args=[kind, subject.pk, act])
