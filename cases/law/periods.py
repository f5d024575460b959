"""From when to when: the arithmetic of legal periods (期间), 程序规定 art. 80.

* The day (or hour) on which something happens is not counted. Travel time is the caller's: use the day of
  posting.
* Working days and calendar days are counted one by one; months end on the day with the same number, or on the
  last day of a shorter month; hours are counted whole.
* Days in a pause are not counted. A pause that is still open stops the clock: `Due.day` is None.
* An extension is counted on from the end before it was moved; the end is moved once, at the very end.
* A last day that falls on a day off moves to the first working day after it (see `Roll`). Counting *back* it
  moves to the working day before instead: moving it forward would shorten what the law protects.
* Hours do not move over a holiday unless asked: an emergency does not wait. T310 writes "24小时" and
  is silent on the question, so the rules of deadlines.csv name a dated setting for it.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from cases.law.calendar import WorkCalendar
from cases.law.period_steps import explain
from cases.law.period_terms import Extension, HourStart, Pause, Period, PeriodError, Roll, Step, Unit

__all__ = [
    "SHANGHAI",
    "Due",
    "Extension",
    "HourStart",
    "Pause",
    "Period",
    "PeriodError",
    "Roll",
    "Step",
    "Unit",
    "add_months",
    "last_day",
    "legal_day",
    "pause_until_resumed",
]

SHANGHAI = ZoneInfo("Asia/Shanghai")
_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Due:
    """When a period ends. `day` is the last day on which the act is in time; None while a pause is open.

    `at` is the exact end (aware, Asia/Shanghai) of a period in hours, else None: the end of the day.
    An end at midnight is written as 00:00 of the next day. `unmoved` is the end before a holiday moved it.
    `provisional` means that the holidays of a year it depends on are not published or not loaded yet.
    """

    day: date | None
    at: datetime | None
    provisional: bool
    calendar_version: str
    unmoved: date | None
    period: Period = field(compare=False, repr=False)
    ends: tuple[date | None, ...] = field(compare=False, repr=False)

    @property
    def steps(self) -> tuple[Step, ...]:
        """How the last day was found, line by line, Chinese and English."""
        return explain(self.period, ends=self.ends, day=self.day, at=self.at, provisional=self.provisional)


def last_day(
    *,
    start: date | datetime,
    length: int,
    unit: Unit,
    calendar: WorkCalendar,
    before: bool = False,
    pauses: Sequence[Pause] = (),
    extensions: Sequence[Extension] = (),
    roll: Roll | None = None,
    hours_from: HourStart = HourStart.NEXT_HOUR,
) -> Due:
    """The last day of a period that is set off on `start`; with `before`, the last day that is early enough.

    `length` is in `unit`s and positive. `roll` None means the default: Roll.REST_DAY, for hours Roll.NONE.
    A plain date starts a period in hours at 00:00; a naive time is Shanghai time.
    Raises PeriodError for a question without a lawful answer and CalendarError outside the calendar's years.
    """
    unit = Unit(unit)
    start = _moment(start) if unit is Unit.H and isinstance(start, datetime) else legal_day(start)
    roll = roll if roll is not None else (Roll.NONE if unit is Unit.H else Roll.REST_DAY)
    period = Period(start, length, unit, calendar, before, tuple(pauses), tuple(extensions), Roll(roll), hours_from)
    _check(period)
    try:
        return _end_by_hour(period) if unit is Unit.H else _end_by_day(period)
    except OverflowError as error:
        raise _too_far(period) from error


def add_months(day: date, n: int) -> date:
    """The day with the same number `n` months on (n < 0: back), or the last day of a shorter month."""
    month = day.year * 12 + day.month - 1 + n
    year, index = divmod(month, 12)
    if not 1 <= year <= 9999:
        raise OverflowError(f"year {year}")
    return date(year, index + 1, min(day.day, monthrange(year, index + 1)[1]))


def legal_day(moment: date | datetime) -> date:
    """The legal date of a moment: the day in Asia/Shanghai. A naive time is Shanghai time already."""
    return _moment(moment).date() if isinstance(moment, datetime) else moment


def pause_until_resumed(*, from_day: date, resumed_on: date, reason: str = "") -> Pause | None:
    """The pause an act ended on `resumed_on`, a day that counts again; None if no whole day lies between."""
    return Pause(from_day, resumed_on - _DAY, reason) if resumed_on > from_day else None


def _end_by_day(period: Period) -> Due:
    start, calendar = legal_day(period.start), period.calendar
    sign = -1 if period.before else 1
    pauses = _merge(period.pauses)
    ends: list[date | None] = [_count(start, sign * period.length, period.unit, calendar, pauses)]
    for extension in period.extensions:
        base = ends[-1]
        ends.append(base and _count(base, extension.length, extension.unit, calendar, pauses))
    unmoved = ends[-1]
    day = unmoved and _moved(unmoved, period)
    provisional = day is not None and not _is_certain(unmoved or day, day, period)
    return Due(day, None, provisional, calendar.version, unmoved, period, tuple(ends))


def _end_by_hour(period: Period) -> Due:
    start = _moment(period.start)
    length = period.length + sum(e.length for e in period.extensions)
    if period.hours_from is HourStart.NEXT_HOUR:
        start = start.replace(minute=0, second=0, microsecond=0)
    reached = start - length * _HOUR if period.before else start + length * _HOUR
    # the started hour is not counted, so the last counted hour *begins* at `reached`
    late = period.hours_from is HourStart.NEXT_HOUR and not period.before
    at, unmoved = reached + _HOUR if late else reached, reached.date()
    day = _moved(unmoved, period)
    if day != unmoved:
        at = datetime(day.year, day.month, day.day, tzinfo=SHANGHAI) + (_DAY if day > unmoved else timedelta())
    provisional = not _is_certain(unmoved, day, period)
    return Due(day, at, provisional, period.calendar.version, unmoved, period, (unmoved,))


def _count(day: date, n: int, unit: Unit, calendar: WorkCalendar, pauses: Sequence[Pause]) -> date | None:
    """The n-th unit after `day`, paused days left out; None if it falls into or behind an open pause."""
    end = add_months(day, n) if unit is Unit.M else _nth(day, n, unit, calendar)
    lost = 0
    while pauses:
        if any(p.to_day is None and p.from_day <= end for p in pauses):
            return None
        first = day + _DAY
        found = sum(_counted(max(p.from_day, first), min(p.to_day or end, end), unit, calendar) for p in pauses)
        if found == lost:
            break
        end, lost = _nth(end, found - lost, unit, calendar), found
    return end


def _nth(day: date, n: int, unit: Unit, calendar: WorkCalendar) -> date:
    return calendar.nth_workday(day, n) if unit is Unit.WD else day + timedelta(days=n)


def _counted(first: date, last: date, unit: Unit, calendar: WorkCalendar) -> int:
    """How many days of first..last the unit counts; a paused month is paused day by day."""
    if last < first:
        return 0
    return calendar.workdays_between(first, last) if unit is Unit.WD else (last - first).days + 1


def _merge(pauses: Sequence[Pause]) -> tuple[Pause, ...]:
    """The same paused days without overlap, so that no day is left out twice."""
    merged: list[Pause] = []
    for pause in sorted(pauses, key=lambda p: p.from_day):
        last = merged[-1] if merged else None
        if last is None or (last.to_day is not None and pause.from_day > last.to_day):
            merged.append(pause)
        elif last.to_day is not None and (pause.to_day is None or pause.to_day > last.to_day):
            merged[-1] = Pause(last.from_day, pause.to_day, last.reason)
    return tuple(merged)


def _moved(day: date, period: Period) -> date:
    calendar = period.calendar
    if period.roll is Roll.NONE:
        return day
    if period.roll is Roll.STATUTORY_ONLY and not calendar.is_statutory_holiday(day):
        return day
    return calendar.workday_until(day) if period.before else calendar.workday_from(day)


def _is_certain(unmoved: date, day: date, period: Period) -> bool:
    """Whether every year whose holidays had a say is known: all for working days, the last for a roll."""
    counts = period.unit is Unit.WD or any(e.unit is Unit.WD for e in period.extensions)
    if not counts and period.roll is Roll.NONE:
        return True
    first = legal_day(period.start) if counts else unmoved
    return all(map(period.calendar.knows, range(min(first, day).year, max(first, day).year + 1)))


def _moment(start: date | datetime) -> datetime:
    if not isinstance(start, datetime):
        return datetime(start.year, start.month, start.day, tzinfo=SHANGHAI)
    return start.astimezone(SHANGHAI) if start.tzinfo else start.replace(tzinfo=SHANGHAI)


def _check(period: Period) -> None:
    for length in (period.length, *(e.length for e in period.extensions)):
        if length <= 0:
            raise PeriodError(f"期限长度为 {length}，应为正整数", f"the length is {length}; it must be a positive whole number")
    if period.before and (period.pauses or period.extensions):
        raise PeriodError("倒算的期限不能扣除或者延长", "a period that is counted back cannot be paused or extended")
    if period.unit is Unit.H and period.pauses:
        raise PeriodError("以小时计算的期限不能扣除期间", "a period in hours cannot be paused")
    if any((e.unit is Unit.H) != (period.unit is Unit.H) for e in period.extensions):
        raise PeriodError("小时期限只能按小时延长", "hours are extended by hours, and only hours are")


def _too_far(period: Period) -> PeriodError:
    return PeriodError(
        f"自 {legal_day(period.start)} 起算 {period.length} 超出可计算的日期范围，请核对期限长度",
        f"{period.length} {period.unit} from {legal_day(period.start)} leads beyond any date; check it",
    )
