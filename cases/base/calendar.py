"""The working days in use: the library's years, overlaid by the notices that an administrator entered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from cases.base import reference
from cases.base.models.calendar import WorkCalendarDay
from cases.law.calendar import CalendarDay, DayKind, WorkCalendar, national_calendar, uncovered

# the setting of a bureau that names the division whose own days off are its days off
REGION = "calendar_region"
OFF = (DayKind.RESTDAY, DayKind.STATUTORY)


def current_calendar(region: str = "") -> WorkCalendar:
    """The calendar with everything entered and committed so far; one cheap statement."""
    return calendar_at(reference.state().calendar, region)


@lru_cache(maxsize=64)
def calendar_at(state: str, region: str = "") -> WorkCalendar:
    """The calendar in a state of its chain (see cases.base.reference), built once per state and region."""
    return entered_calendar(region) if state else national_calendar()


def entered_calendar(region: str = "") -> WorkCalendar:
    """The same, read again: for the act that enters a notice and is not in the chain yet.

    The later notice decides about a day (国办发明电〔2020〕1号 changed an earlier one); days of the region lie over all.
    """
    rows = list(
        WorkCalendarDay.objects.filter(notice__taken_back_on__isnull=True, notice__region__in={"", region})
        .select_related("notice")
        .order_by("notice__region", "notice__published_on", "notice_id", "day")
    )
    days = [CalendarDay(day=r.day, kind=r.kind, notice=r.notice.reference) for r in rows]
    return national_calendar().with_days(days, notices=_final(r for r in rows if not r.notice.region))


def _final(rows: Iterable[WorkCalendarDay]) -> Mapping[int, str]:
    """The years of which every statutory day is named by a notice in force, with the notices' numbers."""
    named, references = set(), defaultdict[int, dict[str, None]](dict)
    for row in rows:
        references[row.notice.year][row.notice.reference] = None
        if row.kind in OFF:
            named.add(row.day)
    return {year: "、".join(said) for year, said in references.items() if not uncovered(year, named)}


def still_open(year: int) -> list[str]:
    """The statutory days of the year that no notice in force names yet; while there are any the year stays provisional."""
    named = WorkCalendarDay.objects.filter(notice__taken_back_on__isnull=True, notice__region="", kind__in=OFF)
    return [f"{name}{day or ''}" for name, day in uncovered(year, set(named.values_list("day", flat=True)))]
