"""Who reported a clue: opened deliberately, on a ground, by those who may; and the log for the audit administrator."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from cases.base.errors import NotPermitted, Refused, Text
from cases.base.permissions import permitted
from cases.base.roles import Role
from cases.base.work import legal_date
from cases.intake.models import Clue, Reporter
from cases.intake.reporters import ADMIT, DISMISS, LAW, OPEN, RECORD, admissible, others_of
from cases.parties.models import Officer
from web.acting import ActingRequest, acting
from web.clue.reporter import AdmitForm, OpenForm, RecordForm, facts_of
from web.presenters.readings import readings_of, rows_of
from web.presenters.shell import shell_for
from web.reading import reached
from web.viewmodels import Fact, Link, Reader, ReadingsPage, ReporterPage
from web.views.asked import number
from web.views.paging import paged
from web.views.refusals import refused
from web.wording import listed
from workflows.reporters import admit_reader, dismiss_reader, open_reporter, record_reporter

PAGE = 50
# of the same reporter, the latest
OTHERS = 20


@acting
@never_cache
@require_GET
def page(request: ActingRequest, pk: int) -> HttpResponse:
    """What this person may do here; nothing of the reporter is shown before it is opened."""
    clue = _clue(request, pk)
    if not any(permitted(request.actor, act, clue) for act in (OPEN, ADMIT)):
        return refused(request, _secret(), about=clue)
    return _render(request, clue)


@acting
@never_cache
@require_POST
def open_(request: ActingRequest, pk: int) -> HttpResponse:
    """查阅: on record first, shown then."""
    clue, form = _clue(request, pk), OpenForm(request.POST)
    if not form.is_valid() and permitted(request.actor, OPEN, clue):
        return _render(request, clue, open_form=form, status=422)
    ground = form.ground if form.is_valid() else ""
    try:
        known = open_reporter(actor=request.actor, now=timezone.now(), clue=clue, ground=ground)
    except Refused as refusal:
        return refused(request, refusal, about=clue)
    others = listed(other.number for other in others_of(clue)[:OTHERS])
    again = (Fact(label=_("姓名或者电话相同的其他线索"), value=others),) if others else ()
    return _render(request, clue, opened=(*facts_of(known), *again))


@acting
@require_POST
def record(request: ActingRequest, pk: int) -> HttpResponse:
    """补充更正."""
    clue, form = _clue(request, pk), RecordForm(request.POST)
    if not form.is_valid() and permitted(request.actor, RECORD, clue):
        return _render(request, clue, record_form=form, status=422)
    given = form.cleaned_data if form.is_valid() else {}
    return _done(request, clue, lambda now: record_reporter(actor=request.actor, now=now, clue=clue, given=given))


@acting
@require_POST
def admit(request: ActingRequest, pk: int) -> HttpResponse:
    """授权."""
    clue = _clue(request, pk)
    form = AdmitForm(request.POST, officers=admissible(clue, legal_date(timezone.now())))
    if not permitted(request.actor, ADMIT, clue):
        return refused(request, _secret(), about=clue)
    if not form.is_valid():
        return _render(request, clue, admit_form=form, status=422)
    return _done(request, clue, lambda now: admit_reader(actor=request.actor, now=now, clue=clue, **form.cleaned_data))


@acting
@require_POST
def dismiss(request: ActingRequest, pk: int, officer: int) -> HttpResponse:
    """终止授权."""
    clue, found = _clue(request, pk), Officer.objects.filter(pk=officer).first()
    if found is None:
        raise Http404
    ground = "不再需要查阅"
    return _done(request, clue, lambda now: dismiss_reader(actor=request.actor, now=now, clue=clue, officer=found, ground=ground))


@acting
@never_cache
@require_GET
def readings(request: ActingRequest) -> HttpResponse:
    """The log of readings in the auditor's authority and those below; for everybody else there is no such page."""
    if request.actor.role != Role.AUDIT_ADMIN:
        raise Http404
    after, now = number(request.GET.get("after", "")), timezone.now()
    found = list(readings_of(request.actor, after=after)[: PAGE + 1])
    pager = paged(request, reverse("web:readings"), {}, [row.pk for row in found], PAGE)
    value = ReadingsPage(rows=rows_of(found[:PAGE]), where=request.actor.authority_name, pager=pager)
    return render(request, "web/readings.html", {"shell": shell_for(request, now=now), "page": value})


def _clue(request: ActingRequest, pk: int) -> Clue:
    return reached(request, Clue, pk, related=("authority",))


def _secret() -> NotPermitted:
    said = Text("投诉举报人信息依法保密，您没有获得授权。", "Who reported is secret by law; you were not admitted.")
    return NotPermitted("reporter_secret", said, LAW)


def _done(request: ActingRequest, clue: Clue, act: Any) -> HttpResponse:
    try:
        act(timezone.now())
    except Refused as refusal:
        return refused(request, refusal, about=clue)
    messages.success(request, _("已办理并记录。"))
    return HttpResponseRedirect(reverse("web:reporter", args=[clue.pk]))


def _render(
    request: ActingRequest,
    clue: Clue,
    *,
    opened: tuple[Fact, ...] = (),
    open_form: OpenForm | None = None,
    record_form: RecordForm | None = None,
    admit_form: AdmitForm | None = None,
    status: int = 200,
) -> HttpResponse:
    now, actor = timezone.now(), request.actor
    reads, admits = permitted(actor, OPEN, clue), permitted(actor, ADMIT, clue)
    on_record = Reporter.objects.filter(clue=clue).exists()
    value = ReporterPage(
        clue=Link(label=clue.number, url=reverse("web:clue", args=[clue.pk])),
        on_record=on_record,
        opened=opened,
        open_form=(open_form or OpenForm()) if reads and on_record else None,
        record_form=(record_form or RecordForm()) if reads else None,
        admit_form=(admit_form or AdmitForm(officers=admissible(clue, legal_date(now)))) if admits else None,
        readers=_readers(clue, may_end=permitted(actor, DISMISS, clue)),
        base=reverse("web:reporter", args=[clue.pk]),
    )
    return render(request, "web/reporter.html", {"shell": shell_for(request, now=now), "page": value}, status=status)


def _readers(clue: Clue, *, may_end: bool) -> tuple[Reader, ...]:
    rows = clue.reporter_grants.filter(ended_on=None).select_related("officer").order_by("pk")
    return tuple(
        Reader(
            officer=row.officer_id,
            name=row.officer.name,
            ground=row.ground,
            granted_by=row.granted_by,
            since=row.granted_on,
            dismiss_url=reverse("web:dismiss_reader", args=[clue.pk, row.officer_id]) if may_end else "",
        )
        for row in rows
    )
