"""The nightly pass: every open subject is looked at by every detector, in blocks; what is new becomes a signal.

A block costs a few statements a detector, however many subjects it has. Each signal is raised in a separate transaction
under its subject's lock, after a second look: between the two an act may have been done, or another pass been faster.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cases.accountability.signals.acts import fingerprint
from cases.accountability.signals.selectors import known
from cases.base import detection
from cases.base.calendar import current_calendar
from cases.base.detection import Detector, Look
from cases.base.errors import Refused
from cases.base.work import begin, legal_date
from cases.law.signals import rule_in_force
from workflows.detection import WATCH, raise_found

BLOCK = 200


@dataclass
class Passed:
    """How many subjects were looked at, how many signals this pass raised, and which subjects it could not get at."""

    checked: int = 0
    raised: int = 0
    refused: int = 0


def detect_all(*, now: datetime, thorough: bool = True) -> Passed:
    """Look at everything open as of `now`; `thorough` includes what costs most (the hash chain of every case)."""
    result, looked = Passed(), set[tuple[type[Any], int]]()
    for detector in detection.all_detectors():
        rule = rule_in_force(detector.rule, legal_date(now))
        if rule is None or (detector.thorough and not thorough):
            continue
        look = Look(legal_date(now), current_calendar(), rule)
        for block in _blocks(detector):
            looked |= {(detector.model, pk) for pk in block}
            _raise_new(result, detector, look, block, now)
    result.checked = len(looked)
    return result


def _blocks(detector: Detector) -> Iterator[list[int]]:
    """The ids of the subjects to look at, in blocks by key: no block is read twice, and none is skipped."""
    after = 0
    while block := list(
        detector.model.objects.filter(detector.among, pk__gt=after).order_by("pk").values_list("pk", flat=True)[:BLOCK]
    ):
        yield block
        after = block[-1]


def _raise_new(result: Passed, detector: Detector, look: Look, block: list[int], now: datetime) -> None:
    found = list(detector.find(detector.model.objects.filter(pk__in=block), look))
    marks = {fingerprint(detector.rule, f): f.subject.pk for f in found}
    new = marks.keys() - known(marks) if marks else set()
    for pk in sorted({marks[mark] for mark in new}):
        try:
            with begin(WATCH, now, act="signal.raise", subject=f"{detector.model._meta.model_name}:{pk}") as work:
                work.lock(detector.model, pk)
                raised = raise_found(work, detector, pk)
            result.raised += len(raised)
        except Refused:
            result.refused += 1
