"""Entering the State Council's yearly notice on holidays, and what follows: provisional last days become final."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from cases.base import clocks, permissions, texts
from cases.base.calendar import entered_calendar
from cases.base.errors import ConditionFailed, Text
from cases.base.models.calendar import STREAM, CalendarNotice, WorkCalendarDay
from cases.base.models.clocks import Deadline
from cases.base.permissions import Grant
from cases.base.roles import Role
from cases.base.work import Work
from cases.law.calendar import WorkCalendar

ACT = "calendar.enter_notice"
HOLIDAYS = "全国年节及纪念日放假办法"
GRANTS = (Grant(ACT, frozenset({Role.SYS_ADMIN, Role.SYSTEM}), (), HOLIDAYS),)
VERBS: Mapping[str, Text] = {ACT: Text("录入放假安排通知", "Entered the notice on holidays")}


@dataclass(frozen=True, slots=True)
class NoticeDay:
    """A day that is not what its weekday says. `kind` is one of WorkCalendarDay.Kind."""

    day: date
    kind: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """A clock whose last day or certainty the notice changed."""

    clock: Deadline
    before: date | None
    after: date | None


def enter_notice(*, work: Work, year: int, reference: str, published_on: date, days: Sequence[NoticeDay]) -> list[Moved]:
    """Save the notice of a year with its days and recompute the open clocks that count days of it.

    Returns the clocks that moved or became final. Refused: the year's notice is entered already, a day twice, a kind
    that there is not, or a day that lies in no neighbouring year.
    """
    permissions.ask(work.actor, ACT, None)
    _require_new(year)
    _require_sound(year, days)
    notice = CalendarNotice(year=year, reference=reference, published_on=published_on)
    texts.ask_typed(notice)
    work.save(notice)
    for d in sorted(days, key=lambda d: d.day):
        row = WorkCalendarDay(notice=notice, day=d.day, kind=d.kind, name=d.name)
        texts.ask_typed(row)
        work.save(row)
    moved = _recomputed(work, year, entered_calendar())
    work.record(
        ACT,
        STREAM,
        article=HOLIDAYS,
        details={"year": year, "reference": reference, "days": len(days), "moved": [m.clock.pk for m in moved]},
    )
    return moved


def _require_new(year: int) -> None:
    known = CalendarNotice.objects.filter(year=year).first()
    if known is not None:
        raise _wrong(
            f"{year}年的放假安排已经录入（{known.reference}），不能重复录入。",
            f"The notice for {year} is entered already ({known.reference}).",
        )


def _require_sound(year: int, days: Sequence[NoticeDay]) -> None:
    """A notice orders days of its own year, and a few of the turn of the year."""
    if not days:
        raise _wrong("通知没有列出任何日期，请核对文件。", "The notice lists no day; check the file.")
    for d in days:
        if d.kind not in WorkCalendarDay.Kind.values:
            kinds = "、".join(WorkCalendarDay.Kind.values)
            raise _wrong(f"{d.day}的性质“{d.kind}”不存在，应为{kinds}。", f"{d.day}: the kind is one of {kinds}.")
        if abs(d.day.year - year) > 1:
            raise _wrong(f"{d.day}不属于{year}年的放假安排。", f"{d.day} is no day of the notice for {year}.")
    repeated = sorted({d.day for d in days if sum(o.day == d.day for o in days) > 1})
    entered = WorkCalendarDay.objects.filter(day__in=[d.day for d in days]).values_list("day", flat=True)
    for day in (*repeated, *entered):
        raise _wrong(f"{day}已经列出过一次，请核对。", f"{day} is listed already; check it.")


def _wrong(zh: str, en: str) -> ConditionFailed:
    return ConditionFailed("notice", Text(zh, en), HOLIDAYS, act=ACT)


def _recomputed(work: Work, year: int, calendar: WorkCalendar) -> list[Moved]:
    moved = []
    for clock in _concerned(year):
        before = clock.due_on
        if clocks.recompute(work, clock, calendar=calendar):
            moved.append(Moved(clock, before, clock.due_on))
    return moved


def _concerned(year: int) -> list[Deadline]:
    """Open clocks whose days, forward or back, reach into the year or its turn, locked in key order."""
    first, last = date(year - 1, 12, 1), date(year + 1, 1, 31)
    reaching = (Q(started_on__lte=last) | Q(due_on__lte=last)) & (Q(started_on__gte=first) | Q(due_on__gte=first))
    chosen = Deadline.objects.filter(Q(due_on__isnull=True) | reaching, state__in=clocks.OPEN)
    return list(chosen.select_for_update(no_key=True).prefetch_related("pauses", "extensions").order_by("pk"))
