"""What is still to be paid under the decision in force. Money that came in before a change counts for the new decision."""

from __future__ import annotations

from cases.penalty.models import Decision, PenaltyCase

AMOUNTS = {"fine": "fine", "gains": "confiscated_gains"}


def in_force(case: PenaltyCase) -> Decision | None:
    """The decision now in force, if any."""
    return case.decisions.filter(status="in_force").first()


def decision_of(case: PenaltyCase) -> Decision:
    """The decision now in force; a served case has one."""
    decision = in_force(case)
    assert decision is not None
    return decision


def outstanding(case: PenaltyCase, purpose: str = "") -> int:
    """The unpaid rest in fen, of one purpose (fine, gains) or of all; never below zero: too much paid is a refund."""
    decision = in_force(case)
    if decision is None:
        return 0
    paid = list(decision.payments.values_list("purpose", "amount"))
    return sum(
        max(0, getattr(decision, column) - sum(amount for p, amount in paid if p == name))
        for name, column in AMOUNTS.items()
        if purpose in ("", name)
    )
