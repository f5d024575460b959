"""The deadline sweep: what the law attaches to a clock that has run out, done once, however often it is run.

What cannot be done for one clock is named and stops no other; each run leaves a row (`SweepRun`), so that a sweep that
stopped running is seen.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial

from django.db import connection, models

from cases.accountability.review import acts as responsibility
from cases.accountability.review.models import ResponsibilityReview
from cases.base import clocks, gate
from cases.base.actors import Actor
from cases.base.errors import Refused
from cases.base.models import Aggregate, Deadline
from cases.base.models.clocks import ClockState
from cases.base.performance import performance_of
from cases.base.selectors import aggregate_models
from cases.base.work import Work, begin, legal_date
from cases.law.deadlines import Overrun
from cases.penalty.models import PenaltyCase
from cases.penalty.payments import decision_of
from integrity import services as integrity
from integrity.blacklist import acts as blacklist
from integrity.blacklist import selectors as listings
from integrity.blacklist.models import BlacklistCase
from integrity.publicity.acts import expire, restate
from integrity.publicity.acts.restating import differs
from integrity.publicity.models import PenaltyPublicity
from integrity.selectors import over, read_differently
from workflows import tasks
from workflows.following import Done, follow
from workflows.models import note_sweep

log = logging.getLogger(__name__)
SWEEP = Actor.system("期限扫描")


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be done, and why: two sentences for whoever runs the bureau's system."""

    what: str
    why: str


@dataclass
class Swept:
    """How many clocks were due, how many of them this run fired, and what it could not do (publications and listings too)."""

    due: int = 0
    fired: int = 0
    failures: list[Failure] = field(default_factory=list)

    @property
    def failed(self) -> int:
        return len(self.failures)


@dataclass(frozen=True, slots=True)
class Job:
    """One thing that time has brought: its name, how it is done (True if this run did it), whether it still waits."""

    what: str
    do: Callable[[], bool]
    waits: Callable[[], bool]


def sweep(*, now: datetime) -> Swept:
    """Fire every clock whose last day is over and that was not fired yet; each in its own transaction."""
    result = Swept()
    for job in list(_clocks(now)):
        result.due += 1
        result.fired += _attempt(result, job)
    for job in (*_publications(now), *_listings(now)):
        _attempt(result, job)
    note_sweep(at=now, due=result.due, fired=result.fired, failed=result.failed)
    return result


def _attempt(result: Swept, job: Job) -> bool:
    """Do one job. Whatever goes wrong is named, unless somebody else has done the job meanwhile."""
    try:
        return job.do()
    except Refused as refusal:
        why = refusal.text.zh
    except Exception as error:
        log.exception("%s could not be swept", job.what)
        why = f"{type(error).__name__}: {error}"
        # inside a transaction (a test's) the connection is not the sweep's to close
        if not connection.in_atomic_block:
            connection.close_if_unusable_or_obsolete()
    if job.waits():
        result.failures.append(Failure(job.what, why))
    return False


def _clocks(now: datetime) -> Iterator[Job]:
    """The clocks that are due, the oldest first."""
    due = _due(legal_date(now))
    for pk, rule, stream in due.values_list("pk", "rule", "stream"):
        yield Job(f"期限 {rule}（{stream}，第{pk}号）", partial(_fire, pk, now), due.filter(pk=pk).exists)


def _due(today: date) -> models.QuerySet[Deadline]:
    return Deadline.objects.filter(state=ClockState.RUNNING, outcome="", due_on__lt=today).order_by("due_on", "pk")


def _fire(pk: int, now: datetime) -> bool:
    """One clock, locked and looked at again: another sweep may have been faster."""
    with begin(SWEEP, now, act="clock.fire", subject=f"deadline:{pk}") as work:
        subject, clock = _lock_in_order(work, pk)
        if clock.state != ClockState.RUNNING or clock.outcome or clock.due_on is None or clock.due_on >= work.today:
            return False
        EFFECTS.get(clocks.rule_of(clock).on_overrun, _overdue)(work, clock, subject)
        work.record(
            "clock.fire",
            clock.stream,
            article=clocks.rule_of(clock).article,
            details={"rule": clock.rule, "due_on": clock.due_on.isoformat(), "outcome": clock.outcome},
        )
    return True


def _lock_in_order(work: Work, pk: int) -> tuple[Aggregate | None, Deadline]:
    """The subject before its clock, as every act does, so that a sweep and an act never wait for each other."""
    kind, _, subject = Deadline.objects.get(pk=pk).stream.partition(":")
    model = next((m for m in aggregate_models() if m._meta.model_name == kind), None)
    locked = work.lock(model, int(subject)) if model is not None else None
    return locked, work.lock(Deadline, pk)


