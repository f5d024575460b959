"""The case page and the list of cases."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from cases.base.spelling import written
from cases.base.work import legal_date
from cases.parties.models import Party
from cases.parties.naming import bears, bears_code
from cases.parties.selectors import credit_code
from cases.penalty.models import PenaltyCase
from cases.penalty.procedure import PENALTY
from cases.transfer.models import CriminalFlag
from web.acting import ActingRequest, acting
from web.presenters.case import case_page
from web.presenters.clocks import name_of
from web.presenters.header import state_name
from web.presenters.shell import in_english, shell_for
from web.reading import opened
from web.viewmodels import CaseList, CaseRow, Choice, Filter, Pager, Search, Tone, due_on
from web.views.asked import number, searched
from web.views.paging import paged
from web.wording import listed
from workflows.models import WorkItem

PAGE = 30


@acting
@require_GET
def case(request: ActingRequest, pk: int) -> HttpResponse:
    """One case, if it lies in the actor's scope; otherwise it does not exist for this reader."""
    now = timezone.now()
    found = opened(request, PenaltyCase, pk, related=("clue", "party__merged_into", "authority"))
    page = case_page(found, actor=request.actor, now=now)
    return render(request, "web/case.html", {"shell": shell_for(request, now=now), "page": page})


@acting
@require_GET
def cases(request: ActingRequest) -> HttpResponse:
    """The cases in scope, newest first, by keyset."""
    now = timezone.now()
    today = legal_date(now)
    found = _filtered(PenaltyCase.visible_to(request.actor), request)
    rows = list(found[: PAGE + 1])
    page = CaseList(
        rows=tuple(_row(c, today) for c in rows[:PAGE]), search=_search(request), pager=_pager(request, rows), today=today
    )
    return render(request, "web/cases.html", {"shell": shell_for(request, now=now), "page": page})


def _filtered(found: QuerySet[PenaltyCase], request: HttpRequest) -> QuerySet[PenaltyCase]:
    text, state, after = searched(request), request.GET.get("state", ""), number(request.GET.get("after", ""))
    if text:
        found = found.filter(_about(text))
    if state in PENALTY.by_code:
        found = found.filter(state=state)
    if after is not None:
        found = found.filter(pk__lt=after)
    item = WorkItem.objects.filter(home=_stream(), done=False).order_by("due_on")
    open_flag = CriminalFlag.objects.filter(case=OuterRef("pk"), state="open")
    found = found.annotate(
        flagged=Exists(open_flag), next_due=Subquery(item.values("due_on")[:1]), next_rule=Subquery(item.values("due_rule")[:1])
    )
    return found.select_related("party").prefetch_related("assignments__officer").order_by("-pk")


def _about(text: str) -> Q:
    """The cases with this number or cause, of the party with this code or with a name, of today or former, that holds it."""
    code = credit_code(text)
    if code:
        return Q(party__in=Party.objects.filter(bears_code(code)))
    spelled = Q()
    for way in written(text):
        spelled |= Q(number__contains=way) | Q(cause__contains=way)
    return spelled | Q(party__in=Party.objects.filter(bears(text, within=True)))


def _stream() -> Concat:
    """The stream of the case that a row of the list is."""
    return Concat(Value(f"{PenaltyCase._meta.model_name}:"), Cast(OuterRef("pk"), CharField()))


def _row(row: Any, today: date) -> CaseRow:
    handlers = [a.officer.name for a in row.assignments.all() if a.duty == "handler" and a.to_day is None]
    due = due_on(row.next_due, today=today, clock=name_of(row.next_rule or "", today)) if row.next_due else None
    return CaseRow(
        url=reverse("web:case", args=[row.pk]),
        number=row.number,
        party=row.party.name,
        conduct=row.cause,
        state=state_name(row),
        due=due,
        filed_on=row.filed_on,
        handlers=listed(handlers),
        flag=_("涉嫌犯罪") if row.flagged else "",
        tone=Tone.OK if row.state in PENALTY.terminal_states else Tone.PLAIN,
    )


def _search(request: HttpRequest) -> Search:
    chosen = request.GET.get("state", "")
    states = tuple(Choice(value=s.code, label=s.en if in_english() else s.zh, selected=s.code == chosen) for s in PENALTY.states)
    every = Choice(value="", label=_("全部状态"), selected=not chosen)
    return Search(
        url=reverse("web:cases"),
        query=searched(request),
        hint=_("案号、当事人或案由"),
        filters=(Filter(name="state", label=_("状态"), choices=(every, *states)),),
    )


def _pager(request: HttpRequest, rows: list[PenaltyCase]) -> Pager:
    kept = {"q": searched(request), "state": request.GET.get("state", "")}
    return paged(request, reverse("web:cases"), kept, [row.pk for row in rows], PAGE)
