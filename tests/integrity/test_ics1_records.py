"""Records that cannot be scored are refused with a sentence that says which and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from cases.law.errors import LawError
from integrity.scoring.ics1 import score
from integrity.scoring.periods import add_months
from integrity.scoring.records import Positive, RecordError
from integrity.scoring.rulebook import NoRules
from integrity.scoring.run import ScoreRun
from tests.integrity.score_facts import LONG_AGO, MUCH_LATER, parse_records

DAY = date(2026, 2, 1)


def run_of(cell: str) -> ScoreRun:
    return score(parse_records(cell), as_of=DAY, known_at=MUCH_LATER)


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("light_penalty@2026-01-10 id=a | light_penalty@2026-01-11 id=a", "a: 同一记录存在两个同时有效的版本"),
        ("light_penalty@2026-01-10 id=a | certificate@2026-01-11 id=a", "a: 同一记录存在两个同时有效的版本"),
        ("parking_ticket@2026-01-10 id=a", "a: 评分规则ICS-1中没有“parking_ticket”"),
        ("light_penalty@2026-01-10 id=a yuan=-0.01", "a: 罚没款金额不能为负数"),
        ("light_penalty@2026-01-10 id=a min=2026-05-01 max=2026-04-30", "a: 最长公示期早于最短公示期"),
        ("sampling@2026-01-10 id=a passed=4/3", "a: 合格批次须在零与抽检批次之间"),
        ("light_penalty@2026-01-10 id=a known=2026-01-10T10:00:00", "a.known_from: 系统时间须带时区"),
        (
            "light_penalty@2026-01-10 id=a known=2026-01-10T10:00:00+08:00 until=2026-01-10T10:00:00+08:00",
            "a: 版本失效时间须晚于生效时间",
        ),
    ],
)
def test_refused_with_the_record_and_the_remedy(cell: str, words: str) -> None:
    with pytest.raises(RecordError, match=words) as refusal:
        run_of(cell)
    assert refusal.value.en.startswith("a") or "ICS-1" in refusal.value.en


def test_positive_without_document_is_refused() -> None:
    with pytest.raises(RecordError, match="a: 加分事项须有证明文件"):
        Positive(id="a", party="P", kind="award", valid_from=DAY, known_from=LONG_AGO, document="")


def test_records_of_two_enterprises_are_refused() -> None:
    records = parse_records("light_penalty@2026-01-10 | light_penalty@2026-01-10")
    with pytest.raises(RecordError, match="P、Q: 一次评分只能使用一个主体的记录"):
        score([records[0], replace(records[1], party="Q")], as_of=DAY, known_at=MUCH_LATER)


def test_known_at_needs_a_zone() -> None:
    with pytest.raises(RecordError, match="known_at: 系统时间须带时区"):
        score([], as_of=DAY, known_at=datetime(2026, 2, 1))  # noqa: DTZ001


def test_versions_may_follow_each_other() -> None:
    cell = (
        "light_penalty@2026-01-10 id=a until=2026-01-20T00:00:00+08:00"
        " | light_penalty@2026-01-10 id=a repaired=2026-01-19 known=2026-01-20T00:00:00+08:00"
    )
    assert run_of(cell).score == 900
    before = score(parse_records(cell), as_of=DAY, known_at=datetime(2026, 1, 19, tzinfo=UTC))
    assert before.score == 890


def test_rules_begin_on_their_first_day() -> None:
    assert score([], as_of=date(2007, 7, 26), known_at=MUCH_LATER).score == 900
    with pytest.raises(NoRules, match="ICS-1在2007-07-25没有施行") as refusal:
        score([], as_of=date(2007, 7, 25), known_at=MUCH_LATER)
    assert isinstance(refusal.value, LawError)


def test_unknown_ruleset_is_refused() -> None:
    with pytest.raises(NoRules, match="ICS-9"):
        score([], as_of=DAY, known_at=MUCH_LATER, ruleset="ICS-9")


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2026-01-10", 3, "2026-04-10"),
        ("2025-11-30", 3, "2026-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2026-08-31", 1, "2026-09-30"),
        ("2026-12-15", 12, "2027-12-15"),
        ("2026-12-31", 0, "2026-12-31"),
    ],
)
def test_months_end_on_the_same_date_or_the_last_of_the_month(start: str, months: int, end: str) -> None:
    assert add_months(date.fromisoformat(start), months) == date.fromisoformat(end)
