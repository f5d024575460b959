"""The working days in use: the library's years, overlaid by the notices that an administrator entered."""

from __future__ import annotations

from functools import lru_cache

from cases.base.models.calendar import CalendarNotice, WorkCalendarDay
from cases.law.calendar import CalendarDay, WorkCalendar, national_calendar


def current_calendar() -> WorkCalendar:
    """The calendar with everything entered so far. One cheap statement; the overlay is built once per state of it."""
    notices = tuple(CalendarNotice.objects.order_by("year").values_list("year", "reference"))
    return _overlaid(notices) if notices else national_calendar()


@lru_cache(maxsize=8)
def _overlaid(notices: tuple[tuple[int, str], ...]) -> WorkCalendar:
    rows = WorkCalendarDay.objects.select_related("notice").order_by("day")
    days = tuple(CalendarDay(day=r.day, kind=r.kind, notice=r.notice.reference) for r in rows)
    return national_calendar().with_days(days, notices=dict(notices))
