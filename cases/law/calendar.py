"""Which days are worked in China: a value, not a service.

Three kinds of day matter in law and must not be mixed up:

* a *working day* (工作日) is Monday to Friday without the days off of the yearly State Council notice,
  plus the weekend days which that notice orders to be worked (调休上班日);
* a *day off* (休息日, 放假日) is every other day, days in lieu included;
* a *statutory holiday* (法定节假日) is one of the 11 days (13 from 2025) of 全国年节及纪念日放假办法 art. 2.
  Only these are named by 程序规定 art. 80; a day in lieu is off but not statutory.

The national data is seeded from `chinesecalendar` (2004 to 2026). A year without a notice is answered with
weekends and the statutory days alone; `knows` is then False and whatever is computed from it is provisional.
"""

from __future__ import annotations

import hashlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import cache, cached_property

from cases.law import tables
from cases.law.errors import LawError

FIRST_DAY = date(1949, 10, 1)
LAST_DAY = date(2149, 12, 31)
_YEARS = range(FIRST_DAY.year + 1, LAST_DAY.year + 1)
SATURDAY = 5


class CalendarError(LawError):
    """A day lies outside the years the calendar can answer for."""


class DayKind(StrEnum):
    """What an editor may declare a single day to be."""

    WORKDAY = "workday"
    RESTDAY = "restday"
    STATUTORY = "statutory"
    ORDINARY = "ordinary"


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One edited day: workday (调休上班), restday (放假), statutory (法定节假日) or ordinary (as its weekday says again)."""

    day: date
    kind: DayKind | str
    notice: str = ""


@dataclass(frozen=True)
class WorkCalendar:
    """The worked days of 1949-10-01 to 2149-12-31. Equal if the data is equal; `version` is its digest.

    `rest` holds weekdays that are off, `work` weekend days that are worked, `statutory` the statutory
    holidays (weekends among them too), `years` the years whose State Council notice is included.
    """

    version: str
    rest: frozenset[date] = field(compare=False, repr=False)
    work: frozenset[date] = field(compare=False, repr=False)
    statutory: frozenset[date] = field(compare=False, repr=False)
    years: frozenset[int] = field(compare=False, repr=False)
    notices: tuple[tuple[int, str], ...] = field(compare=False, repr=False, default=())

    @classmethod
    def of(
        cls,
        *,
        rest: Iterable[date],
        work: Iterable[date],
        statutory: Iterable[date],
        years: Iterable[int],
        notices: Mapping[int, str] | None = None,
    ) -> WorkCalendar:
        """A calendar from its data; what says nothing (a weekend off, a weekday worked) is dropped."""
        parts = (
            frozenset(d for d in rest if d.weekday() < SATURDAY),
            frozenset(d for d in work if d.weekday() >= SATURDAY),
            frozenset(statutory),
            frozenset(years),
        )
        return cls(_version(*parts), *parts, notices=tuple(sorted((notices or {}).items())))

    def is_workday(self, day: date) -> bool:
        return day in self.work or (day.weekday() < SATURDAY and day not in self.rest)

    def is_statutory_holiday(self, day: date) -> bool:
        return day in self.statutory

    def knows(self, year: int) -> bool:
        """Whether the year's State Council notice is in the data; if not, results in it are provisional."""
        return year in self.years

    def nth_workday(self, day: date, n: int) -> date:
        """The n-th working day after `day` (n > 0) or before it (n < 0), `day` itself never counted.

        Raises CalendarError outside the calendar, ValueError for n = 0.
        """
        if n == 0:
            raise ValueError("n is 0: a day is not after itself")
        self._require(day)
        ordinal = day.toordinal()
        days = self._workdays
        place = bisect_right(days, ordinal) + n - 1 if n > 0 else bisect_left(days, ordinal) + n
        if not 0 <= place < len(days):
            raise _outside(day)
        return date.fromordinal(days[place])

    def workday_from(self, day: date) -> date:
        """`day` itself if it is worked, else the first working day after it."""
        return day if self.is_workday(day) else self.nth_workday(day, 1)

    def workday_until(self, day: date) -> date:
        """`day` itself if it is worked, else the last working day before it."""
        return day if self.is_workday(day) else self.nth_workday(day, -1)

    def workdays_between(self, first: date, last: date) -> int:
        """How many working days lie in first..last, both included; 0 if last is before first."""
        self._require(first)
        self._require(last)
        return max(0, bisect_right(self._workdays, last.toordinal()) - bisect_left(self._workdays, first.toordinal()))

    def with_days(self, days: Iterable[CalendarDay], *, notices: Mapping[int, str] | None = None) -> WorkCalendar:
        """The same calendar with edited days laid over it; a later row for the same day wins.

        `notices` maps each year whose yearly notice is now completely in the data to its document number:
        these years become known. Days alone (a local day off, say) never make a year known.
        Raises ValueError for an unknown kind.
        """
        rest, work, statutory = set(self.rest), set(self.work), set(self.statutory)
        for row in days:
            kind = DayKind(row.kind)
            for group in (rest, work, statutory):
                group.discard(row.day)
            if kind is not DayKind.ORDINARY:
                (work if kind is DayKind.WORKDAY else rest).add(row.day)
            if kind is DayKind.STATUTORY:
                statutory.add(row.day)
        known = dict(self.notices) | dict(notices or {})
        return WorkCalendar.of(rest=rest, work=work, statutory=statutory, years=self.years | set(notices or {}), notices=known)

    @cached_property
    def _workdays(self) -> array[int]:
        """Ordinals of all working days in order: counting becomes a bisection."""
        first, last = FIRST_DAY.toordinal(), LAST_DAY.toordinal()
        rest = {d.toordinal() for d in self.rest}
        weekdays = {o for o in range(first, last + 1) if (o - 1) % 7 < SATURDAY}
        return array("l", sorted((weekdays - rest) | {d.toordinal() for d in self.work}))

    def _require(self, day: date) -> None:
        if not FIRST_DAY <= day <= LAST_DAY:
            raise _outside(day)


