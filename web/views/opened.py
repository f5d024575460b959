"""查阅记录: who opened what, for the audit role; a page of it, and the table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import StringIO
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.base.cells import Table
from cases.base.models import Reading
from cases.base.roles import Role
from cases.base.spelling import written
from cases.base.work import SHANGHAI
from cases.parties.models import Authority, Officer
from web.acting import ActingRequest, acting
from web.presenters.opened import cells_of, heads, rows_of
from web.presenters.shell import shell_for
from web.viewmodels import OpenedPage
from web.views.asked import day, number, searched
from web.views.paging import paged

PAGE = 50
# rows of a table at a time, so that however many there are, few are in memory
BLOCK = 1000


@dataclass(frozen=True, slots=True)
class Asked:
    """What the auditor narrows the log to: a person (name or staff number), a subject (its number), days (both counted)."""

    person: str
    subject: str
    start: date | None
    end: date | None

    @classmethod
    def of(cls, request: HttpRequest) -> Asked:
        days = (day(request.GET.get(name, "")) for name in ("from", "to"))
        return cls(searched(request, "person"), searched(request, "subject"), *days)

    @property
    def query(self) -> dict[str, str]:
        days = {"from": self.start.isoformat() if self.start else "", "to": self.end.isoformat() if self.end else ""}
        return {name: value for name, value in {"person": self.person, "subject": self.subject, **days}.items() if value}

    def narrowed(self, rows: QuerySet[Reading]) -> QuerySet[Reading]:
        if self.person:
            named = Officer.objects.filter(Q(name=self.person) | Q(staff_number=self.person))
            rows = rows.filter(officer__in=named.values("pk"))
        if self.subject:
            rows = rows.filter(number__in=list(written(self.subject)))
        if self.start:
            rows = rows.filter(at__gte=_begin(self.start))
        return rows.filter(at__lt=_begin(self.end + timedelta(days=1))) if self.end else rows


@require_safe
@acting
def opened(request: ActingRequest) -> HttpResponse:
    """The openings by people of the auditor's authority and those below, the latest first, by keyset."""
    asked, after = Asked.of(request), number(request.GET.get("after", ""))
    rows = _rows(request, asked)
    found = list((rows.filter(pk__lt=after) if after is not None else rows)[: PAGE + 1])
    here = reverse("web:opened")
    page = OpenedPage(
        rows=rows_of(found[:PAGE]),
        where=request.actor.authority_name,
        url=here,
        person=asked.person,
        subject=asked.subject,
        start=asked.start,
        end=asked.end,
        download_url=f"{reverse('web:opened_table')}?{urlencode(asked.query)}",
        pager=paged(request, here, asked.query, [row.pk for row in found], PAGE),
    )
    return render(request, "web/opened.html", {"shell": shell_for(request, now=timezone.now()), "page": page})


@require_safe
@acting
def table(request: ActingRequest) -> StreamingHttpResponse:
    """The same as a table (CSV, UTF-8 with a mark), all of it."""
    rows = _rows(request, Asked.of(request))
    answer = StreamingHttpResponse(_lines(rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="readings.csv"'
    return answer


def _rows(request: ActingRequest, asked: Asked) -> QuerySet[Reading]:
    """For everybody but the audit role there is no such log."""
    if request.actor.role != Role.AUDIT_ADMIN:
        raise Http404
    under = list(Authority.objects.filter(path__contains=f"/{request.actor.authority_id}/").values_list("pk", flat=True))
    return asked.narrowed(Reading.objects.filter(authority__in=under)).order_by("-pk")


def _lines(rows: QuerySet[Reading]) -> Iterator[str]:
    yield "\ufeff"
    yield _line(heads())
    for row in rows.iterator(chunk_size=BLOCK):
        yield _line(cells_of(row))


def _line(cells: tuple[str, ...]) -> str:
    out = StringIO(newline="")
    Table(out).write(cells)
    return out.getvalue()


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(), SHANGHAI)
