"""Legal periods: worked cases by hand (tests/tables/periods.csv) and a slow count day by day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from cases.law.calendar import CalendarDay, CalendarError, national_calendar
from cases.law.periods import (
    SHANGHAI,
    Due,
    Extension,
    HourStart,
    Pause,
    PeriodError,
    Roll,
    Unit,
    add_months,
    last_day,
    legal_day,
    pause_until_resumed,
)
from tests.law import slow_days

CALENDAR = national_calendar()
ROWS = slow_days.rows("periods")


def moment(text: str) -> date | datetime:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)  # noqa: DTZ007


def pauses_of(text: str) -> list[Pause]:
    """`first..last reason; first.. reason`."""
    found = []
    for part in filter(None, text.split(";")):
        span, reason = part.split()
        first, last = span.split("..")
        found.append(Pause(date.fromisoformat(first), date.fromisoformat(last) if last else None, reason))
    return found


def extensions_of(text: str) -> list[Extension]:
    found = []
    for part in filter(None, text.split(";")):
        unit = part.lstrip("0123456789")
        found.append(Extension(int(part[: -len(unit)]), Unit(unit)))
    return found


@pytest.mark.parametrize("row", ROWS, ids=lambda r: f"{r['start']}+{r['length']}{r['unit']} {r['why']}")
def test_worked_cases(row: dict[str, str]) -> None:
    due = last_day(
        start=moment(row["start"]),
        length=int(row["length"]),
        unit=Unit(row["unit"]),
        calendar=CALENDAR,
        before=row["before"] == "yes",
        roll=Roll(row["roll"]) if row["roll"] else None,
        pauses=pauses_of(row["pauses"]),
        extensions=extensions_of(row["extensions"]),
    )
    assert str(due.day or "") == row["expected"]
    assert (due.at.strftime("%Y-%m-%dT%H:%M") if due.at else "") == row["at"]
    assert not due.provisional
    assert due.calendar_version == CALENDAR.version


@pytest.mark.parametrize("length", [1, 2, 3, 5, 7, 10, 15, 20])
def test_working_days_agree_with_counting_from_every_day_of_a_year(length: int) -> None:
    for i in range(365):
        start = date(2025, 1, 1) + timedelta(days=i)
        due = last_day(start=start, length=length, unit=Unit.WD, calendar=CALENDAR)
        assert due.day == slow_days.workdays_after(start, length), start


@pytest.mark.parametrize("length", [3, 15, 30, 60, 90])
def test_calendar_days_agree_with_counting_from_every_day_of_a_year(length: int) -> None:
    for i in range(365):
        start = date(2025, 1, 1) + timedelta(days=i)
        due = last_day(start=start, length=length, unit=Unit.CD, calendar=CALENDAR)
        assert due.day == slow_days.rolled(slow_days.days_after(start, length)), start


@pytest.mark.parametrize("unit", [Unit.WD, Unit.CD])
def test_paused_days_agree_with_counting(unit: Unit) -> None:
    start = date(2026, 3, 10)
    for begin in range(-3, 25):
        for width in range(0, 12, 3):
            first = start + timedelta(days=begin)
            last = first + timedelta(days=width)
            other = Pause(date(2026, 3, 18), date(2026, 3, 24))
            due = last_day(start=start, length=9, unit=unit, calendar=CALENDAR, pauses=[Pause(first, last), other])
            paused = frozenset(
                d
                for d in (start + timedelta(days=i) for i in range(-9, 90))
                if first <= d <= last or other.from_day <= d <= date(2026, 3, 24)
            )
            count = slow_days.workdays_after if unit is Unit.WD else slow_days.days_after
            assert due.unmoved == count(start, 9, paused=paused), (first, last)


@pytest.mark.parametrize("months", [1, 2, 3, 6, 12, 36])
def test_months_agree_with_walking(months: int) -> None:
    for i in range(400):
        start = date(2023, 12, 1) + timedelta(days=i)
        assert add_months(start, months) == slow_days.months_after(start, months)


def test_months_back() -> None:
    assert add_months(date(2026, 3, 31), -1) == date(2026, 2, 28)
    assert add_months(date(2026, 1, 15), -2) == date(2025, 11, 15)


def period(**more: Any) -> Due:
    asked: dict[str, Any] = {"start": date(2026, 3, 10), "length": 5, "unit": Unit.WD, "calendar": CALENDAR}
    return last_day(**(asked | more))


@pytest.mark.parametrize("length", [0, -1])
def test_length_must_be_positive(length: int) -> None:
    with pytest.raises(PeriodError, match=str(length)):
        period(length=length)
    with pytest.raises(PeriodError, match=str(length)):
        period(extensions=[Extension(length, Unit.WD)])


def test_what_cannot_be_asked_is_refused() -> None:
    with pytest.raises(PeriodError, match="倒算"):
        period(before=True, pauses=[Pause(date(2026, 3, 1), date(2026, 3, 2))])
    with pytest.raises(PeriodError, match="倒算"):
        period(before=True, extensions=[Extension(1, Unit.WD)])
    with pytest.raises(PeriodError, match="小时"):
        period(unit=Unit.H, pauses=[Pause(date(2026, 3, 11), None)])
    with pytest.raises(PeriodError, match="小时"):
        period(extensions=[Extension(1, Unit.WD), Extension(1, Unit.H)])
    with pytest.raises(PeriodError, match="早于"):
        Pause(date(2026, 3, 2), date(2026, 3, 1))


@pytest.mark.parametrize("unit", [Unit.CD, Unit.M, Unit.H])
def test_a_length_beyond_all_dates_is_told(unit: Unit) -> None:
    with pytest.raises(PeriodError) as caught:
        period(unit=unit, length=10**12)
    assert "2026-03-10" in caught.value.zh
    assert "2026-03-10" in caught.value.en


def test_working_days_beyond_the_calendar_are_told() -> None:
    with pytest.raises(CalendarError, match="2149"):
        period(length=10**6)


def test_unknown_years_make_the_result_provisional() -> None:
    assert not period(start=date(2026, 12, 24), length=5).provisional  # ends 31 December
    assert period(start=date(2026, 12, 24), length=6).provisional
    assert period(start=date(2026, 12, 30), length=30, unit=Unit.CD).provisional
    assert not period(start=date(2026, 12, 30), length=30, unit=Unit.CD, roll=Roll.NONE).provisional
    assert not period(start=datetime(2026, 12, 31, 9, 0, tzinfo=SHANGHAI), length=24, unit=Unit.H).provisional
    assert period(start=date(2026, 12, 30), length=1, unit=Unit.M).provisional


def test_loading_the_year_ends_the_provision_and_moves_the_day() -> None:
    edited = CALENDAR.with_days([CalendarDay(date(2027, 1, 4), "restday")], notices={2027: "文号"})
    before = period(start=date(2026, 12, 30), length=2)
    after = period(start=date(2026, 12, 30), length=2, calendar=edited)
    assert (before.day, before.provisional) == (date(2027, 1, 4), True)
    assert (after.day, after.provisional) == (date(2027, 1, 5), False)
    assert before.calendar_version != after.calendar_version


def test_hours_from_the_moment_itself_is_the_strict_setting() -> None:
    start = datetime(2026, 3, 10, 10, 30, tzinfo=SHANGHAI)
    due = period(start=start, length=24, unit=Unit.H, hours_from=HourStart.MOMENT)
    assert due.at == datetime(2026, 3, 11, 10, 30, tzinfo=SHANGHAI)


def test_moments_are_read_in_shanghai() -> None:
    late = datetime(2026, 3, 10, 17, 30, tzinfo=UTC)  # 01:30 on the 11th in Shanghai
    assert legal_day(late) == date(2026, 3, 11)
    assert period(start=late, length=1, unit=Unit.CD).day == date(2026, 3, 12)
    assert period(start=late, length=2, unit=Unit.H).at == datetime(2026, 3, 11, 4, 0, tzinfo=SHANGHAI)


def test_resumed_pause_counts_the_day_of_the_act() -> None:
    assert pause_until_resumed(from_day=date(2026, 3, 10), resumed_on=date(2026, 3, 20), reason="testing") == Pause(
        date(2026, 3, 10), date(2026, 3, 19), "testing"
    )
    assert pause_until_resumed(from_day=date(2026, 3, 10), resumed_on=date(2026, 3, 10)) is None


def test_a_stopped_clock_has_no_last_day() -> None:
    due = period(pauses=[Pause(date(2026, 3, 11), None, "hearing")])
    assert due.day is None
    assert due.unmoved is None
    assert "中止计算" in due.steps[-1].zh


def test_steps_tell_each_day_of_a_short_period() -> None:
    steps = period(start=date(2026, 9, 28)).steps
    assert [s.day for s in steps] == [
        date(2026, 9, 28),
        date(2026, 9, 29),
        date(2026, 9, 30),
        date(2026, 10, 1),
        date(2026, 10, 8),
        date(2026, 10, 9),
        date(2026, 10, 10),
        date(2026, 10, 10),
    ]
    assert steps[0].zh == "起算日 2026-09-28（周一），当日不计入（程序规定§80）"
    assert steps[3].zh == "2026-10-01 至 2026-10-07 放假，不计入（共 7 日，其中法定节假日 3 日）"
    assert steps[6].zh == "第 5 个工作日 2026-10-10（周六）（调休上班，计入）"
    assert steps[7].en == "Last day: 2026-10-10 (Sat)"


def test_steps_of_a_long_period_are_collapsed() -> None:
    steps = period(start=date(2026, 3, 9), length=15).steps
    assert [s.en for s in steps[1:3]] == ["Working day 1: 2026-03-10 (Tue)", "Working day 15: 2026-03-30 (Mon)"]
    assert len(steps) == 4


def test_steps_tell_pause_extension_roll_and_provision() -> None:
    due = period(
        start=date(2026, 9, 3),
        length=30,
        unit=Unit.CD,
        pauses=[Pause(date(2026, 9, 10), date(2026, 9, 12), "testing")],
        extensions=[Extension(90, Unit.CD)],
    )
    told = "\n".join(step.zh for step in due.steps)
    assert "2026-09-10 至 2026-09-12 检测、检验、检疫、鉴定，首尾两日均不计入" in told
    assert "自次日起计满 30 日为 2026-10-06（周二）" in told
    assert "经批准延长 90 日，自 2026-10-06 次日起续算至 2027-01-04" in told
    assert "暂定：2027 年放假安排未公布或者未录入" in told
    moved = period(start=date(2026, 9, 1), length=30, unit=Unit.CD)
    assert "2026-10-01（周四） 为法定节假日，顺延至其后第一个工作日 2026-10-08" in moved.steps[2].zh


def test_midnight_is_told_as_the_end_of_the_day() -> None:
    due = period(start=datetime(2026, 3, 10, 23, 30, tzinfo=SHANGHAI), length=24, unit=Unit.H)
    assert due.steps[-1].zh == "届满时刻 2026-03-11（周三） 24:00"
    assert (
        period(start=date(2026, 3, 10), length=24, unit=Unit.H)
        .steps[0]
        .zh.startswith("起算时刻 2026-03-10（周二） 00:00（未写明时刻")
    )


def test_every_step_is_told_in_both_languages() -> None:
    for row in ROWS:
        due = last_day(
            start=moment(row["start"]),
            length=int(row["length"]),
            unit=Unit(row["unit"]),
            calendar=CALENDAR,
            before=row["before"] == "yes",
            roll=Roll(row["roll"]) if row["roll"] else None,
            pauses=pauses_of(row["pauses"]),
            extensions=extensions_of(row["extensions"]),
        )
        assert all(step.zh and step.en.isascii() for step in due.steps), row
        assert due.day is None or due.steps[-1].day == due.day
