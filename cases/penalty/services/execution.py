"""送达决定书、缴款、执行完毕 (PP72, PP77, PP81-82)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cases.base import gate
from cases.base.models import Document
from cases.base.work import Work
from cases.penalty.models import Decision, Payment, PenaltyCase, Service
from cases.penalty.payments import in_force, outstanding
from cases.penalty.services.notice import issued_on, latest_document, serve

__all__ = [
    "decision_of",
    "demand_payment",
    "finish_execution",
    "outstanding",
    "record_payment",
    "serve_annulment",
    "serve_decision",
    "serve_exemption",
]


def serve_decision(
    *, work: Work, case: int, mode: str, served_on: date, receiver: str, proof: str = "", enclosed: Sequence[Document] = ()
) -> Service:
    """送达决定书: D50 (60 calendar days) and D51 (6 months) run from the service; form 50 names what is `enclosed`."""
    return _serve(work, "serve_decision", case, ("45", "45B"), mode, served_on, receiver, proof, enclosed)


def serve_exemption(*, work: Work, case: int, mode: str, served_on: date, receiver: str, proof: str = "") -> Service:
    """送达不予处罚决定书 within D14; D40 runs since the decision (PP77(4))."""
    return _serve(work, "serve_exemption", case, ("46",), mode, served_on, receiver, proof)


def serve_annulment(*, work: Work, case: int, mode: str, served_on: date, receiver: str, proof: str = "") -> Service:
    """送达撤销决定书: the party learns that the decision no longer stands."""
    return _serve(work, "serve_annulment", case, ("45C",), mode, served_on, receiver, proof)


def demand_payment(*, work: Work, case: int) -> PenaltyCase:
    """开始缴款期限: D30 (15 calendar days) from the service, if anything is to be paid. Done by the system."""
    with gate.passing(work, "demand_payment", PenaltyCase, case) as p:
        pass
    return p.subject


def record_payment(*, work: Work, case: int, purpose: str, amount: int, paid_on: date, receipt: str) -> Payment:
    """登记缴款: `amount` in fen for the fine or the confiscated gains, with the bank's receipt number."""
    given = {"purpose": purpose, "amount": amount, "paid_on": paid_on, "receipt": receipt}
    with gate.passing(work, "record_payment", PenaltyCase, case, given=given) as p:
        row = Payment(
            case=p.subject, decision=decision_of(p.subject), purpose=purpose, amount=amount, paid_on=paid_on, receipt=receipt
        )
        work.save(row)
        p.note(amount=amount, receipt=receipt)
    return row


def finish_execution(*, work: Work, case: int) -> PenaltyCase:
    """执行完毕: everything due is paid; D40 (15 working days to close) starts. Done by the system."""
    with gate.passing(work, "finish_execution", PenaltyCase, case) as p:
        p.subject.executed_on = work.today
    return p.subject


def decision_of(case: PenaltyCase) -> Decision:
    """The decision now in force; a served case has one."""
    decision = in_force(case)
    assert decision is not None
    return decision


def _serve(
    work: Work,
    act: str,
    case: int,
    forms: tuple[str, ...],
    mode: str,
    served_on: date,
    receiver: str,
    proof: str,
    enclosed: Sequence[Document] = (),
) -> Service:
    paper = latest_document(work.lock(PenaltyCase, case), *forms)
    given = {"mode": mode, "served_on": served_on, "issued_on": issued_on(paper)}
    with gate.passing(work, act, PenaltyCase, case, given=given) as p:
        p.subject.served_on = served_on
        row = serve(work, p.subject, paper, mode=mode, served_on=served_on, receiver=receiver, proof=proof, enclosed=enclosed)
        p.note(served_on=served_on.isoformat(), mode=mode)
    return row
