"""待办: own tasks, the queue, and what the own cases wait for; nearest legal deadline first."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from cases.base.errors import Refused
from cases.base.models import Draft
from cases.base.spelling import written
from cases.base.work import legal_date
from cases.parties.models import Party
from cases.parties.naming import bears
from cases.parties.selectors import credit_code
from cases.transfer.selectors import flagged_streams
from web.acting import ActingRequest, acting
from web.addresses import address_of
from web.kinds import kind_of
from web.presenters.clocks import name_of
from web.presenters.header import holder, state_named, step_name
from web.presenters.shell import shell_for
from web.viewmodels import Due, Inbox, InboxRow, Link, Pager, Search, due_on
from web.views.asked import number, searched
from web.views.paging import paged
from web.views.refusals import refused
from workflows import inbox as desk
from workflows import selectors
from workflows.human import STEPS
from workflows.models import WorkItem

PAGE = 30
# a count beyond this is "99+": counting on would cost time and say no more
MANY = 100
TABS = {"mine": selectors.mine, "queue": selectors.claimable, "handled": selectors.handled}


@acting
@require_GET
def inbox(request: ActingRequest) -> HttpResponse:
    """One page of a tab, by keyset."""
    now = timezone.now()
    today, tab = legal_date(now), request.GET.get("tab", "mine")
    chosen = TABS.get(tab, selectors.mine)
    items = _searched(chosen(request.actor), searched(request))
    rows = list(_after(items, request.GET.get("after", ""))[: PAGE + 1])
    late = items.filter(due_on__lt=today).order_by()
    page = Inbox(
        tabs=_tabs(request, tab),
        rows=_rows(request, rows[:PAGE], today),
        search=_search(request, tab),
        pager=_pager(request, rows, tab),
        overdue=late[:MANY].count(),
        today=today,
    )
    template = "web/parts/inbox_results.html" if request.htmx else "web/inbox.html"
    return render(request, template, {"shell": shell_for(request, now=now), "page": page})


@acting
@require_POST
def claim(request: ActingRequest, item: int) -> HttpResponse:
    """Take a task from the queue and open it."""
    try:
        desk.claim_item(actor=request.actor, item=item)
    except Refused as refusal:
        return refused(request, refusal, back=Link(label=_("返回待办"), url=reverse("web:inbox")))
    return HttpResponseRedirect(reverse("web:task", args=[item]))


@acting
@require_POST
def release(request: ActingRequest, item: int) -> HttpResponse:
    """Give a task back; the draft stays."""
    try:
        desk.release_item(actor=request.actor, item=item)
    except Refused as refusal:
        return refused(request, refusal, back=Link(label=_("返回待办"), url=reverse("web:inbox")))
    return HttpResponseRedirect(reverse("web:inbox") + "?tab=queue")


def _rows(request: ActingRequest, items: list[WorkItem], today: date) -> tuple[InboxRow, ...]:
    drafts = dict(Draft.objects.filter(user=request.user, stream__in=[i.stream for i in items]).values_list("stream", "saved_at"))
    flagged = flagged_streams([i.stream for i in items])
    return tuple(_row(request, item, today, drafts, flagged) for item in items)


def _row(request: ActingRequest, item: WorkItem, today: date, drafts: dict[str, Any], flagged: Collection[str]) -> InboxRow:
    mine, step = item.owner_id == request.user.pk, STEPS[item.step]
    able = request.actor.role in step.roles
    return InboxRow(
        url=reverse("web:task", args=[item.pk]) if able else address_of(item.home),
        number=item.number,
        party=item.party or _("当事人待查"),
        task=step_name(step),
        state=_state(item),
        due=_due(item, today),
        waiting_for="" if able else holder(item),
        owner=str(item.owner or ""),
        mine=mine,
        claim_url=reverse("web:claim", args=[item.pk]) if able and item.owner_id is None else "",
        release_url=reverse("web:release", args=[item.pk]) if mine else "",
        case_url=address_of(item.home),
        draft_at=drafts.get(item.stream),
        flag=_("涉嫌犯罪") if item.stream in flagged else "",
    )


def _state(item: WorkItem) -> str:
    """The state of the subject; of a confidential one only that it is being handled."""
    model = kind_of(item.stream)
    return _("办理中") if model.confidential else state_named(model, item.state)


def _due(item: WorkItem, today: date) -> Due | None:
    if item.due_on is None:
        return None
    return due_on(item.due_on, today=today, clock=name_of(item.due_rule, today), code=item.due_rule)


def _tabs(request: ActingRequest, current: str) -> tuple[Link, ...]:
    labels = {"mine": _("我的待办"), "queue": _("可领取"), "handled": _("我经办的")}
    return tuple(
        Link(
            label=label, url=f"{reverse('web:inbox')}?tab={tab}", current=tab == current, count=_counted(TABS[tab](request.actor))
        )
        for tab, label in labels.items()
    )


def _counted(items: QuerySet[WorkItem]) -> int | str:
    found = items.order_by()[:MANY].count()
    return found if found < MANY else f"{MANY - 1}+"


def _search(request: HttpRequest, tab: str) -> Search:
    return Search(url=reverse("web:inbox"), query=searched(request), hint=_("案号或当事人"), kept=(("tab", tab),))


def _searched(items: QuerySet[WorkItem], text: str) -> QuerySet[WorkItem]:
    if not text:
        return items
    meant = Q(uscc=credit_code(text)) if credit_code(text) else bears(text, within=True)
    found = Q(party__in=Party.objects.filter(meant).values("name"))
    for way in written(text):
        found |= Q(number__contains=way) | Q(party__contains=way)
    return items.filter(found)


def _after(items: QuerySet[WorkItem], cursor: str) -> QuerySet[WorkItem]:
    """The rows after a cursor `<ISO date or ->.<id>`; rubbish is no cursor."""
    due, _dot, last = cursor.partition(".")
    pk = number(last)
    if pk is None:
        return items
    try:
        return selectors.after(items, due=None if due == "-" else date.fromisoformat(due), pk=pk)
    except ValueError:
        return items


def _pager(request: HttpRequest, rows: list[WorkItem], tab: str) -> Pager:
    cursors = [f"{row.due_on.isoformat() if row.due_on else '-'}.{row.pk}" for row in rows]
    return paged(request, reverse("web:inbox"), {"tab": tab, "q": searched(request)}, cursors, PAGE)
