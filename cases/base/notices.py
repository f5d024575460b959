"""Entering the State Council's notices on holidays, and what follows: provisional last days become final, others move.

A year may have several notices: the later one decides about each day that both name. A notice that should not have been
entered, or that a later one recalls, is taken back; its days stay on record and no longer count.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.db.models import Q, QuerySet

from cases.base import clocks, permissions, texts
from cases.base.calendar import OFF, REGION, entered_calendar
from cases.base.errors import ConditionFailed, Text
from cases.base.models.calendar import STREAM, CalendarNotice, WorkCalendarDay
from cases.base.models.clocks import Deadline
from cases.base.permissions import Grant
from cases.base.roles import Role
from cases.base.work import Work
from cases.law.calendar import SATURDAY

ACT, TAKE_BACK = "calendar.enter_notice", "calendar.take_back_notice"
HOLIDAYS = "全国年节及纪念日放假办法"
MAY = frozenset({Role.SYS_ADMIN, Role.SYSTEM})
GRANTS = tuple(Grant(act, MAY, (), HOLIDAYS) for act in (ACT, TAKE_BACK))
VERBS: Mapping[str, Text] = {
    ACT: Text("录入放假安排通知", "Entered the notice on holidays"),
    TAKE_BACK: Text("撤回放假安排通知", "Took back the notice on holidays"),
}
Kind = WorkCalendarDay.Kind


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


@dataclass(frozen=True, slots=True)
class NoticeHead:
    """Which notice: its year, number and day, and the division (GB/T 2260) whose own days it names; empty: the country."""

    year: int
    reference: str
    published_on: date
    region: str = ""


def enter_notice(*, work: Work, head: NoticeHead, days: Sequence[NoticeDay]) -> list[Moved]:
    """Save a notice with its days and recompute the open clocks that count days of its year.

    Returns the clocks that moved or became final. Refused: the same notice again, a day twice, a kind that there is not, a
    day that lies in no neighbouring year, and what contradicts the regulation, the weekday or another notice of its day.
    """
    permissions.ask(work.actor, ACT, None)
    _require_new(head)
    _require_sound(head.year, days)
    _require_consistent(head, days)
    notice = CalendarNotice(**{f: getattr(head, f) for f in ("year", "reference", "published_on", "region")})
    texts.ask_typed(notice)
    work.save(notice)
    for d in sorted(days, key=lambda d: d.day):
        row = WorkCalendarDay(notice=notice, day=d.day, kind=d.kind, name=d.name)
        texts.ask_typed(row)
        work.save(row)
    moved = _recomputed(work, head.year)
    details = {"year": head.year, "reference": head.reference, "region": head.region, "days": len(days)}
    work.record(ACT, STREAM, article=HOLIDAYS, details={**details, "moved": [m.clock.pk for m in moved]})
    return moved


def take_back_notice(*, work: Work, year: int, reference: str, region: str = "", by: str) -> list[Moved]:
    """Let the days of a notice count no longer; `by` is the number of the document that recalls it, or the reason.

    Returns the clocks that moved. Refused: there is no such notice in force.
    """
    permissions.ask(work.actor, TAKE_BACK, None)
    notice = CalendarNotice.objects.filter(year=year, reference=reference, region=region, taken_back_on=None).first()
    if notice is None:
        raise _wrong(
            f"没有现行有效的{year}年放假安排通知“{reference}”，请核对文号。",
            f"No notice “{reference}” for {year} is in force; check its number.",
            act=TAKE_BACK,
        )
    if not by.strip():
        raise _wrong("请写明撤回依据的文号或者理由。", "Say which document recalls it, or why.", act=TAKE_BACK)
    notice = work.lock(CalendarNotice, notice.pk)
    notice.taken_back_by, notice.taken_back_on = by, work.today
    texts.ask_typed(notice)
    work.save(notice)
    moved = _recomputed(work, year)
    details = {"year": year, "reference": reference, "region": region, "moved": [m.clock.pk for m in moved]}
    work.record(TAKE_BACK, STREAM, article=HOLIDAYS, reason=by, details=details)
    return moved


def _require_new(head: NoticeHead) -> None:
    if CalendarNotice.objects.filter(year=head.year, reference=head.reference, region=head.region).exists():
        raise _wrong(
            f"{head.year}年的放假安排通知“{head.reference}”已经录入，不能重复录入；有误的可以撤回后以更正文件重新录入。",
            f"The notice “{head.reference}” for {head.year} is entered already; take it back if it is wrong.",
        )


def _require_sound(year: int, days: Sequence[NoticeDay]) -> None:
    """A notice orders days of its own year, and a few of the turn of the year."""
    if not days:
        raise _wrong("通知没有列出任何日期，请核对文件。", "The notice lists no day; check the file.")
    for d in days:
        if d.kind not in Kind.values:
            kinds = "、".join(Kind.values)
            raise _wrong(f"{d.day}的性质“{d.kind}”不存在，应为{kinds}。", f"{d.day}: the kind is one of {kinds}.")
        if abs(d.day.year - year) > 1:
            raise _wrong(f"{d.day}不属于{year}年的放假安排。", f"{d.day} is no day of the notice for {year}.")
    for day in sorted({d.day for d in days if sum(o.day == d.day for o in days) > 1}):
        raise _wrong(f"{day}已经列出过一次，请核对。", f"{day} is listed already; check it.")


def _require_consistent(head: NoticeHead, days: Sequence[NoticeDay]) -> None:
    """What a notice orders must be possible beside the regulation, the weekday and the other notices."""
    calendar = entered_calendar(head.region)
    said = {r.day: r for r in _said_the_same_day(head, [d.day for d in days])}
    for d in days:
        if d.kind not in OFF and calendar.is_statutory_holiday(d.day):
            raise _wrong(f"{d.day}是法定节假日，不能安排上班。", f"{d.day} is a statutory holiday and cannot be worked.")
        if d.kind == Kind.WORKDAY and d.day.weekday() < SATURDAY and calendar.is_workday(d.day):
            raise _wrong(f"{d.day}本来就是工作日，请核对年份和日期。", f"{d.day} is a working day anyway; check the day.")
        if d.day in said and said[d.day].kind != d.kind:
            other = said[d.day].notice.reference
            raise _wrong(
                f"{d.day}的性质与同日发布的“{other}”不一致，请核对；有误的一份先撤回。",
                f"{d.day} contradicts “{other}”, published on the same day; take the wrong one back first.",
            )


def _said_the_same_day(head: NoticeHead, days: Sequence[date]) -> QuerySet[WorkCalendarDay]:
    """What notices of the same date of publication say of these days: neither would be the later one."""
    same = {"notice__published_on": head.published_on, "notice__region": head.region, "notice__taken_back_on": None}
    return WorkCalendarDay.objects.filter(day__in=days, **same).select_related("notice")


def _wrong(zh: str, en: str, *, act: str = ACT) -> ConditionFailed:
    return ConditionFailed("notice", Text(zh, en), HOLIDAYS, act=act)


def _recomputed(work: Work, year: int) -> list[Moved]:
    """The clocks that moved: each counts the days of its own bureau."""
    of_region, moved = cache(entered_calendar), []
    for clock in _concerned(year):
        before = clock.due_on
        if clocks.recompute(work, clock, calendar=of_region(clock.settings.get(REGION, ""))):
            moved.append(Moved(clock, before, clock.due_on))
    return moved


def _concerned(year: int) -> list[Deadline]:
    """Open clocks whose days, forward or back, reach into the year or its turn, locked in key order."""
    first, last = date(year - 1, 12, 1), date(year + 1, 1, 31)
    reaching = (Q(started_on__lte=last) | Q(due_on__lte=last)) & (Q(started_on__gte=first) | Q(due_on__gte=first))
    chosen = Deadline.objects.filter(Q(due_on__isnull=True) | reaching, state__in=clocks.OPEN)
    return list(chosen.select_for_update(no_key=True).prefetch_related("pauses", "extensions").order_by("pk"))
