"""What is still to be paid under the decision in force. Money that came in before a change counts for the new decision."""

from __future__ import annotations

from django.db.models import QuerySet

from cases.penalty.models import Decision, Payment, PenaltyCase

AMOUNTS = {"fine": "fine", "gains": "confiscated_gains"}


def in_force(case: PenaltyCase) -> Decision | None:
    """The decision now in force, if any."""
    return case.decisions.filter(status="in_force").first()


def decision_of(case: PenaltyCase) -> Decision:
    """The decision now in force; a served case has one."""
    decision = in_force(case)
    assert decision is not None
    return decision


def counted(decision: Decision) -> QuerySet[Payment]:
    """The payments that count: those that were not taken back as wrongly booked."""
    return decision.payments.filter(taken_back_on__isnull=True)


def outstanding(case: PenaltyCase, purpose: str = "") -> int:
    """The unpaid rest in fen, of one purpose (fine, gains) or of all; never below zero: too much paid is a refund."""
    decision = in_force(case)
    if decision is None:
        return 0
    paid = list(counted(decision).values_list("purpose", "amount"))
    return sum(
        max(0, getattr(decision, column) - sum(amount for p, amount in paid if p == name))
        for name, column in AMOUNTS.items()
        if purpose in ("", name)
    )
