"""Days counted one by one over the State Council notices as printed (tests/tables/workdays.csv).

Nothing here uses cases.law: it is the other opinion that the fast arithmetic is compared with.
"""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

TABLES = Path(__file__).parent.parent / "tables"
DAY = timedelta(days=1)


def rows(name: str) -> list[dict[str, str]]:
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def listed(kind: str) -> set[date]:
    """All days that the notices declare off or to be worked."""
    days: set[date] = set()
    for row in rows("workdays"):
        day = date.fromisoformat(row["first"])
        while row["kind"] == kind and day <= date.fromisoformat(row["last"]):
            days.add(day)
            day += DAY
    return days


OFF, WORK = listed("off"), listed("work")


def worked(day: date) -> bool:
    if day.year not in (2024, 2025, 2026):
        raise ValueError(f"no notice of {day.year} in workdays.csv")
    return day in WORK or (day.weekday() < 5 and day not in OFF)


def workdays_after(day: date, n: int, *, paused: frozenset[date] = frozenset()) -> date:
    """The n-th worked and not paused day after `day`; before it for n < 0."""
    step = DAY if n > 0 else -DAY
    left = abs(n)
    while left:
        day += step
        if worked(day) and day not in paused:
            left -= 1
    return day


def days_after(day: date, n: int, *, paused: frozenset[date] = frozenset()) -> date:
    step = DAY if n > 0 else -DAY
    left = abs(n)
    while left:
        day += step
        if day not in paused:
            left -= 1
    return day


def months_after(day: date, n: int) -> date:
    """Walk month by month; a missing day of the last month falls back to its end."""
    year, month = day.year, day.month
    for _ in range(n):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    number = day.day
    while True:
        try:
            return date(year, month, number)
        except ValueError:
            number -= 1


def rolled(day: date) -> date:
    while not worked(day):
        day += DAY
    return day
