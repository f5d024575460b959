"""The working days in use: the library's years, overlaid by the notices that an administrator entered."""

from __future__ import annotations

from functools import lru_cache

from cases.base import reference
from cases.base.models.calendar import CalendarNotice, WorkCalendarDay
from cases.law.calendar import CalendarDay, WorkCalendar, national_calendar


def current_calendar() -> WorkCalendar:
    """The calendar with everything entered and committed so far; one cheap statement."""
    return calendar_at(reference.state().calendar)


@lru_cache(maxsize=8)
def calendar_at(state: str) -> WorkCalendar:
    """The calendar in a state of its chain (see cases.base.reference), built once per state."""
    return entered_calendar() if state else national_calendar()


def entered_calendar() -> WorkCalendar:
    """The same, read again: for the act that enters a notice and is not in the chain yet."""
    notices = dict(CalendarNotice.objects.order_by("year").values_list("year", "reference"))
    rows = WorkCalendarDay.objects.select_related("notice").order_by("day")
    days = tuple(CalendarDay(day=r.day, kind=r.kind, notice=r.notice.reference) for r in rows)
    return national_calendar().with_days(days, notices=notices)
