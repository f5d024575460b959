"""The working days in use: the library's years, overlaid by the notices that an administrator entered."""

from __future__ import annotations

from functools import lru_cache

from cases.base.models.calendar import STREAM, CalendarNotice, WorkCalendarDay
from cases.base.models.chain import ChainHead
from cases.law.calendar import CalendarDay, WorkCalendar, national_calendar


def current_calendar() -> WorkCalendar:
    """The calendar with everything entered and committed so far. One cheap statement: the end of the calendar's own
    chain tells whether anything changed, and the overlay is built once per state of it."""
    state = ChainHead.objects.filter(stream=STREAM).values_list("hash", flat=True).first()
    return _overlaid(state) if state else national_calendar()


def entered_calendar() -> WorkCalendar:
    """The same, read anew: for the act that enters a notice and is not in the chain yet."""
    notices = dict(CalendarNotice.objects.order_by("year").values_list("year", "reference"))
    rows = WorkCalendarDay.objects.select_related("notice").order_by("day")
    days = tuple(CalendarDay(day=r.day, kind=r.kind, notice=r.notice.reference) for r in rows)
    return national_calendar().with_days(days, notices=notices)


@lru_cache(maxsize=8)
def _overlaid(state: str) -> WorkCalendar:
    return entered_calendar()
