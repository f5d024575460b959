"""Clocks as pages show them."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from cases.base import clocks
from cases.base.models import Deadline
from cases.base.models.clocks import ClockState
from cases.law import deadlines
from cases.law.deadlines import DeadlineRule
from web.presenters.shell import in_english
from web.viewmodels import Clock, Due, Step, due_on
from web.wording import said

OUTCOMES = {
    "done": gettext_noop("已办结"),
    "overdue": gettext_noop("已超期"),
    "late": gettext_noop("超期办结"),
    "deemed_waived": gettext_noop("视为放弃"),
    "to_check": gettext_noop("期满，待核对收文"),
    "used": gettext_noop("权利已行使"),
    "right_lost": gettext_noop("期限届满"),
}


def rule_name(rule: DeadlineRule) -> str:
    return said(rule.name_zh, rule.name_en)


def length_of(length: int, unit: str) -> str:
    """The length of a period in words: 15个工作日."""
    words = {
        "WD": ngettext("%(n)s个工作日", "%(n)s个工作日", length),
        "CD": ngettext("%(n)s日", "%(n)s日", length),
        "M": ngettext("%(n)s个月", "%(n)s个月", length),
        "H": ngettext("%(n)s小时", "%(n)s小时", length),
    }
    return words[unit] % {"n": length} if unit in words else f"{length} {unit}"


def name_of(code: str, on: date) -> str:
    """The name of a clock by its code."""
    return rule_name(deadlines.deadline(code, on)) if code else ""


def due_of(clock: Deadline, *, today: date) -> Due:
    """A clock as a row shows it."""
    return due_on(
        clock.due_on,
        today=today,
        clock=rule_name(clocks.rule_of(clock)),
        code=clock.rule,
        at=clock.due_at,
        provisional=clock.provisional,
        paused=clock.state == ClockState.PAUSED,
        ended=clock.state in (ClockState.STOPPED, ClockState.LAPSED),
    )


def clock_of(clock: Deadline, *, today: date) -> Clock:
    """A clock with how its last day was computed."""
    rule, english = clocks.rule_of(clock), in_english()
    due = clocks.explain(clock)
    return Clock(
        due=due_of(clock, today=today),
        article=rule.article,
        length=length_of(rule.length, rule.unit),
        started_on=clock.started_on,
        started_by=rule.trigger_en if english else rule.trigger_zh,
        ended_on=clock.ended_on,
        outcome=_(OUTCOMES.get(clock.outcome, clock.outcome)),
        overrun=rule.overrun_en if english else rule.overrun_zh,
        pauses=tuple(f"{p.from_day} — {p.to_day or '…'} {p.explanation or p.reason}" for p in clock.pauses.all()),
        extensions=tuple(f"+{length_of(e.length, e.unit)} · {e.approver} · {e.reason}" for e in clock.extensions.all()),
        steps=tuple(Step(text=s.en if english else s.zh, day=s.day) for s in due.steps),
        rule_version=clock.rule_from.isoformat(),
        calendar_version=clock.calendar[:12],
    )
