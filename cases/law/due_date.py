"""The question of `manage.py due_date`, answered: words in, lines out. The command itself only prints."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from cases.law.calendar import WorkCalendar
from cases.law.deadlines import DeadlineRule, deadline, due
from cases.law.periods import Due, PeriodError, Unit, last_day, legal_day

_START = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?([+-]\d{2}:\d{2}|Z)?)?")
_LENGTH = re.compile(r"[+-]?[0-9]{1,7}")


@dataclass(frozen=True, slots=True)
class Question:
    """The command's words as they were typed; an option that was not given is empty."""

    start: str
    length: str = ""
    unit: str = ""
    rule: str = ""
    before: bool = False
    explain: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What is printed: the last day (ISO) first, for hours the exact moment second, then the explanation."""

    due: Due
    lines: tuple[str, ...]


def answer(question: Question, *, calendar: WorkCalendar) -> Answer:
    """Compute what was asked. Raises LawError (one sentence: what, where, what to do) for anything else."""
    if not question.start:
        raise PeriodError("没有起算日，请用 --from 写明，如 --from 2026-09-28", "no start: give --from, as in --from 2026-09-28")
    start = read_start(question.start)
    if question.rule:
        rule = _rule(question, start)
        found, heading = due(rule, start=start, calendar=calendar), _heading(rule)
    else:
        found, heading = _period(question, start, calendar), []
    lines = [str(found.day), *_moment(found), *_provisional(found, question)]
    if question.explain:
        lines += heading + [f"{step.zh}  |  {step.en}" for step in found.steps]
    return Answer(found, tuple(lines))


def read_start(text: str) -> date | datetime:
    """The date or moment in `text`. Raises PeriodError for anything but YYYY-MM-DD or YYYY-MM-DDTHH:MM."""
    try:
        if not _START.fullmatch(text):
            raise ValueError(text)
        return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    except ValueError as error:
        raise PeriodError(
            f"--from 的“{text}”不是有效日期，应写作 2026-09-28，以小时计算的写作 2026-09-28T10:30",
            f"--from {text!r} is not a date; write 2026-09-28, or 2026-09-28T10:30 for hours",
        ) from error


def read_length(text: str) -> int:
    """The positive whole number in `text`. Raises PeriodError."""
    if not _LENGTH.fullmatch(text) or int(text) <= 0:
        raise PeriodError(
            f"--length 的“{text}”不是有效的期限长度，应为正整数，如 15",
            f"--length {text!r} is not a length; it must be a positive whole number such as 15",
        )
    return int(text)


def read_unit(text: str) -> Unit:
    """The unit named by `text`, in either case. Raises PeriodError."""
    try:
        return Unit(text.upper())
    except ValueError as error:
        said = f"--unit 的“{text}”不是期限单位" if text else "没有期限单位"
        said_en = f"--unit {text!r} is not a unit" if text else "no unit"
        raise PeriodError(
            f"{said}，请用 --unit 写明 WD（工作日）、CD（日）、M（月）或者 H（小时）",
            f"{said_en}: give --unit WD (working days), CD (calendar days), M (months) or H (hours)",
        ) from error


def _rule(question: Question, start: date | datetime) -> DeadlineRule:
    if question.length or question.unit:
        raise PeriodError(
            "--rule 已经确定期限，不能与 --length、--unit 同时使用，请只用一种",
            "--rule already fixes the period; use either --rule or --length with --unit",
        )
    rule = deadline(question.rule, legal_day(start))
    if question.before and not rule.before:
        raise PeriodError(
            f"{rule.code}（{rule.name_zh}）不是倒算的期限，请去掉 --before",
            f"{rule.code} ({rule.name_en}) is not counted back; leave out --before",
            article=rule.article,
        )
    return rule


def _period(question: Question, start: date | datetime, calendar: WorkCalendar) -> Due:
    if not question.length:
        raise PeriodError(
            "没有期限，请用 --length 和 --unit 写明，或者用 --rule 指定规则，如 --rule D12",
            "no period: give --length and --unit, or --rule, as in --rule D12",
        )
    length, unit = read_length(question.length), read_unit(question.unit)
    return last_day(start=start, length=length, unit=unit, calendar=calendar, before=question.before)


def _moment(found: Due) -> list[str]:
    return [found.at.isoformat(timespec="minutes")] if found.at else []


def _provisional(found: Due, question: Question) -> list[str]:
    """Without --explain the warning stands alone; with it, it is the last step."""
    return [f"{found.steps[-1].zh}  |  {found.steps[-1].en}"] if found.provisional and not question.explain else []


def _heading(rule: DeadlineRule) -> list[str]:
    return [
        f"{rule.code} {rule.name_zh}：自{rule.trigger_zh}起算（{rule.article}）；后果：{rule.overrun_zh}"
        f"  |  {rule.name_en}: from {rule.trigger_en}; if missed: {rule.overrun_en}"
    ]
