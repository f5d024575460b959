"""A task: the form of an act, the law beside it, the draft, and the submit that calls the act's command."""

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

from cases.base import gate, permissions
from cases.base.actors import Actor
from cases.base.errors import NotPermitted, Refused, Text
from cases.base.models import Aggregate, Draft
from cases.base.permissions import permitted
from cases.base.work import legal_date, record_refusal
from web.acting import ActingRequest, acting
from web.acts import ACT_PAGES
from web.addresses import subject_url
from web.forms.base import ActForm
from web.kinds import KINDS, MODEL_OF, MODELS, subject_of
from web.page import ActPage
from web.presenters.header import act_name, short
from web.presenters.shell import shell_for
from web.presenters.task import law_of, task_page
from web.viewmodels import DraftState, Link
from web.views.asked import number
from web.views.once import first_time, twice, typed
from web.views.refusals import refused
from workflows import selectors
from workflows.door import do
from workflows.human import STEP_OF_ACT, STEPS, Human, ends_a_step
from workflows.inbox import save_draft
from workflows.models import WorkItem
from workflows.preview import preview_document


@acting
def task(request: ActingRequest, item: int) -> HttpResponse:
    """An inbox line opened: on to the first of its acts that the actor may do now."""
    line = selectors.item_of(request.actor, item)
    if line is None:
        raise Http404
    subject = _subject(request, *subject_of(line.stream))
    for act in STEPS[line.step].acts:
        if gate.may(request.actor, short(act), subject):
            return HttpResponseRedirect(f"{_url(subject, act)}?item={line.pk}")
    first = STEPS[line.step].acts[0]
    try:
        _ready(request, ACT_PAGES[first], subject)
    except Refused as refusal:
        return refused(request, refusal, back=_inbox(), about=subject)
    return refused(request, NotPermitted("not_yours", Text("该待办不由您办理。", "This task is not yours to do.")))


@acting
@require_http_methods(["GET", "POST"])
def act(request: ActingRequest, kind: str, pk: int, verb: str) -> HttpResponse:
    """The page of one act on one subject."""
    page, subject, now = _page(kind, verb), _subject(request, kind, pk), timezone.now()
    try:
        item = _ready(request, page, subject)
    except Refused as refusal:
        return _turned_away(request, page, subject, refusal, now)
    if request.method == "POST":
        return _submit(request, page, subject, now, item)
    draft = _draft(request, page, subject)
    form = _form(request, page, subject, initial=draft.content if draft else None)
    state = DraftState(saved_at=draft.saved_at, restored=True) if draft else DraftState()
    return _render(request, page, subject, form, now, item, draft=state)


@acting
@require_POST
def law(request: ActingRequest, kind: str, pk: int, verb: str) -> HttpResponse:
    """The law panel for what is typed so far; writes nothing. 204 where the act is not open: nothing is shown."""
    page, subject = _page(kind, verb), _subject(request, kind, pk)
    if not permitted(request.actor, page.act, subject):
        raise Http404
    if not gate.may(request.actor, short(page.act), subject):
        # the panel asks a moment after the last key; by then the form may have been sent and the act done
        return HttpResponse(status=204)
    form = _form(request, page, subject, data=request.POST)
    side = law_of(page, subject, form, actor=request.actor, now=timezone.now())
    return render(request, "web/parts/law_panel.html", {"page": side})


@acting
@require_POST
def draft(request: ActingRequest, kind: str, pk: int, verb: str) -> HttpResponse:
    """Keep what is typed so far; sealed fields never enter a draft."""
    page, subject, now = _page(kind, verb), _subject(request, kind, pk), timezone.now()
    if not permitted(request.actor, page.act, subject):
        raise Http404
    _keep(request, page, subject, typed(request, page.form), now)
    return render(request, "web/parts/draft_status.html", {"draft": DraftState(saved_at=now)})


@acting
@require_POST
def preview(request: ActingRequest, kind: str, pk: int, verb: str, form: str) -> HttpResponse:
    """The draft PDF of a document that the act would issue with what is typed; writes nothing."""
    page, subject, now = _page(kind, verb), _subject(request, kind, pk), timezone.now()
    if not _may_issue(request.actor, page, subject, form):
        raise Http404
    filled = _form(request, page, subject, data=request.POST, files=request.FILES)
    if not filled.is_valid():
        return _render(request, page, subject, filled, now, None, status=422)
    try:
        pdf = preview_document(
            stream=subject.stream_key,
            procedure=subject.lifecycle.name,
            form=form,
            act=lambda: _do(request, page, subject, filled, now, None),
        )
    except Refused as refusal:
        return refused(request, refusal, about=subject)
    return HttpResponse(pdf, content_type="application/pdf")


def _may_issue(actor: Actor, page: ActPage, subject: Aggregate, form: str) -> bool:
    """Whether the act is open to the actor now, issues this form, and the actor may read it."""
    issued = {code for move in subject.lifecycle.rows(short(page.act)) if move.live for code in move.issues}
    open_now = gate.may(actor, short(page.act), subject)
    return open_now and form in issued and form not in subject.withheld_from(actor)


