"""Running, pausing, extending and ending the clocks of a subject. The arithmetic itself is cases.law.periods.

Each function writes the clock's row inside the caller's Work; none decides whether it may: the gate did.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from cases.base.bureau import WEEKEND_ROLL, roll_of
from cases.base.calendar import REGION, current_calendar
from cases.base.errors import ConditionFailed, Text
from cases.base.lifecycle import ClockOrder, Pause, Resume, Start, Stop
from cases.base.models.aggregates import Aggregate
from cases.base.models.clocks import ClockState, Deadline, DeadlineExtension, DeadlinePause
from cases.base.work import SHANGHAI, Work
from cases.law import deadlines, periods
from cases.law.calendar import WorkCalendar
from cases.law.deadlines import DeadlineRule
from cases.law.errors import LawError

OPEN = (ClockState.RUNNING, ClockState.PAUSED)


def apply(work: Work, subject: Aggregate, orders: Iterable[ClockOrder]) -> None:
    """Carry out a move's clock orders in their order."""
    for order in orders:
        match order:
            case Start(rule=rule, since=since):
                start(work, subject, rule, since=getattr(subject, since) if since else None)
            case Stop(rule=rule):
                stop(work, subject, rule)
            case Pause(rule=rule, reason=reason):
                pause(work, subject, rule, reason=reason)
            case Resume(rule=rule):
                resume(work, subject, rule)


def start(work: Work, subject: Aggregate, code: str, *, since: date | datetime | None = None) -> Deadline:
    """Start clock `code` on the subject from `since` (default: the moment of the act; that day is not counted)."""
    moment = _moment(since) if since is not None else work.now
    rule = deadlines.deadline(code, work.today)
    clock = Deadline(
        stream=subject.stream_key,
        authority=subject.authority_id_,
        rule=code,
        rule_from=rule.valid_from,
        started_at=moment,
        started_on=moment.astimezone(SHANGHAI).date(),
        settings=_set_by_bureau(rule, work.settings(subject.authority_id_, work.today)),
    )
    _compute(clock, rule_of(clock), (), (), _calendar_of(work, clock))
    return work.save(clock)


def stop(work: Work, subject: Aggregate, code: str, *, outcome: str = "done") -> Deadline | None:
    """Stop the clock if it is open; None if it is not. A pause ends with it, so that its last day is known."""
    clock = running(work, subject, code)
    if clock is None:
        return None
    if clock.state == ClockState.PAUSED:
        _close_gaps(work, clock)
        _recompute(clock, _calendar_of(work, clock))
    # what was late stays on record as late
    ended = "late" if clock.outcome == "overdue" else outcome
    clock.state, clock.ended_on, clock.outcome = ClockState.STOPPED, work.today, ended
    return work.save(clock)


def lapse(work: Work, clock: Deadline, *, outcome: str) -> Deadline:
    """Mark a due clock as run out, with what the law makes of it."""
    clock.state, clock.ended_on, clock.outcome = ClockState.LAPSED, work.today, outcome
    return work.save(clock)


def conclude(work: Work, subject: Aggregate, code: str, *, outcome: str) -> None:
    """Say of the last clock of this kind, which is over, what came of it; one still open ends with it."""
    clock = Deadline.objects.filter(stream=subject.stream_key, rule=code).order_by("-pk").first()
    if clock is None:
        return
    if clock.state in OPEN:
        lapse(work, clock, outcome=outcome)
    else:
        clock.outcome = outcome
        work.save(clock)


def pause(work: Work, subject: Aggregate, code: str, *, reason: str, explanation: str = "") -> Deadline | None:
    """Stop counting days for one of the reasons that the clock's row allows; None if it does not run."""
    clock = running(work, subject, code)
    if clock is None or clock.state == ClockState.PAUSED:
        return clock
    rule = rule_of(clock)
    if reason not in rule.pauses:
        raise ConditionFailed(
            "pause_reason",
            Text(f"“{reason}”不是期限{code}可以扣除的事由。", f"“{reason}” is no ground to pause clock {code}."),
            rule.article,
        )
    work.save(DeadlinePause(deadline=clock, from_day=work.today, reason=reason, explanation=explanation))
    clock.state = ClockState.PAUSED
    _recompute(clock, _calendar_of(work, clock))
    return work.save(clock)


def resume(work: Work, subject: Aggregate, code: str) -> Deadline | None:
    """Let a paused clock run on from today."""
    clock = running(work, subject, code)
    if clock is None or clock.state != ClockState.PAUSED:
        return clock
    _close_gaps(work, clock)
    clock.state = ClockState.RUNNING
    _recompute(clock, _calendar_of(work, clock))
    return work.save(clock)


