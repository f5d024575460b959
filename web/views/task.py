"""A task: the form of an act, the law beside it, the draft, and the submit that calls the act's command."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cases.base import gate
from cases.base.actors import Actor
from cases.base.errors import NotPermitted, Refused, Text
from cases.base.models import Aggregate, Draft, Opened
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
from web.reading import opened, reached
from web.viewmodels import DraftState, Link, Notice
from web.views.again import keep, older_page, seen_before
from web.views.asked import number
from web.views.once import opening_of, part_of, sending
from web.views.ready import ready
from web.views.refusals import refused
from workflows import openings, selectors, uploads
from workflows.door import do
from workflows.human import STEP_OF_ACT, STEPS, ends_a_step
from workflows.inbox import discard_draft
from workflows.models import WorkItem
from workflows.openings import AlreadyDone, Sending
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
        ready(request, ACT_PAGES[first], subject)
    except Refused as refusal:
        return refused(request, refusal, back=_inbox(), about=subject)
    return refused(request, NotPermitted("not_yours", Text("该待办不由您办理。", "This task is not yours to do.")))


@acting
@require_http_methods(["GET", "POST"])
def act(request: ActingRequest, kind: str, pk: int, verb: str) -> HttpResponse:
    """The page of one act on one subject."""
    page, now = _page(kind, verb), timezone.now()
    # a form that is sent is on record as its act, or as the refusal of it
    subject = _subject(request, kind, pk, shown_as=Opened.TASK if request.method == "GET" else None)
    again = _again(request, page, subject, now)
    if again is not None:
        return again
    try:
        item = ready(request, page, subject)
    except Refused as refusal:
        return _turned_away(request, page, subject, refusal, now)
    if request.method == "POST":
        return _submit(request, page, subject, now, item)
    part = part_of(request.GET, page.form)
    draft = openings.latest(account=request.actor.account, stream=subject.stream_key, act=page.act, part=part)
    form = _form(request, page, subject, initial={**part, **_restored(draft)})
    state = DraftState(saved_at=draft.saved_at, restored=True) if draft else DraftState()
    return _render(request, page, subject, form, now, item, draft=state, opening=draft.opening if draft else "")


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
    if "discard" in request.POST:
        part = part_of(request.POST, page.form)
        discard_draft(actor=request.actor, stream=subject.stream_key, act=page.act, part=part)
        return HttpResponseRedirect(_url(subject, page.act, part))
    if not _keep(request, page, subject, now):
        # the act is done meanwhile: nothing is left to keep
        return HttpResponse(status=204)
    return render(request, "web/parts/draft_status.html", {"draft": DraftState(saved_at=now)})


@acting
@require_POST
def preview(request: ActingRequest, kind: str, pk: int, verb: str, form: str) -> HttpResponse:
    """The draft PDF of a document that the act would issue with what is typed; writes nothing."""
    page, now = _page(kind, verb), timezone.now()
    subject = _subject(request, kind, pk, shown_as=Opened.PREVIEW)
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
    issued = {code for move in subject.lifecycle.rows(short(page.act)) if move.live for code in move.forms}
    open_now = gate.may(actor, short(page.act), subject)
    return open_now and form in issued and form not in subject.withheld_from(actor)


def _turned_away(request: ActingRequest, page: ActPage, subject: Aggregate, refusal: Refused, now: datetime) -> HttpResponse:
    """A submit leaves its refusal on record; what an entitled person typed is kept."""
    if request.method == "POST":
        record_refusal(refusal, actor=request.actor, now=now, act=page.act, subject=subject.stream_key)
    tried = request.method == "POST" and not isinstance(refusal, NotPermitted)
    kept = _keep(request, page, subject, now) if tried else None
    return refused(request, refusal, back=_inbox(), about=subject, draft_kept=kept is not None)


def _again(request: ActingRequest, page: ActPage, subject: Aggregate, now: datetime) -> HttpResponse | None:
    """The answer to a page by which the act was done already, whatever became of the subject since."""
    if request.method != "POST":
        return None
    return seen_before(request, sending(request), stream=subject.stream_key, act=page.act, form=page.form, now=now)


def _submit(request: ActingRequest, page: ActPage, subject: Aggregate, now: datetime, item: WorkItem | None) -> HttpResponse:
    """Do the act with what was sent. Whatever stands against it, what was typed and what came with it is kept first."""
    sent, form = sending(request), _form(request, page, subject, data=request.POST, files=request.FILES)
    if not form.is_valid() or sent is None:
        return _not_yet(request, page, subject, form, now, item, () if sent else (older_page(),))
    try:
        _do(request, page, subject, form, now, item, sent)
    except AlreadyDone as refusal:
        return _again(request, page, subject, now) or refused(request, refusal, about=subject)
    except Refused as refusal:
        kept, back = _keep(request, page, subject, now, form), Link(label=_("返回本页"), url=request.get_full_path())
        return refused(request, refusal, back=back, about=subject, draft_kept=kept is not None)
    except Exception:
        _keep(request, page, subject, now, form)
        raise
    messages.success(request, _("“%(act)s”已办理。") % {"act": act_name(subject, page.act)})
    return HttpResponseRedirect(reverse("web:inbox") if ends_a_step(page.act) else subject_url(subject))


def _not_yet(
    request: ActingRequest,
    page: ActPage,
    subject: Aggregate,
    form: ActForm,
    now: datetime,
    item: WorkItem | None,
    notices: tuple[Notice, ...],
) -> HttpResponse:
    """The form again, with what is wrong; kept, so that it is there however the person comes back to it."""
    kept = _keep(request, page, subject, now, form)
    opening = kept.opening if kept else ""
    return _render(request, page, subject, form, now, item, opening=opening, notices=notices, status=422)


def _do(
    request: ActingRequest,
    page: ActPage,
    subject: Aggregate,
    form: ActForm,
    now: datetime,
    item: WorkItem | None,
    sent: Sending | None = None,
) -> None:
    line = item.pk if item is not None else None
    do(page.act, subject, actor=request.actor, now=now, item=line, sent=sent)(**form.arguments())


def _keep(request: ActingRequest, page: ActPage, subject: Aggregate, now: datetime, form: ActForm | None = None) -> Draft | None:
    """Keep what was typed and, of a form that was sent, the files that came with it."""
    return keep(request, stream=subject.stream_key, act=page.act, form=page.form, now=now, sent=form)


def _render(
    request: ActingRequest,
    page: ActPage,
    subject: Aggregate,
    form: ActForm,
    now: datetime,
    item: WorkItem | None,
    *,
    draft: DraftState | None = None,
    opening: str = "",
    notices: tuple[Notice, ...] = (),
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
        token=opening or opening_of(request, request.actor.account),
        draft=draft or DraftState(),
        notices=notices,
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
    if "data" in given:
        sent = sending(request)
        given["initial"] = uploads.of(sent.opening) if sent else {}
    return page.form(subject=subject, actor=request.actor, today=legal_date(timezone.now()), **given)


def _page(kind: str, verb: str) -> ActPage:
    page = ACT_PAGES.get(verb)
    if page is None or MODELS.get(kind) is not MODEL_OF[page.procedure]:
        raise Http404
    return page


def _subject(request: ActingRequest, kind: str, pk: int, *, shown_as: Opened | None = None) -> Aggregate:
    """The subject, if the actor may read it; otherwise it does not exist for this reader. `shown_as`: the page shows it."""
    model = MODELS.get(kind)
    if model is None:
        raise Http404
    return reached(request, model, pk) if shown_as is None else opened(request, model, pk, what=shown_as)


def _restored(draft: Draft | None) -> dict[str, Any]:
    """What the form shows of an earlier visit: the text and the files that wait."""
    return {**draft.content, **uploads.of(draft.opening)} if draft else {}


def _inbox() -> Link:
    return Link(label=_("返回待办"), url=reverse("web:inbox"))


def _url(subject: Aggregate, act: str, part: Mapping[str, Any] | None = None) -> str:
    return reverse("web:act", args=[KINDS[type(subject)], subject.pk, act]) + (f"?{urlencode(part)}" if part else "")
