"""When a score can change without a new record, so that a nightly run computes only what is due or was touched.

Candidates are the first days after every end in the records: publicity periods, tails, windows of 365 days,
validities, the three years of registration, and the days on which rules begin or end. The first candidate on which the
lines really differ is the answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from integrity.scoring.ics1 import RULESET, score
from integrity.scoring.periods import ONE_DAY, add_months, last_active_day
from integrity.scoring.records import Event, Positive, Record, select_known
from integrity.scoring.rulebook import RuleBook, change_days, rules_on
from integrity.scoring.run import ScoreRun
from integrity.views import View


def next_change(
    records: Iterable[Event | Positive], *, after: date, known_at: datetime, ruleset: str = RULESET, view: View = View.INTERNAL
) -> date | None:
    """The first day after `after` on which the score or its explanation changes though no record does.

    None = never, as far as these records say. Same errors as `score`.
    """
    known = select_known(records, known_at=known_at)
    before = _shown(score(known, as_of=after, known_at=known_at, ruleset=ruleset, view=view))
    for day in sorted(d for d in _candidates(known, after, ruleset) if d > after):
        if _shown(score(known, as_of=day, known_at=known_at, ruleset=ruleset, view=view)) != before:
            return day
    return None


def _shown(run: ScoreRun) -> tuple[object, ...]:
    return (run.lines, run.score, run.credit_class)


def _candidates(known: tuple[Record, ...], after: date, ruleset: str) -> set[date]:
    book = rules_on(ruleset, after)
    days = set(change_days(ruleset))
    for record in known:
        found = _event_days(record, book) if isinstance(record, Event) else _positive_days(record, book)
        days.update(found)
    return days


def _event_days(event: Event, book: RuleBook) -> Iterator[date]:
    rule = book.events[event.kind]
    starts = (event.valid_from, event.repaired_from, event.removed_from, event.resolved_from, event.lifted_from)
    yield from (day for day in starts if day)
    ends = [event.min_end, last_active_day(event, rule)]
    ends += [event.valid_from + timedelta(days=days) for days in _windows(book)]
    yield from (day + ONE_DAY for day in ends if day)


def _positive_days(record: Record, book: RuleBook) -> Iterator[date]:
    if not isinstance(record, Positive):
        return
    yield record.valid_from
    if record.valid_to:
        yield record.valid_to + ONE_DAY
    if record.withdrawn_from:
        yield record.withdrawn_from
    for rule in book.positives:
        if rule.kind == record.kind and rule.months:
            end = add_months(record.valid_from, rule.months)
            yield from (end, end + ONE_DAY)


def _windows(book: RuleBook) -> set[int]:
    limits = {limit.days for limit in book.limits.values()} | {cap.days for cap in book.caps}
    return {days for days in limits if days}
