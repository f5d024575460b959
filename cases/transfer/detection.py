"""R05 有案不移 and R06 以罚代刑: what the law engine said about a threshold, as the flag keeps it (TR 3, 5, 11)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import F, Q, QuerySet

from cases.base.detection import Concerned, Detector, Found, Look
from cases.penalty.detection.rows import CASE, OPEN, UNDECIDED, handlers
from cases.penalty.models import DecisionKind, DecisionStatus, PenaltyCase
from cases.transfer.models import CriminalFlag, FlagState, Transfer

TRANSFERRED = "transferred"
# what carries the case on as if it were an administrative one only
ONWARD = frozenset({"penalty.finish_investigation", "penalty.submit_review", "penalty.pass_review", "penalty.approve_notice"})


def not_transferred(rows: QuerySet[PenaltyCase], look: Look) -> Iterator[Found]:
    """The flag has stood for more than `days` and nobody has reported the case for transfer."""
    last = look.today - timedelta(days=look.rule.number("days"))
    flags = unreported(CriminalFlag.objects.filter(case__in=rows, state=FlagState.OPEN, raised_on__lt=last))
    found = list(flags.select_related(*CASE).order_by("pk"))
    named = handlers(flag.case_id for flag in found) if found else {}
    for flag in found:
        evidence = {
            "kind": "not_transferred",
            "raised_on": flag.raised_on.isoformat(),
            "days": (look.today - flag.raised_on).days,
            "limit": look.rule.number("days"),
            "crimes": flag.crimes,
        }
        yield Found(flag.case, f"flag:{flag.pk}", evidence, named.get(flag.case_id, ()))


def unreported(flags: QuerySet[CriminalFlag]) -> QuerySet[CriminalFlag]:
    """Those for which no transfer report was made (T310-5). A flag is answered when the report was decided on."""
    return flags.filter(transfer__reported_on__isnull=True)


def fined_instead(rows: QuerySet[PenaltyCase], look: Look) -> Iterator[Found]:
    """A penalty is in force that was decided while a flag stood, and the flag was not answered by a transfer."""
    stood = Q(ended_on__isnull=True) | ~Q(state=FlagState.CLEARED) | Q(ended_on__gt=F("case__decisions__decided_on"))
    flags = CriminalFlag.objects.filter(
        stood,
        case__in=rows,
        case__decisions__kind=DecisionKind.PENALTY,
        case__decisions__status=DecisionStatus.IN_FORCE,
        raised_on__lte=F("case__decisions__decided_on"),
    ).exclude(state=FlagState.ANSWERED, answer__startswith=TRANSFERRED)
    for flag in flags.select_related(*CASE).order_by("pk").distinct():
        decision = flag.case.decisions.get(status=DecisionStatus.IN_FORCE)
        evidence = {
            "kind": "fined_instead",
            "raised_on": flag.raised_on.isoformat(),
            "crimes": flag.crimes,
            "answer": flag.answer,
            "decided_on": decision.decided_on.isoformat(),
            "decided_by": decision.decided_by,
        }
        yield Found(flag.case, f"flag:{flag.pk}", evidence, _rejected_by(flag))


def _rejected_by(flag: CriminalFlag) -> tuple[Concerned, ...]:
    """The head who did not approve the transfer answers for the fine that stands in its place (TR 16)."""
    head = Transfer.objects.filter(flag=flag, approved_by__isnull=False).values_list("approved_by", flat=True).first()
    return (Concerned(head, "head"),) if head else ()


DETECTORS = (
    Detector("R05", PenaltyCase, ONWARD, not_transferred, UNDECIDED),
    Detector("R06", PenaltyCase, frozenset({"penalty.decide_penalty", "penalty.change_decision"}), fined_instead, OPEN),
)