def _overdue(work: Work, clock: Deadline, subject: Aggregate | None) -> None:
    """The duty remains; the overrun is on record for good."""
    clock.outcome = "overdue"
    work.save(clock)


def _right_lost(work: Work, clock: Deadline, subject: Aggregate | None) -> None:
    clocks.lapse(work, clock, outcome="right_lost")


# where the party is heard: whose time it is, the step that waits for it
HEARING_STEPS: dict[type[Aggregate], str] = {PenaltyCase: "await_party", BlacklistCase: "hear_listing"}
# nobody has looked yet whether something came in; the right was used, and nothing is presumed
TO_CHECK, USED = "to_check", "used"


def _deemed_waived(work: Work, clock: Deadline, subject: Aggregate | None) -> None:
    """The time to be heard is over. The law presumes a waiver of the silent; that the party was silent nobody knows before what
    was received was looked at, so a step asks for that (PP57). An official answers here and nowhere else: the system knows."""
    if isinstance(subject, ResponsibilityReview):
        clocks.lapse(work, clock, outcome="deemed_waived")
        silent = gate.do(work, responsibility.deem_waived, subject)()
        tasks.finish(silent.review, "hear_official", actor=SWEEP, now=work.now)
        return
    step = HEARING_STEPS.get(type(subject)) if subject is not None else None
    if subject is None or step is None:
        raise TypeError(f"{clock.rule} waives nothing on {clock.stream}")
    waits = tasks.waits(subject, step)
    clocks.lapse(work, clock, outcome=TO_CHECK if waits else USED)
    if waits:
        tasks.finish(subject, step, actor=SWEEP, now=work.now)


def _payment_overdue(work: Work, clock: Deadline, subject: Aggregate | None) -> None:
    """D30 over and something unpaid: the duty remains, and the file says so from the next day on."""
    _overdue(work, clock, subject)
    assert isinstance(subject, PenaltyCase) and clock.due_on is not None
    integrity.record_overdue_payment(work=work, decision=decision_of(subject), overdue_from=clock.due_on + timedelta(days=1))


def _publications(now: datetime) -> Iterator[Job]:
    """Publications whose longest term is over end automatically (O45 13-15); before that, what an earlier reading of the rules
    left on one is put right."""
    misread, ended = read_differently(), over(legal_date(now))
    for publicity in misread:
        if differs(publicity):
            yield _of_publication(restate, publicity, misread, now)
    for publicity in list(ended):
        yield _of_publication(expire, publicity, ended, now)


def _of_publication(
    act: Callable[..., PenaltyPublicity], publicity: PenaltyPublicity, rows: models.QuerySet[PenaltyPublicity], now: datetime
) -> Job:
    waits = rows.filter(pk=publicity.pk).exists
    return Job(f"公示 {publicity.stream_key}", partial(_publication, act, publicity, now), waits)


def _publication(act: Callable[..., PenaltyPublicity], publicity: PenaltyPublicity, now: datetime) -> bool:
    """One publication, looked at again under its lock."""
    verb = performance_of(act).full
    with begin(SWEEP, now, act=verb, subject=publicity.stream_key) as work:
        if work.lock(type(publicity), publicity.pk).state != publicity.state:
            return False
        done = gate.do(work, act, publicity)()
        follow(Done(work, verb, done, done, {}))
    return True


def _right_arises(work: Work, clock: Deadline, subject: Aggregate | None) -> None:
    clocks.lapse(work, clock, outcome="may_apply")


def _term_over(work: Work, clock: Deadline, subject: Aggregate | None) -> None:
    """J08 is over; the listing itself is removed below, unless a longer restriction keeps it."""
    clocks.lapse(work, clock, outcome="term_over")


def _listings(now: datetime) -> Iterator[Job]:
    """Listings whose term is over end automatically (L44 21)."""
    due = listings.over(legal_date(now))
    for listing in list(due):
        yield Job(f"名单 {listing.stream_key}", partial(_remove, listing, now), due.filter(pk=listing.pk).exists)


def _remove(listing: BlacklistCase, now: datetime) -> bool:
    """One listing, looked at again under its lock."""
    with begin(SWEEP, now, act="blacklist.remove_at_term", subject=listing.stream_key) as work:
        if work.lock(BlacklistCase, listing.pk).state != listing.state:
            return False
        removed = gate.do(work, blacklist.remove_at_term, listing)()
        follow(Done(work, "blacklist.remove_at_term", removed, removed, {}))
    return True


EFFECTS: dict[Overrun, Callable[[Work, Deadline, Aggregate | None], None]] = {
    Overrun.DEEMED_WAIVER: _deemed_waived,
    Overrun.RIGHT_LOST: _right_lost,
    Overrun.SURCHARGE: _payment_overdue,
    Overrun.MAY_APPLY: _right_arises,
    Overrun.AUTO_REMOVAL: _term_over,
}