def extend(work: Work, subject: Aggregate, code: str, *, length: int, approver: str, reason: str) -> Deadline:
    """Add `length` units of the clock's extension unit, within what its row allows."""
    clock = running(work, subject, code)
    if clock is None:
        raise ConditionFailed(
            "no_clock", Text(f"期限{code}未在计算中。", f"Clock {code} is not running."), rule_article(code, work.today)
        )
    rule = rule_of(clock)
    unit = rule.extension_unit or rule.unit
    work.save(DeadlineExtension(deadline=clock, length=length, unit=unit, approver=approver, reason=reason))
    try:
        _recompute(clock, _calendar_of(work, clock))
    except LawError as error:
        raise ConditionFailed("extension", Text(error.zh, error.en), rule.article) from error
    return work.save(clock)


def recompute(work: Work, clock: Deadline, *, calendar: WorkCalendar | None = None) -> bool:
    """Recompute an open clock under today's calendar; True and saved if its last day or its certainty moved.

    A clock that stays where it was keeps the calendar version that it was computed with.
    """
    before = (clock.due_on, clock.due_at, clock.provisional)
    version = clock.calendar
    _recompute(clock, calendar or _calendar_of(work, clock))
    if (clock.due_on, clock.due_at, clock.provisional) == before:
        clock.calendar = version
        return False
    work.save(clock)
    return True


def explain(clock: Deadline) -> periods.Due:
    """How the last day follows, step by step."""
    return _due(clock, rule_of(clock), *_changes(clock), current_calendar(clock.settings.get(REGION, "")))


def running(work: Work, subject: Aggregate, code: str) -> Deadline | None:
    """The open clock, locked."""
    return Deadline.objects.select_for_update(no_key=True).filter(stream=subject.stream_key, rule=code, state__in=OPEN).first()


def rule_of(clock: Deadline) -> DeadlineRule:
    """The row of the law that the clock runs under, as its bureau had set it, whatever either says today."""
    return deadlines.deadline(clock.rule, clock.rule_from).configured(clock.settings)


def rule_article(code: str, on: date) -> str:
    return deadlines.deadline(code, on).article


def _set_by_bureau(rule: DeadlineRule, values: Mapping[str, str]) -> dict[str, str]:
    """Of the bureau's settings those that this clock rests on; frozen with it."""
    return {key: values[key] for key in (rule.setting_key, WEEKEND_ROLL, REGION) if key in values}


def _calendar_of(work: Work, clock: Deadline) -> WorkCalendar:
    """The working days of the clock's bureau, as they are now."""
    return work.calendar_of(clock.settings.get(REGION, ""))


def _close_gaps(work: Work, clock: Deadline) -> None:
    for gap in clock.pauses.filter(to_day__isnull=True):
        gap.to_day = work.today
        work.save(gap)


def _recompute(clock: Deadline, calendar: WorkCalendar) -> None:
    _compute(clock, rule_of(clock), *_changes(clock), calendar)


def _compute(
    clock: Deadline, rule: DeadlineRule, gaps: Sequence[periods.Pause], more: Sequence[periods.Extension], calendar: WorkCalendar
) -> None:
    due = _due(clock, rule, gaps, more, calendar)
    clock.calendar, clock.provisional = due.calendar_version, due.provisional
    clock.due_on, clock.due_at = due.day, due.at


def _due(
    clock: Deadline, rule: DeadlineRule, gaps: Sequence[periods.Pause], more: Sequence[periods.Extension], calendar: WorkCalendar
) -> periods.Due:
    since: Any = clock.started_at if rule.unit is periods.Unit.H else clock.started_on
    return deadlines.due(rule, start=since, calendar=calendar, pauses=gaps, extensions=more, roll=roll_of(clock.settings))


def _changes(clock: Deadline) -> tuple[list[periods.Pause], list[periods.Extension]]:
    given = sorted(clock.extensions.all(), key=lambda e: e.pk)
    more = [periods.Extension(e.length, periods.Unit(e.unit), e.reason) for e in given]
    gaps = map(_gap, sorted(clock.pauses.all(), key=lambda p: (p.from_day, p.pk)))
    return [gap for gap in gaps if gap is not None], more


def _gap(row: DeadlinePause) -> periods.Pause | None:
    """The days of a pause: the one on which it begins is not counted, the one on which it ends is again."""
    if row.to_day is None:
        return periods.Pause(row.from_day, None, row.reason)
    return periods.pause_until_resumed(from_day=row.from_day, resumed_on=row.to_day, reason=row.reason)


def _moment(since: date | datetime) -> datetime:
    if isinstance(since, datetime):
        return since
    return datetime.combine(since, time.min, SHANGHAI)
