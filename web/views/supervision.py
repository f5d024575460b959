"""The supervisor's page: figures by bureau and unit, each one click from its matters. It only reads."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cases.base.work import legal_date
from cases.parties.selectors import OVERSEERS
from web.acting import ActingRequest, acting
from web.presenters import supervision as words
from web.presenters.shell import shell_for
from web.viewmodels import Link, MattersPage, PeriodForm, SupervisionPage
from web.views.asked import day, number, searched
from web.views.paging import paged
from web.wording import listed
from workflows.models import last_sweep
from workflows.supervision import FIGURES, Asked, bureaus_page, counted, total
from workflows.supervision import listed as matters_of

PAGE = 30
BUREAUS = 50
PATH = re.compile(r"/(\d{1,18}/)+\Z", re.ASCII)
P = ParamSpec("P")


def overseeing(
    view: Callable[Concatenate[ActingRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """A page of supervisors and leaders; for everybody else there is no such page."""

    @wraps(view)
    def guarded(request: ActingRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.actor.role not in OVERSEERS:
            raise Http404
        return view(request, *args, **kwargs)

    return require_safe(acting(guarded))


@dataclass(frozen=True, slots=True)
class Period:
    """The days asked for; `problem` says why others than typed are shown."""

    start: date
    end: date
    problem: str = ""

    @classmethod
    def of(cls, request: HttpRequest, today: date) -> Period:
        """From the address; this year so far where nothing or nothing sensible is asked."""
        year = cls(date(today.year, 1, 1), today)
        start, end = day(request.GET.get("from", "")), day(request.GET.get("to", ""))
        if not (request.GET.get("from") or request.GET.get("to")):
            return year
        if (request.GET.get("from") and not start) or (request.GET.get("to") and not end):
            return cls(year.start, year.end, _("日期须写作“2026-01-31”，现按今年显示。"))
        chosen = cls(start or date((end or today).year, 1, 1), end or today)
        if chosen.start > chosen.end:
            return cls(year.start, year.end, _("开始日期不能晚于结束日期，现按今年显示。"))
        return chosen

    @property
    def query(self) -> dict[str, str]:
        return {"from": self.start.isoformat(), "to": self.end.isoformat()}


@overseeing
def overview(request: ActingRequest) -> HttpResponse:
    """Every figure by bureau and unit, with what the whole comes to."""
    now = timezone.now()
    today = legal_date(now)
    period = Period.of(request, today)
    asked = Asked.by(request.actor, start=period.start, end=period.end, today=today)
    table = {code: counted(figure, asked) for code, figure in FIGURES.items()}
    after = request.GET.get("after", "")
    bureaus = bureaus_page(asked, first=BUREAUS + 1, after=after if PATH.match(after) else "")
    page = SupervisionPage(
        period=_form(period, reverse("web:supervision"), today),
        scope=_scope(request),
        groups=words.groups(),
        heads=words.heads(),
        totals=words.totals(table, period.query),
        rows=words.rows(table, bureaus[:BUREAUS], period.query),
        sweep=words.sweep(last_sweep(), now=now),
        today=today,
        pager=paged(request, reverse("web:supervision"), period.query, [b.path for b in bureaus], BUREAUS),
    )
    return render(request, "web/supervision.html", {"shell": shell_for(request, now=now), "page": page})


@overseeing
def matters(request: ActingRequest, code: str) -> HttpResponse:
    """The matters behind a figure, the latest first, by keyset."""
    if code not in FIGURES:
        raise Http404
    now = timezone.now()
    today, figure = legal_date(now), FIGURES[code]
    period = Period.of(request, today)
    asked = Asked.by(request.actor, start=period.start, end=period.end, today=today)
    names = dict(asked.authorities.values_list("pk", "name"))
    bureau, unit = _bureau(request, names), _unit(request)
    found = matters_of(figure, asked, first=PAGE + 1, bureau=bureau, unit=unit, after=_after(request.GET.get("after", "")))
    narrowed = {**_kept(bureau, unit), **period.query}
    url, said = reverse("web:supervision_list", args=[code]), words.WORDS[code]
    page = MattersPage(
        title=words.title_of(code),
        group=_(said.group),
        meaning=_(said.meaning),
        day_label=_(said.day),
        today=today,
        where=listed(_where(request, names, bureau, unit)),
        total=total(figure, asked, bureau=bureau, unit=unit),
        back=Link(label=_("监督"), url=f"{reverse('web:supervision')}?{urlencode(period.query)}"),
        period=_form(period, url, today, kept=tuple(_kept(bureau, unit).items())),
        rows=words.matters(found[:PAGE], names, today),
        pager=paged(request, url, narrowed, [f"{r.day}.{r.pk}" for r in found], PAGE),
    )
    return render(request, "web/supervision_list.html", {"shell": shell_for(request, now=now), "page": page})


def _form(period: Period, url: str, today: date, *, kept: tuple[tuple[str, str], ...] = ()) -> PeriodForm:
    choices = (
        (_("今年"), date(today.year, 1, 1), today),
        (_("去年"), date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)),
        (_("近三十日"), today - timedelta(days=29), today),
    )
    links = tuple(
        Link(
            label=label,
            url=f"{url}?{urlencode({**dict(kept), 'from': start, 'to': end})}",
            current=(start, end) == (period.start, period.end),
        )
        for label, start, end in choices
    )
    return PeriodForm(url=url, start=period.start, end=period.end, years=links, kept=kept, problem=period.problem)


def _scope(request: ActingRequest) -> str:
    return _("%(bureau)s及所属下级机关") % {"bureau": request.actor.authority_name}


def _where(request: ActingRequest, names: dict[int, str], bureau: int | None, unit: str | None) -> tuple[str, ...]:
    place = names[bureau] if bureau is not None else _scope(request)
    return (place,) if unit is None else (place, words.unit_name(unit))


def _bureau(request: HttpRequest, names: dict[int, str]) -> int | None:
    """The bureau asked for; one beside the reader's scope is not there. Rubbish is no bureau."""
    asked = number(request.GET.get("authority", ""))
    if asked is not None and asked not in names:
        raise Http404
    return asked


def _unit(request: HttpRequest) -> str | None:
    asked = searched(request, "unit")
    return "" if asked == words.NO_UNIT else asked or None


def _kept(bureau: int | None, unit: str | None) -> dict[str, str]:
    place = {} if bureau is None else {"authority": str(bureau)}
    return place if unit is None else {**place, "unit": unit or words.NO_UNIT}


def _after(cursor: str) -> tuple[date, int] | None:
    """Where a list goes on: `<day>.<id>`; rubbish is no cursor."""
    written, _dot, pk = cursor.partition(".")
    last, id_ = day(written), number(pk)
    return None if last is None or id_ is None else (last, id_)
