"""What may be wrong with a clue: R01, the decision on filing is late (integrity-and-accountability.md §5.3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import Q, QuerySet

from cases.base import detection
from cases.base.detection import Concerned, Detector, Found, Look
from cases.base.models import Deadline
from cases.intake.models import Clue, Verifier
from cases.intake.procedure import CLUE

UNDECIDED = Q(state__in=sorted(CLUE.by_code.keys() - CLUE.terminal_states))


def filed_late(rows: QuerySet[Clue], look: Look) -> Iterator[Found]:
    """D01 is over, approved extension and testing included, and nothing was decided by its last day."""
    clues = {clue.stream_key: clue for clue in rows.select_related("authority", "party")}
    clocks = Deadline.objects.filter(stream__in=clues, rule="D01", due_on__lt=look.today).order_by("pk")
    late = [clock for clock in clocks if detection.late(clock, look.today)]
    if not late:
        return
    named = _verifiers(clues[clock.stream] for clock in late)
    for clock in late:
        clue = clues[clock.stream]
        evidence = {"kind": "late_filing", "received_on": clue.received_on.isoformat(), **detection.lateness(clock, look.today)}
        yield Found(clue, f"D01:{clock.started_on}", evidence, named.get(clue.pk, ()))


def _verifiers(clues: Iterable[Clue]) -> dict[int, tuple[Concerned, ...]]:
    """Who was to verify, whether or not they did anything."""
    found: dict[int, tuple[Concerned, ...]] = {}
    rows = Verifier.objects.filter(clue__in=[c.pk for c in clues])
    for clue, officer in rows.order_by("pk").values_list("clue", "officer"):
        found[clue] = (*found.get(clue, ()), Concerned(officer, "handler"))
    return found


DETECTORS = (Detector("R01", Clue, frozenset({"clue.file", "clue.not_file"}), filed_late, UNDECIDED),)
