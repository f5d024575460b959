"""How a last day was computed, explained line by line as an official would explain it, in Chinese and in English."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import groupby

from cases.law import tables
from cases.law.calendar import WorkCalendar
from cases.law.period_terms import Extension, HourStart, Pause, Period, Step, Unit

_DAY = timedelta(days=1)
_WEEKDAYS = tuple(zip("一二三四五六日", ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), strict=True))
_UNITS = {
    Unit.WD: ("个工作日", "working day"),
    Unit.CD: ("日", "calendar day"),
    Unit.M: ("个月", "month"),
    Unit.H: ("小时", "hour"),
}
# up to this many counted days are listed one by one
_ONE_BY_ONE = 7
# a walk over more days than this would be a list nobody reads
_LONGEST_WALK = 800


def explain(
    period: Period, *, ends: tuple[date | None, ...], day: date | None, at: datetime | None, provisional: bool
) -> tuple[Step, ...]:
    """The steps from the start to the last day; `ends`: the unmoved ends of the period and each extension."""
    return (
        _start(period),
        *_pauses(period.pauses),
        *_counting(period, ends[0]),
        *_extensions(period.extensions, ends),
        *_moving(period, ends[-1], day),
        _result(period, day, at),
        *_warning(period, day, provisional),
    )


def _start(period: Period) -> Step:
    start = period.start
    if period.unit is Unit.H:
        return _start_hour(period)
    day = start.date() if isinstance(start, datetime) else start
    back = ("倒算起点", "Counting back from") if period.before else ("起算日", "Starts on")
    return Step(f"{back[0]} {_zh(day)}，当日不计入（程序规定§80）", f"{back[1]} {_en(day)} (not counted, PP art. 80)", day)


def _start_hour(period: Period) -> Step:
    start = period.start
    known = isinstance(start, datetime)
    clock = start.strftime("%H:%M") if isinstance(start, datetime) else "00:00"
    day = start.date() if isinstance(start, datetime) else start
    guess = ("", "") if known else ("（未写明时刻，按当日0时）", " (no time given: taken as midnight)")
    hour = ("开始的小时不计入", "the started hour is not counted")
    if period.hours_from is HourStart.MOMENT:
        hour = ("自该时刻起算", "counted from that moment")
    return Step(
        f"起算时刻 {_zh(day)} {clock}{guess[0]}，{hour[0]}（程序规定§80）",
        f"Starts {_en(day)} at {clock}{guess[1]}, {hour[1]} (PP art. 80)",
        day,
    )


def _counting(period: Period, end: date | None) -> Iterator[Step]:
    """The counted days: all of a short period, first and last of a long one, what was left out."""
    if end is None or period.unit is Unit.H:
        return
    start = period.start.date() if isinstance(period.start, datetime) else period.start
    if period.unit is Unit.WD and abs((end - start).days) <= _LONGEST_WALK:
        yield from _workdays(period, start, end)
        return
    zh, en = _UNITS[period.unit]
    side = ("自前一日起倒算", "counted back") if period.before else ("自次日起", "counted from the next day")
    yield Step(f"{side[0]}计满 {period.length} {zh}为 {_zh(end)}", f"{_many(period.length, en)} {side[1]} end on {_en(end)}", end)


def _workdays(period: Period, start: date, end: date) -> Iterator[Step]:
    sign = -1 if period.before else 1
    days = [start + sign * _DAY * i for i in range(1, abs((end - start).days) + 1)]
    number = 0
    for kind, group in groupby(days, key=lambda d: _kind(d, period)):
        run = list(group)
        if kind in ("workday", "make_up"):
            for day in run:
                number += 1
                if kind == "make_up" or number in (1, period.length) or period.length <= _ONE_BY_ONE:
                    yield _counted(day, number, made_up=kind == "make_up")
        elif kind == "holiday":
            yield _left_out(min(run), max(run), period.calendar)


def _kind(day: date, period: Period) -> str:
    """What a day is to a count of working days. A plain weekend is left out without a line."""
    calendar = period.calendar
    if any(p.from_day <= day and (p.to_day is None or day <= p.to_day) for p in period.pauses):
        return "paused"
    if calendar.is_workday(day):
        return "make_up" if day in calendar.work else "workday"
    return "holiday" if _touches_holiday(day, calendar) else "weekend"


def _touches_holiday(day: date, calendar: WorkCalendar) -> bool:
    """A day off that is a holiday, or a weekend that runs on into one: the break is stated as a whole."""
    for sign in (-1, 1):
        near = day
        while not calendar.is_workday(near):
            if near in calendar.rest or calendar.is_statutory_holiday(near):
                return True
            near += sign * _DAY
    return False


def _counted(day: date, number: int, *, made_up: bool) -> Step:
    note = ("（调休上班，计入）", " (make-up working day, counted)") if made_up else ("", "")
    return Step(f"第 {number} 个工作日 {_zh(day)}{note[0]}", f"Working day {number}: {_en(day)}{note[1]}", day)


def _left_out(first: date, last: date, calendar: WorkCalendar) -> Step:
    days = [first + _DAY * i for i in range((last - first).days + 1)]
    statutory = sum(calendar.is_statutory_holiday(d) for d in days)
    return Step(
        f"{_span(first, last, '至')} 放假，不计入（共 {len(days)} 日，其中法定节假日 {statutory} 日）",
        f"{_span(first, last, 'to')} off, not counted (days: {len(days)}, statutory holidays: {statutory})",
        first,
    )


def _pauses(pauses: tuple[Pause, ...]) -> Iterator[Step]:
    for pause in sorted(pauses, key=lambda p: p.from_day):
        zh, en = _reason(pause.reason)
        if pause.to_day is None:
            yield Step(
                f"自 {pause.from_day} 起{zh}，期限停止计算，尚未恢复",
                f"Stopped since {pause.from_day}: {en}; not yet resumed",
                pause.from_day,
            )
        else:
            yield Step(
                f"{_span(pause.from_day, pause.to_day, '至')} {zh}，首尾两日均不计入",
                f"{_span(pause.from_day, pause.to_day, 'to')} not counted, both days included: {en}",
                pause.from_day,
            )


def _extensions(extensions: tuple[Extension, ...], ends: tuple[date | None, ...]) -> Iterator[Step]:
    hours = len(ends) == 1
    for place, extension in enumerate(extensions):
        base, end = (None, None) if hours else (ends[place], ends[place + 1])
        zh, en = _UNITS[extension.unit]
        reach = (f"，自 {base} 次日起续算至 {end}", f", counted on from {base} to {end}") if end else ("", "")
        why = (f"（{extension.reason}）", f" ({extension.reason})") if extension.reason else ("", "")
        yield Step(
            f"经批准延长 {extension.length} {zh}{why[0]}{reach[0]}",
            f"Extended by {_many(extension.length, en)}{why[1]}{reach[1]}",
            end,
        )


def _moving(period: Period, unmoved: date | None, day: date | None) -> Iterator[Step]:
    if unmoved is None or day is None or unmoved == day:
        return
    off = ("法定节假日", "a statutory holiday")
    if not period.calendar.is_statutory_holiday(unmoved):
        off = ("休息日", "a day off")
    if period.before:
        yield Step(
            f"{_zh(unmoved)} 为{off[0]}，提前至其前最后一个工作日 {_zh(day)}",
            f"{_en(unmoved)} is {off[1]}: moved back to the last working day before it, {_en(day)}",
            day,
        )
    else:
        yield Step(
            f"{_zh(unmoved)} 为{off[0]}，顺延至其后第一个工作日 {_zh(day)}（程序规定§80）",
            f"{_en(unmoved)} is {off[1]}: moved to the first working day after it, {_en(day)} (PP art. 80)",
            day,
        )


def _result(period: Period, day: date | None, at: datetime | None) -> Step:
    if day is None:
        return Step("期限中止计算，届满日待恢复后确定", "The clock is stopped: the last day is open until it resumes")
    if at is not None:
        # midnight belongs to the day it ends
        clock = "24:00" if at.date() > day else at.strftime("%H:%M")
        return Step(f"届满时刻 {_zh(day)} {clock}", f"Ends {_en(day)} at {clock}", day)
    if period.before:
        return Step(f"最迟于 {_zh(day)} 办理", f"To be done by {_en(day)} at the latest", day)
    return Step(f"期限届满日 {_zh(day)}", f"Last day: {_en(day)}", day)


def _warning(period: Period, day: date | None, provisional: bool) -> Iterator[Step]:
    if not provisional or day is None:
        return
    start = period.start.year
    years = [y for y in range(min(start, day.year), max(start, day.year) + 1) if not period.calendar.knows(y)]
    named = "、".join(map(str, years)), ", ".join(map(str, years))
    yield Step(
        f"暂定：{named[0]} 年放假安排未公布或者未录入，录入后重新计算",
        f"Provisional: the holiday notice of {named[1]} is not loaded yet; recomputed when it is",
    )


def _reason(code: str) -> tuple[str, str]:
    for row in tables.read("pause_reasons"):
        if row["code"] == code:
            return row["name_zh"], row["name_en"]
    return code or "扣除期间", code or "time left out"


def _span(first: date, last: date, joint: str) -> str:
    return str(first) if first == last else f"{first} {joint} {last}"


def _zh(day: date) -> str:
    return f"{day}（周{_WEEKDAYS[day.weekday()][0]}）"


def _en(day: date) -> str:
    return f"{day} ({_WEEKDAYS[day.weekday()][1]})"


def _many(n: int, unit: str) -> str:
    return f"{n} {unit}" if n == 1 else f"{n} {unit}s"