@cache
def national_calendar() -> WorkCalendar:
    """The calendar of the State Council notices known to this release, without any local edit."""
    from chinese_calendar import constants

    statutory = frozenset(statutory_days())
    return WorkCalendar.of(
        rest=statutory | set(constants.holidays),
        work=constants.workdays,
        statutory=statutory,
        years={d.year for d in constants.holidays},
    )


def statutory_days() -> tuple[date, ...]:
    """Every statutory holiday (法定节假日) as the regulation stood in its year; lunar ones as far as tabled.

    Source: 全国年节及纪念日放假办法 art. 2 as revised in 1999, 2007, 2013 and 2024; `calendar_statutory.csv`.
    """
    found = {day for row in tables.read("calendar_statutory") for day in _days_of(row)}
    return tuple(sorted(found))


def uncovered(year: int, named: Collection[date]) -> list[tuple[str, date | None]]:
    """The statutory days of the year, by name, that are not among those `named` as off; a lunar one without a day if the
    table of festivals ends before the year (`calendar_festivals.csv`)."""
    festivals = {row["code"] for row in tables.read("calendar_festivals")}
    found: list[tuple[str, date | None]] = []
    for row in tables.read("calendar_statutory"):
        if row["festival"] and str(year) not in festivals:
            if tables.Validity.of(row).covers(date(year, 12, 31)):
                found.append((row["name_zh"], None))
        else:
            found += [(row["name_zh"], day) for day in _days_of(row) if day.year == year and day not in named]
    return found


def _days_of(row: tables.Row) -> Iterable[date]:
    """The dates of one statutory day in all years its row is law."""
    validity = tables.Validity.of(row)
    if row["festival"]:
        tabled = (year[row["festival"]] for year in tables.read("calendar_festivals"))
        anchors = [date.fromisoformat(day) for day in tabled if day]
    else:
        anchors = [date.fromisoformat(f"{y}-{row['month_day']}") for y in range(FIRST_DAY.year + 1, LAST_DAY.year + 1)]
    moved = (anchor + timedelta(days=int(row["offset"])) for anchor in anchors)
    return [day for day in moved if validity.covers(day)]


def _version(rest: frozenset[date], work: frozenset[date], statutory: frozenset[date], years: frozenset[int]) -> str:
    """`cn-<first known year>-<last>-<digest>`: the same data has the same name wherever it was loaded."""
    total = hashlib.sha256()
    for part in (rest, work, statutory, years):
        total.update(f"{','.join(sorted(map(str, part)))};".encode())
    return f"cn-{min(years, default=0)}-{max(years, default=0)}-{total.hexdigest()[:16]}"


def _outside(day: date) -> CalendarError:
    return CalendarError(
        f"日期 {day} 附近超出工作日历的范围（{FIRST_DAY} 至 {LAST_DAY}），请核对起算日和期限长度",
        f"{day} leads outside the working-day calendar ({FIRST_DAY} to {LAST_DAY}); check start and length",
    )
