"""Detection at the act: whoever watches the act looks at its subject, and what is found becomes a signal at once.

In the transaction of the act and by the system: the officer acts as before, and the signal stands or falls with the act.
"""

from __future__ import annotations

from collections.abc import Iterator

from cases.accountability.signals import acts as signals
from cases.accountability.signals.models import SupervisionSignal
from cases.base import detection
from cases.base.actors import Actor
from cases.base.detection import Detector, Look
from cases.base.models import Aggregate
from cases.base.work import Work
from cases.law.signals import rule_in_force
from workflows import tasks

WATCH = Actor.system("监督检测")


def detect(work: Work, act: str, model: type[Aggregate], pk: int) -> None:
    """Ask the detectors that watch `act` about the subject it was done on; an act nobody watches costs nothing."""
    for detector in detection.detectors_for(act):
        if detector.model is model:
            raise_found(work, detector, pk)


def raise_found(work: Work, detector: Detector, pk: int) -> list[SupervisionSignal]:
    """Look at one subject, whose lock the Work holds, and raise what was not raised before; the new signals."""
    with work.acting_as(WATCH), work.because(""):
        return list(_raised(work, detector, pk))


def _raised(work: Work, detector: Detector, pk: int) -> Iterator[SupervisionSignal]:
    rule = rule_in_force(detector.rule, work.today)
    if rule is None:
        return
    look = Look(work.today, work.calendar, rule)
    for found in detector.find(detector.model.objects.filter(pk=pk), look):
        signal = signals.raise_(work, rule=rule, found=found)
        if signal is not None:
            tasks.start(signal, now=work.now)
            yield signal
