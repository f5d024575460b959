"""manage.py due_date without the command: what is answered, and how each fault is told."""

from __future__ import annotations

from typing import Any

import pytest

from cases.law.calendar import national_calendar
from cases.law.due_date import Answer, Question, answer
from cases.law.errors import LawError

CALENDAR = national_calendar()


def ask(start: str, **more: Any) -> Answer:
    return answer(Question(start, **more), calendar=CALENDAR)


# counted by hand; the same days as in tests/tables/periods.csv and deadlines.csv
@pytest.mark.parametrize(
    ("question", "first"),
    [
        (Question("2026-09-28", "15", "WD"), "2026-10-23"),
        (Question("2026-09-28", "15", "wd"), "2026-10-23"),
        (Question("2026-09-01", "30", "CD"), "2026-10-08"),
        (Question("2026-01-31", "1", "M"), "2026-02-28"),
        (Question("2026-03-10T10:30", "24", "H"), "2026-03-11"),
        (Question("2026-03-10T10:30+08:00", "24", "H"), "2026-03-11"),
        (Question("2026-10-12", "7", "WD", before=True), "2026-09-24"),
        (Question("2026-09-24", rule="D12"), "2026-10-09"),
        (Question("2026-10-12", rule="D13c"), "2026-09-24"),
        (Question("2026-10-12", rule="D13c", before=True), "2026-09-24"),
        (Question("2026-09-24", rule="J01"), "2026-10-29"),
        (Question("2026-04-14", rule="D71"), "2026-06-18"),
    ],
)
def test_the_last_day_is_the_first_line(question: Question, first: str) -> None:
    assert answer(question, calendar=CALENDAR).lines[0] == first


def test_nothing_else_is_printed_unless_asked() -> None:
    assert ask("2026-09-28", length="15", unit="WD").lines == ("2026-10-23",)


def test_hours_name_the_moment_on_the_second_line() -> None:
    assert ask("2026-03-10T10:30", length="24", unit="H").lines == ("2026-03-11", "2026-03-11T11:00+08:00")


def test_a_provisional_day_says_so() -> None:
    first, second = ask("2026-12-24", length="6", unit="WD").lines
    assert first == "2027-01-04"  # 25, 28, 29, 30, 31 December; 1 January is a holiday, then a weekend
    assert second.startswith("暂定：2027 年")


def test_explain_tells_the_rule_and_each_step() -> None:
    lines = ask("2026-09-24", rule="D12", explain=True).lines
    assert lines[0] == "2026-10-09"
    assert "§57" in lines[1]
    assert "告知书送达" in lines[1]
    assert "deemed waived" in lines[1]
    assert lines[2].startswith("起算日 2026-09-24（周四），当日不计入")
    assert lines[-1].startswith("期限届满日 2026-10-09（周五）")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (Question(""), "--from"),
        (Question("2026-02-30", "5", "WD"), "2026-02-30"),
        (Question("28/09/2026", "5", "WD"), "28/09/2026"),
        (Question("20260928", "5", "WD"), "20260928"),
        (Question("2026-09-28T25:00", "5", "H"), "25:00"),
        (Question("2026-09-28", "0", "WD"), "“0”"),
        (Question("2026-09-28", "-3", "WD"), "“-3”"),
        (Question("2026-09-28", "1.5", "WD"), "“1.5”"),
        (Question("2026-09-28", "abc", "WD"), "“abc”"),
        (Question("2026-09-28", "9" * 5000, "WD"), "正整数"),
        (Question("2026-09-28", "5"), "--unit"),
        (Question("2026-09-28", "5", "weeks"), "“weeks”"),
        (Question("2026-09-28", unit="WD"), "--length"),
        (Question("2026-09-28"), "--rule"),
        (Question("2026-09-28", "5", "WD", rule="D12"), "--rule"),
        (Question("2026-09-28", unit="WD", rule="D12"), "--rule"),
        (Question("2026-09-28", rule="D12", before=True), "--before"),
        (Question("2026-09-28", rule="D80"), "D80-food"),
        (Question("2020-09-28", rule="D12"), "2021-07-15"),
        (Question("2026-09-28", "9999999", "CD"), "9999999"),
        (Question("1900-01-01", "5", "WD"), "1900-01-01"),
        (Question("0001-01-01", "9999", "H", before=True), "0001-01-01"),
    ],
)
def test_each_fault_is_one_sentence_in_two_languages(question: Question, said: str) -> None:
    with pytest.raises(LawError) as caught:
        answer(question, calendar=CALENDAR)
    assert said in caught.value.zh
    assert "\n" not in caught.value.zh
    assert caught.value.en
