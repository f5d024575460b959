"""Clocks as pages show them."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from cases.base import clocks
from cases.base.models import Deadline
from cases.base.models.clocks import ClockState
from cases.law import deadlines
from cases.law.deadlines import DeadlineRule
from web.presenters.shell import in_english
from web.viewmodels import Clock, Due, Step, due_on

OUTCOMES = {
    "done": "已办结", "overdue": "已超期", "late": "超期办结", "deemed_waived": "视为放弃", "right_lost": "期限届满",
}  # fmt: skip


def rule_name(rule: DeadlineRule) -> str:
    return rule.name_en if in_english() else rule.name_zh


def name_of(code: str, on: date) -> str:
    """The name of a clock by its code."""
    return rule_name(deadlines.deadline(code, on)) if code else ""


def due_of(clock: Deadline, *, today: date) -> Due:
    """A clock as a row shows it."""
    return due_on(
        clock.due_on, today=today, clock=rule_name(clocks.rule_of(clock)), code=clock.rule, at=clock.due_at,
        provisional=clock.provisional, paused=clock.state == ClockState.PAUSED,
        ended=clock.state in (ClockState.STOPPED, ClockState.LAPSED),
    )  # fmt: skip


def clock_of(clock: Deadline, *, today: date) -> Clock:
    """A clock with how its last day was computed."""
    rule, english = clocks.rule_of(clock), in_english()
    due = clocks.explain(clock)
    return Clock(
        due=due_of(clock, today=today), article=rule.article, length=f"{rule.length} {rule.unit}",
        started_on=clock.started_on, started_by=rule.trigger_en if english else rule.trigger_zh,
        ended_on=clock.ended_on, outcome=_(OUTCOMES.get(clock.outcome, clock.outcome)),
        overrun=rule.overrun_en if english else rule.overrun_zh,
        pauses=tuple(f"{p.from_day} — {p.to_day or '…'} {p.explanation or p.reason}" for p in clock.pauses.all()),
        extensions=tuple(f"+{e.length} {e.unit} · {e.approver} · {e.reason}" for e in clock.extensions.all()),
        steps=tuple(Step(text=s.en if english else s.zh, day=s.day) for s in due.steps),
        rule_version=clock.rule_from.isoformat(), calendar_version=clock.calendar[:12],
    )  # fmt: skip
