"""R04 压案不查: nothing was investigated for long, or the term to decide (D10) is over (APL 60, PP64)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.db.models import QuerySet

from cases.base import detection
from cases.base.detection import Detector, Found, Look
from cases.base.models import Act, Deadline
from cases.base.work import legal_date
from cases.penalty.detection.rows import UNDECIDED, by_stream, handlers
from cases.penalty.models import PenaltyCase
from cases.penalty.procedure import PENALTY

# acts that end an investigation
FINISHED = "penalty.finish_investigation"
SUSPENDED = "penalty.suspend"
ENDING = (FINISHED, SUSPENDED)


@dataclass(frozen=True, slots=True)
class Gap:
    """Time in which nothing was investigated: after the act on `since`, before that on `until` (None = none yet)."""

    since: date
    until: date | None
    days: int


def overdue(rows: QuerySet[PenaltyCase], look: Look) -> Iterator[Found]:
    """D10 is over with what was approved and what does not count, and nothing was decided by its last day."""
    cases = by_stream(rows)
    clocks = Deadline.objects.filter(stream__in=cases, rule="D10", due_on__lt=look.today).order_by("pk")
    late = [clock for clock in clocks if detection.late(clock, look.today)]
    named = handlers(cases[clock.stream].pk for clock in late) if late else {}
    for clock in late:
        case = cases[clock.stream]
        evidence = {"kind": "overdue", "filed_on": case.filed_on.isoformat(), **detection.lateness(clock, look.today)}
        yield Found(case, f"D10:{clock.started_on}", evidence, named.get(case.pk, ()))


def idle(rows: QuerySet[PenaltyCase], look: Look) -> Iterator[Found]:
    """For `idle_days` full days there was no investigative act, days that do not count for D10 left out."""
    cases, limit = by_stream(rows), look.rule.number("idle_days")
    verbs = (*PENALTY.advancing, *ENDING)
    acts = Act.objects.filter(stream__in=cases, verb__in=verbs).order_by("stream", "pk").values_list("stream", "verb", "at")
    pauses = _pauses(cases)
    hits = [
        (cases[stream], gap)
        for stream, done in groupby(acts, key=lambda a: a[0])
        for gap in _gaps([(verb, legal_date(at)) for _, verb, at in done], look.today, pauses.get(stream, ()))
        if gap.days >= limit
    ]
    named = handlers(case.pk for case, _ in hits) if hits else {}
    for case, gap in hits:
        yield Found(case, f"idle:{gap.since}", _idle_evidence(gap, limit), named.get(case.pk, ()))


def _gaps(done: Sequence[tuple[str, date]], today: date, pauses: Iterable[tuple[date, date | None]]) -> Iterator[Gap]:
    """The gaps between the acts of an investigation; the last one is open while it goes on."""
    following: list[tuple[str, date | None]] = [*done[1:], ("", None)]
    for (verb, since), (_, until) in zip(done, following, strict=True):
        if verb not in ENDING:
            end = until or today
            days = (end - since).days - 1 - sum(_within(since, end, *pause) for pause in pauses)
            yield Gap(since, until, days)


def _within(since: date, until: date, start: date, end: date | None) -> int:
    """How many of the days between two acts lie in a pause; its first day counts as part of it, its last does not."""
    first, last = max(start, since + timedelta(days=1)), min(end or until, until)
    return max((last - first).days, 0)


def _pauses(cases: dict[str, PenaltyCase]) -> dict[str, list[tuple[date, date | None]]]:
    found: dict[str, list[tuple[date, date | None]]] = {}
    clocks = Deadline.objects.filter(stream__in=cases, rule="D10", pauses__isnull=False)
    for stream, start, end in clocks.values_list("stream", "pauses__from_day", "pauses__to_day"):
        found.setdefault(stream, []).append((start, end))
    return found


def _idle_evidence(gap: Gap, limit: int) -> dict[str, Any]:
    return {
        "kind": "idle",
        "last_act_on": gap.since.isoformat(),
        "next_act_on": gap.until.isoformat() if gap.until else None,
        "days_idle": gap.days,
        "limit": limit,
    }


DETECTORS = (
    Detector("R04", PenaltyCase, frozenset({"penalty.decide_penalty", "penalty.decide_exempt"}), overdue, UNDECIDED),
    Detector("R04", PenaltyCase, frozenset({FINISHED}), idle, UNDECIDED),
)
