"""The seam of detection: who owns data registers what may be wrong with it, who follows it up asks the register.

A detector looks; it writes nothing and decides nothing. It is asked at the acts that it watches about the subject of the
act, and in the nightly pass about every subject that may have come to it by doing nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from cases.base.models import Aggregate, Deadline
from cases.base.models.clocks import ClockState
from cases.law.calendar import WorkCalendar
from cases.law.signals import SignalRule


@dataclass(frozen=True, slots=True)
class Concerned:
    """An officer whom a finding concerns, and in which capacity."""

    officer: int
    capacity: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a detector saw. `key` identifies a finding of one rule on one subject: the same key is the same finding.

    `seen` holds plain values (text, numbers, ISO dates). `concerned` names those whom the subject's rows name but
    who may have done no act; whoever acted is known from the acts.
    """

    subject: Any
    key: str
    seen: Mapping[str, Any]
    concerned: tuple[Concerned, ...] = ()


@dataclass(frozen=True, slots=True)
class Look:
    """What a detector may look at besides the rows: the legal day, the working days, its rule with the parameters."""

    today: date
    calendar: WorkCalendar
    rule: SignalRule


# the rows narrowed to one subject (at an act) or to a block of them (in the nightly pass)
Find = Callable[[QuerySet[Any], Look], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class Detector:
    """`find` looks for `rule` among subjects of `model`, at `acts` (full names) and nightly among the rows of `among`.

    `thorough` marks what costs more than a night's other looks together and is left out of quick passes.
    """

    rule: str
    model: type[Aggregate]
    acts: frozenset[str]
    find: Find
    among: Q = field(default_factory=Q)
    thorough: bool = False


_DETECTORS: list[Detector] = []
_BY_ACT: dict[str, tuple[Detector, ...]] = {}


def register(*detectors: Detector) -> None:
    """Make a package's detectors known (called once, when its app starts)."""
    for detector in detectors:
        if detector in _DETECTORS:
            continue
        _DETECTORS.append(detector)
        for act in detector.acts:
            _BY_ACT[act] = (*_BY_ACT.get(act, ()), detector)


def detectors_for(act: str) -> tuple[Detector, ...]:
    """Those that watch an act; none for most acts."""
    return _BY_ACT.get(act, ())


def all_detectors() -> tuple[Detector, ...]:
    """Everything registered, in the order of registration."""
    return tuple(_DETECTORS)


def late(clock: Deadline, today: date) -> bool:
    """Whether what the clock waits for came after its last day, or has not come and the last day is over."""
    if clock.due_on is None:
        return False
    if clock.state == ClockState.RUNNING:
        return clock.due_on < today
    return clock.state == ClockState.STOPPED and clock.ended_on is not None and clock.ended_on > clock.due_on


def lateness(clock: Deadline, today: date) -> dict[str, Any]:
    """The clock in plain values: since when, until when, when it ended if it did, and by how many days it is over."""
    assert clock.due_on is not None
    ended = clock.ended_on if clock.state == ClockState.STOPPED else None
    return {
        "clock": clock.rule,
        "started_on": clock.started_on.isoformat(),
        "due_on": clock.due_on.isoformat(),
        "ended_on": ended.isoformat() if ended else None,
        "days_over": ((ended or today) - clock.due_on).days,
    }
