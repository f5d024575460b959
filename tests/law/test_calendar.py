"""The working-day calendar against the State Council notices as printed, and the edits laid over it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cases.law import calendar, tables
from cases.law.calendar import CalendarDay, CalendarError, WorkCalendar, national_calendar
from tests.law import slow_days

DAY = timedelta(days=1)
YEARS = (2024, 2025, 2026)


def check_rows() -> list[str]:
    """What in calendar_statutory.csv and calendar_festivals.csv differs from tests/tables/statutory.csv."""
    tables.read.cache_clear()
    expected = {date.fromisoformat(row["day"]): row["name_zh"] for row in slow_days.rows("statutory")}
    years = {day.year for day in expected}
    try:
        found = {day for day in calendar.statutory_days() if day.year in years}
    except ValueError as error:
        return [str(error)]
    wrong = [f"{day} {expected.get(day, 'not in the table')}" for day in sorted(found ^ set(expected))]
    columns = ("code", "month_day", "offset", "article", "valid_from", "valid_to")
    printed = {tuple(row[c] for c in columns) for row in slow_days.rows("statutory_rows")}
    held = {tuple(row[c] for c in columns) for row in tables.read("calendar_statutory")}
    wrong += [" ".join(row) for row in sorted(held ^ printed)]
    wrong += _misdated(expected)
    return wrong + [str(row) for row in tables.read("calendar_festivals") if not _is_a_year(row)]


FESTIVALS = {"初一": "spring_festival", "清明节": "tomb_sweeping", "端午节": "dragon_boat", "中秋节": "mid_autumn"}


def _misdated(expected: dict[date, str]) -> list[str]:
    """Festivals on another day than the almanac's, told by name: two may fall on one day (1 October 2020)."""
    held = {row["code"]: row for row in tables.read("calendar_festivals")}
    named = [(day, column) for day, names in expected.items() for n, column in FESTIVALS.items() if n in names]
    return [f"{column} {day}" for day, column in named if held[str(day.year)][column] != str(day)]


def _is_a_year(row: tables.Row) -> bool:
    """A row of festivals is of one year, all its dates in it, by the standard of the lunar calendar."""
    year = row["code"]
    days = (row[name] for name in ("spring_festival", "tomb_sweeping", "dragon_boat", "mid_autumn"))
    dated = all(day.startswith(year) for day in days if day)
    whole = (row["valid_from"], row["valid_to"]) == (f"{year}-01-01", f"{year}-12-31")
    return dated and whole and row["article"] == "GB/T 33661 农历的编算和颁行"


def test_statutory_days_are_those_of_the_regulation() -> None:
    assert check_rows() == []


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + DAY * i for i in range((date(year + 1, 1, 1) - first).days)]


@pytest.mark.parametrize("year", YEARS)
def test_every_day_of_the_year_is_as_the_notice_says(year: int) -> None:
    known = national_calendar()
    assert [d for d in days_of(year) if known.is_workday(d) != slow_days.worked(d)] == []


# 国务院令第795号: thirteen days from 2025; 第644号: eleven before
@pytest.mark.parametrize(("year", "count"), [(2007, 10), (2013, 11), (2024, 11), (2025, 13), (2026, 13), (2027, 13)])
def test_number_of_statutory_days(year: int, count: int) -> None:
    known = national_calendar()
    assert sum(known.is_statutory_holiday(d) for d in days_of(year)) == count


def test_statutory_days_of_2026_by_name() -> None:
    named = {date(2026, 1, 1), date(2026, 2, 16), date(2026, 2, 17), date(2026, 2, 18), date(2026, 2, 19)}
    named |= {date(2026, 4, 5), date(2026, 5, 1), date(2026, 5, 2), date(2026, 6, 19), date(2026, 9, 25)}
    named |= {date(2026, 10, 1), date(2026, 10, 2), date(2026, 10, 3)}
    assert {d for d in days_of(2026) if national_calendar().is_statutory_holiday(d)} == named


def test_statutory_days_of_known_years_are_days_off() -> None:
    known = national_calendar()
    assert [d for d in known.statutory if known.knows(d.year) and known.is_workday(d)] == []


def test_library_agrees_that_every_statutory_day_is_a_holiday() -> None:
    from chinese_calendar import constants

    known = national_calendar()
    assert [d for d in known.statutory if known.knows(d.year) and d.weekday() < 5 and d not in constants.holidays] == []


