"""送达决定书、登记缴款. What follows by itself is done by the system in the same transaction."""

from __future__ import annotations

from datetime import date, datetime

from cases.base.actors import Actor
from cases.base.work import Work
from cases.penalty import services as penalty
from cases.penalty.models import Payment, PenaltyCase, Service
from cases.penalty.services.execution import decision_of, outstanding
from integrity import services as integrity
from workflows import tasks
from workflows.commands import blacklist
from workflows.commands.frame import beside, finishing

EXECUTION = Actor.system("执行环节")


def serve_decision(
    *, actor: Actor, now: datetime, case: int, mode: str, served_on: date, receiver: str, proof: str = "", item: int | None = None
) -> Service:
    """Serve the decision, and with it that of a listing; then either the time to pay runs or there is nothing to execute."""
    with finishing("penalty.serve_decision", PenaltyCase, case, actor=actor, now=now, item=item) as work:
        served = penalty.serve_decision(
            work=work,
            case=case,
            mode=mode,
            served_on=served_on,
            receiver=receiver,
            proof=proof,
            enclosed=blacklist.decision_enclosed(case),
        )
        blacklist.follow_decision_service(work, case, served_on=served_on)
        _go_on(work, served.case)
        integrity.record_service(work=work, decision=decision_of(served.case))
    return served


def serve_exemption(
    *, actor: Actor, now: datetime, case: int, mode: str, served_on: date, receiver: str, proof: str = "", item: int | None = None
) -> Service:
    """Serve the decision on no penalty."""
    with finishing("penalty.serve_exemption", PenaltyCase, case, actor=actor, now=now, item=item) as work:
        served = penalty.serve_exemption(work=work, case=case, mode=mode, served_on=served_on, receiver=receiver, proof=proof)
        integrity.record_service(work=work, decision=decision_of(served.case))
    return served


def serve_annulment(
    *, actor: Actor, now: datetime, case: int, mode: str, served_on: date, receiver: str, proof: str = "", item: int | None = None
) -> Service:
    """Serve the annulment."""
    with finishing("penalty.serve_annulment", PenaltyCase, case, actor=actor, now=now, item=item) as work:
        return penalty.serve_annulment(work=work, case=case, mode=mode, served_on=served_on, receiver=receiver, proof=proof)


def record_payment(
    *, actor: Actor, now: datetime, case: int, purpose: str, amount: int, paid_on: date, receipt: str, item: int | None = None
) -> Payment:
    """Record a payment in fen; the step ends when everything is paid."""
    with beside("penalty.record_payment", PenaltyCase, case, actor=actor, now=now) as work:
        payment = penalty.record_payment(work=work, case=case, purpose=purpose, amount=amount, paid_on=paid_on, receipt=receipt)
        integrity.record_payment(work=work, decision=payment.decision)
        if outstanding(payment.case) == 0:
            with work.acting_as(EXECUTION):
                penalty.finish_execution(work=work, case=case)
            tasks.finish(payment.case, "await_payment", actor=actor, now=now, item=item)
    return payment


def _go_on(work: Work, case: PenaltyCase) -> None:
    with work.acting_as(EXECUTION):
        if outstanding(case) > 0:
            penalty.demand_payment(work=work, case=case.pk)
        else:
            penalty.finish_execution(work=work, case=case.pk)