def _ready(request: ActingRequest, page: ActPage, subject: Aggregate) -> WorkItem | None:
    """The open line that the act finishes; None for an act beside its step.

    Raises Refused for who may not do it, the wrong state, and a task that is finished or somebody else's.
    """
    permissions.ask(request.actor, page.act, subject)
    subject.lifecycle.move(short(page.act), subject.state)
    step = STEP_OF_ACT.get(page.act)
    if step is None or page.act in step.beside:
        return None
    lines = WorkItem.objects.filter(stream=subject.stream_key, step=step.code, done=False)
    line, named = lines.select_related("owner").first(), number(request.GET.get("item", ""))
    if line is None and named is None and (step.anytime or page.act in step.late):
        return None
    if line is None or named not in (None, line.pk):
        raise _stale(step, page.act)
    if line.owner_id not in (None, request.user.pk):
        raise _held(line, page.act)
    return line


def _stale(step: Human, act: str) -> Refused:
    zh = f"“{step.zh}”已经办理完毕，或者案件已有新的进展。"
    return Refused("stale_task", Text(zh, f"“{step.en}” was finished meanwhile, or the case has moved on."), act=act)


def _held(line: WorkItem, act: str) -> Refused:
    text = Text(f"该待办由“{line.owner}”领取，不能代办。", f"This task is held by {line.owner}.")
    return Refused("claimed_by_other", text, act=act)


def _turned_away(request: ActingRequest, page: ActPage, subject: Aggregate, refusal: Refused, now: datetime) -> HttpResponse:
    """A submit leaves its refusal on record; what an entitled person typed is kept."""
    kept = request.method == "POST" and not isinstance(refusal, NotPermitted)
    if request.method == "POST":
        record_refusal(refusal, actor=request.actor, now=now, act=page.act, subject=subject.stream_key)
    if kept:
        _keep(request, page, subject, typed(request, page.form), now)
    return refused(request, refusal, back=_inbox(), about=subject, draft_kept=kept)


def _submit(request: ActingRequest, page: ActPage, subject: Aggregate, now: datetime, item: WorkItem | None) -> HttpResponse:
    form = _form(request, page, subject, data=request.POST, files=request.FILES)
    if not form.is_valid():
        return _render(request, page, subject, form, now, item, status=422)
    back = Link(label=_("返回本页"), url=request.get_full_path())
    if not first_time(request.POST.get("token", ""), now):
        return refused(request, twice(), back=_inbox(), about=subject, draft_kept=False)
    try:
        _do(request, page, subject, form, now, item)
    except Refused as refusal:
        _keep(request, page, subject, typed(request, page.form), now)
        return refused(request, refusal, back=back, about=subject)
    messages.success(request, _("“%(act)s”已办理。") % {"act": act_name(subject, page.act)})
    return HttpResponseRedirect(reverse("web:inbox") if ends_a_step(page.act) else subject_url(subject))


def _do(request: ActingRequest, page: ActPage, subject: Aggregate, form: ActForm, now: datetime, item: WorkItem | None) -> None:
    line = item.pk if item is not None else None
    do(page.act, subject, actor=request.actor, now=now, item=line)(**form.arguments())


def _keep(request: ActingRequest, page: ActPage, subject: Aggregate, content: dict[str, Any], now: datetime) -> None:
    save_draft(actor=request.actor, now=now, stream=subject.stream_key, act=page.act, content=content)


def _render(
    request: ActingRequest,
    page: ActPage,
    subject: Aggregate,
    form: ActForm,
    now: datetime,
    item: WorkItem | None,
    *,
    draft: DraftState | None = None,
    status: int = 200,
) -> HttpResponse:
    value = task_page(
        page,
        subject,
        form,
        actor=request.actor,
        now=now,
        url=request.get_full_path(),
        base=_url(subject, page.act),
        token=secrets.token_urlsafe(16),
        draft=draft or DraftState(),
        others=_others(request, page, subject),
        release_url=reverse("web:release", args=[item.pk]) if item and item.owner_id == request.user.pk else "",
    )
    context = {"shell": shell_for(request, now=now), "page": value}
    return render(request, "web/task.html", context, status=status)


def _others(request: ActingRequest, page: ActPage, subject: Aggregate) -> tuple[Link, ...]:
    """What the same step may also be answered with, this act among it."""
    step, named = STEP_OF_ACT.get(page.act), number(request.GET.get("item", ""))
    if step is None:
        return ()
    acts = [act for act in step.acts if act == page.act or gate.may(request.actor, short(act), subject)]
    query = f"?item={named}" if named is not None else ""
    found = (Link(label=act_name(subject, act), url=_url(subject, act) + query, current=act == page.act) for act in acts)
    return tuple(found) if len(acts) > 1 else ()


def _form(request: ActingRequest, page: ActPage, subject: Aggregate, **given: Any) -> ActForm:
    return page.form(subject=subject, actor=request.actor, today=legal_date(timezone.now()), **given)


def _page(kind: str, verb: str) -> ActPage:
    page = ACT_PAGES.get(verb)
    if page is None or MODELS.get(kind) is not MODEL_OF[page.procedure]:
        raise Http404
    return page


def _subject(request: ActingRequest, kind: str, pk: int) -> Aggregate:
    """The subject, if it lies in the actor's scope; otherwise it does not exist for this reader."""
    model = MODELS.get(kind)
    found: Aggregate | None = model.visible_to(request.actor).filter(pk=pk).first() if model else None
    if found is None:
        raise Http404
    return found


def _draft(request: ActingRequest, page: ActPage, subject: Aggregate) -> Draft | None:
    return Draft.objects.filter(user=request.user, stream=subject.stream_key, act=page.act).first()


def _inbox() -> Link:
    return Link(label=_("返回待办"), url=reverse("web:inbox"))


def _url(subject: Aggregate, act: str) -> str:
    return reverse("web:act", args=[KINDS[type(subject)], subject.pk, act])