def test_unknown_year_has_weekends_and_statutory_days_only() -> None:
    known = national_calendar()
    assert not known.knows(2027)
    assert known.knows(2026)
    assert not known.is_workday(date(2027, 1, 1))
    assert not known.is_workday(date(2027, 2, 8))  # 正月初三, a Monday
    assert known.is_workday(date(2027, 2, 9))
    assert known.is_workday(date(2027, 10, 4))  # in lieu, if at all, only by a notice
    assert not known.is_workday(date(2027, 10, 9))


def test_edited_days_make_a_year_known_only_with_its_notice() -> None:
    days = [CalendarDay(date(2027, 10, 4), "restday", "国办发明电〔2026〕1号")]
    local = national_calendar().with_days(days)
    assert not local.is_workday(date(2027, 10, 4))
    assert not local.knows(2027)
    full = national_calendar().with_days(days, notices={2027: "国办发明电〔2026〕1号"})
    assert full.knows(2027)
    assert dict(full.notices) == {2027: "国办发明电〔2026〕1号"}


def test_edits_change_the_day_and_the_version_and_nothing_else() -> None:
    base = national_calendar()
    edited = base.with_days([CalendarDay(date(2026, 11, 28), "workday"), CalendarDay(date(2026, 11, 30), "restday")])
    changed = [d for d in days_of(2026) if base.is_workday(d) != edited.is_workday(d)]
    assert changed == [date(2026, 11, 28), date(2026, 11, 30)]
    assert edited.version != base.version
    assert not edited.is_statutory_holiday(date(2026, 11, 30))


def test_statutory_edit_is_off_and_statutory_and_can_be_taken_back() -> None:
    day = date(2026, 9, 3)
    once = national_calendar().with_days([CalendarDay(day, "statutory")])
    assert (once.is_workday(day), once.is_statutory_holiday(day)) == (False, True)
    back = once.with_days([CalendarDay(day, "workday")])
    assert back == national_calendar()


def test_version_names_the_data_and_not_its_order() -> None:
    a, b = CalendarDay(date(2027, 1, 4), "restday"), CalendarDay(date(2027, 1, 9), "workday")
    first, second = national_calendar().with_days([a, b]), national_calendar().with_days([b, a])
    assert first.version == second.version
    assert first == second
    assert first != national_calendar()


def test_a_day_edited_twice_has_the_later_kind() -> None:
    day = date(2027, 3, 1)
    edited = national_calendar().with_days([CalendarDay(day, "restday"), CalendarDay(day, "workday")])
    assert edited.is_workday(day)


def test_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="holiday"):
        national_calendar().with_days([CalendarDay(date(2027, 3, 1), "holiday")])


@pytest.mark.parametrize("n", [-25, -1, 1, 25])
def test_nth_workday_agrees_with_counting(n: int) -> None:
    known = national_calendar()
    for day in days_of(2025):
        assert known.nth_workday(day, n) == slow_days.workdays_after(day, n), day


def test_workdays_between_counts_both_ends() -> None:
    known = national_calendar()
    assert known.workdays_between(date(2026, 9, 28), date(2026, 10, 10)) == 6
    assert known.workdays_between(date(2026, 10, 1), date(2026, 10, 7)) == 0
    assert known.workdays_between(date(2026, 10, 8), date(2026, 10, 8)) == 1
    assert known.workdays_between(date(2026, 10, 9), date(2026, 10, 8)) == 0


def test_workday_from_and_until() -> None:
    known = national_calendar()
    assert known.workday_from(date(2026, 10, 3)) == date(2026, 10, 8)
    assert known.workday_until(date(2026, 10, 3)) == date(2026, 9, 30)
    assert known.workday_from(date(2026, 10, 10)) == date(2026, 10, 10)
    assert known.workday_until(date(2026, 10, 10)) == date(2026, 10, 10)


@pytest.mark.parametrize("day", [date(1900, 1, 1), date(2200, 1, 1)])
def test_days_outside_the_calendar_are_told_in_both_languages(day: date) -> None:
    with pytest.raises(CalendarError) as caught:
        national_calendar().nth_workday(day, 1)
    assert str(day) in caught.value.zh
    assert str(day) in caught.value.en


def test_counting_zero_days_is_a_program_error() -> None:
    with pytest.raises(ValueError, match="n is 0"):
        national_calendar().nth_workday(date(2026, 1, 5), 0)


def test_a_calendar_can_be_made_from_plain_data() -> None:
    plain = WorkCalendar.of(rest=[date(2026, 3, 10)], work=[date(2026, 3, 14)], statutory=[], years=[2026])
    assert plain.nth_workday(date(2026, 3, 9), 4) == date(2026, 3, 14)
