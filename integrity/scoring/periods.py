"""From when to when an event counts, and with what weight. Days are legal days; both ends are included.

"Active" means: begun (`valid_from` reached) and not past its last day. The last day is the earliest of
* the end of its period (publicity maximum, or the rule's months from `valid_from`, on the same date),
* the day before it was repaired or removed from its list,
* where the rule says that settling ends it, the day before it was settled; where it leaves a tail, that many
  months after the day it was settled.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from fractions import Fraction

from integrity.scoring.records import Event
from integrity.scoring.rules import EventRule

ONE_DAY = timedelta(days=1)
WHOLE = Fraction(1)
NOTHING = Fraction(0)


def add_months(day: date, months: int) -> date:
    """The same date so many months later, or the last of that month if it has no such date."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def last_active_day(event: Event, rule: EventRule) -> date | None:
    """The last day on which the event counts; None = no end known. Before `valid_from`: never counts."""
    ends = [_period_end(event, rule), _settled_end(event, rule)]
    ends += [start - ONE_DAY for start in (event.repaired_from, event.removed_from) if start]
    return min((end for end in ends if end), default=None)


def is_active(event: Event, rule: EventRule, day: date) -> bool:
    """Whether the event counts on `day`."""
    end = last_active_day(event, rule)
    return event.valid_from <= day and (end is None or day <= end)


def time_weight(event: Event, rule: EventRule, day: date, *, half: Fraction) -> Fraction:
    """d of the formula: 1 to the end of the minimum publicity period, then `half`, 0 when not active.

    Without a minimum end (severe under the 2021 publicity rules: no early end; light: none) it stays 1.
    """
    if not is_active(event, rule, day):
        return NOTHING
    halves = rule.period == "class" and event.min_end is not None and event.min_end < day
    return half if halves else WHOLE


def _period_end(event: Event, rule: EventRule) -> date | None:
    if rule.period == "class" and event.max_end:
        return event.max_end
    if rule.period == "open" or rule.months is None:
        return None
    return add_months(event.valid_from, rule.months)


def _settled_end(event: Event, rule: EventRule) -> date | None:
    if event.resolved_from is None or not rule.resolve:
        return None
    if rule.resolve == "tail" and rule.months is not None:
        return add_months(event.resolved_from, rule.months)
    return event.resolved_from - ONE_DAY
