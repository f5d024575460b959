"""送达决定书、缴款、执行完毕 (PP72, PP77, PP81-82)."""

from __future__ import annotations

from datetime import date

from cases.base.conditions import Condition, Question
from cases.base.errors import Text
from cases.base.gate import Passage
from cases.base.lifecycle import Start, Stop
from cases.base.roles import CO, SYSTEM
from cases.parties.rules import system_only
from cases.penalty import payments
from cases.penalty.acts.service import SERVING, paper, serve
from cases.penalty.choices import not_among
from cases.penalty.models import Payment, PenaltyCase, Service
from cases.penalty.payments import decision_of
from cases.penalty.procedure import PENALTY
from cases.penalty.procedure import PenaltyState as S
from cases.penalty.rules import HANDLER


@PENALTY.act(
    "serve_decision",
    sources=(S.DEC_PEN, S.CHANGED),
    target=S.SERVED,
    zh="送达决定书",
    en="Serve the decision",
    clocks=(Stop("D14"), Start("D50", "served_on"), Start("D51", "served_on")),
    given=paper("45", "45B"),
    **SERVING,
)
def serve_decision(p: Passage[PenaltyCase], *, mode: str, served_on: date, receiver: str, proof: str = "") -> Service:
    """送达决定书: D50 (60 calendar days) and D51 (6 months) run from the service."""
    p.subject.served_on = served_on
    return serve(p, mode=mode, served_on=served_on, receiver=receiver, proof=proof)


@PENALTY.act(
    "serve_exemption",
    sources=(S.DEC_EXEMPT,),
    zh="送达不予处罚决定书",
    en="Serve the decision on no penalty",
    clocks=(Stop("D14"),),
    given=paper("46"),
    **SERVING,
)
def serve_exemption(p: Passage[PenaltyCase], *, mode: str, served_on: date, receiver: str, proof: str = "") -> Service:
    """送达不予处罚决定书 within D14; D40 runs since the decision (PP77(4))."""
    p.subject.served_on = served_on
    return serve(p, mode=mode, served_on=served_on, receiver=receiver, proof=proof)


@PENALTY.act(
    "serve_annulment", sources=(S.ANNULLED,), zh="送达撤销决定书", en="Serve the annulment", given=paper("45C"), **SERVING
)
def serve_annulment(p: Passage[PenaltyCase], *, mode: str, served_on: date, receiver: str, proof: str = "") -> Service:
    """送达撤销决定书: the party learns that the decision no longer stands."""
    p.subject.served_on = served_on
    return serve(p, mode=mode, served_on=served_on, receiver=receiver, proof=proof)


# --- payment ---------------------------------------------------------------------------------------------------------


def _something_to_pay(q: Question[PenaltyCase]) -> Text | None:
    if payments.outstanding(q.subject) > 0:
        return None
    return Text("该决定没有应缴款项。", "Nothing is to be paid.")


def _purpose_of_payment(q: Question[PenaltyCase]) -> Text | None:
    return not_among(q.subject.payments, "purpose", q.given["purpose"])


def _receipt_named(q: Question[PenaltyCase]) -> Text | None:
    if q.given["receipt"].strip():
        return None
    return Text("须填写代收银行的票据号。", "Name the bank's receipt.")


def _not_overpaid(q: Question[PenaltyCase]) -> Text | None:
    rest = payments.outstanding(q.subject, q.given["purpose"])
    decided = payments.in_force(q.subject)
    early = decided is not None and q.given["paid_on"] < decided.decided_on
    if 0 < q.given["amount"] <= rest and not early and q.given["paid_on"] <= q.today:
        return None
    return Text(
        f"缴款金额须大于零且不超过该款项未缴余额 {rest / 100:.2f} 元，缴款日期须在决定作出之日至今天之间。",
        f"The amount must be above zero and at most the {rest / 100:.2f} yuan unpaid of this kind, "
        "paid between the decision and today.",
    )


def _fully_paid(q: Question[PenaltyCase]) -> Text | None:
    rest = payments.outstanding(q.subject)
    if rest == 0:
        return None
    return Text(f"尚有 {rest / 100:.2f} 元未缴。", f"{rest / 100:.2f} yuan are still unpaid.")


SOMETHING_TO_PAY = Condition("something_to_pay", "有应缴款项", "something to pay", "PP72", _something_to_pay)
PURPOSE_OF_PAYMENT = Condition("purpose_of_payment", "款项种类", "purpose of the payment", "PP72", _purpose_of_payment)
RECEIPT_NAMED = Condition("receipt_named", "写明票据号", "receipt named", "PP72", _receipt_named)
NOT_OVERPAID = Condition("not_overpaid", "缴款不超过应缴", "not overpaid", "PP72", _not_overpaid)
FULLY_PAID = Condition("fully_paid", "已缴清", "fully paid", "PP77", _fully_paid)


@PENALTY.act(
    "demand_payment",
    sources=(S.SERVED,),
    target=S.PAY_DUE,
    zh="开始缴款期限",
    en="Payment falls due",
    article="PP72",
    who=SYSTEM,
    rules=(system_only,),
    needs=(SOMETHING_TO_PAY,),
    clocks=(Start("D30", "served_on"),),
)
def demand_payment(p: Passage[PenaltyCase]) -> PenaltyCase:
    """开始缴款期限: D30 (15 calendar days) from the service, if anything is to be paid. Done by the system."""
    return p.subject


@PENALTY.act(
    "record_payment",
    sources=(S.PAY_DUE,),
    zh="登记缴款",
    en="Record payment",
    article="PP72",
    who=CO,
    rules=HANDLER,
    needs=(PURPOSE_OF_PAYMENT, RECEIPT_NAMED, NOT_OVERPAID),
)
def record_payment(p: Passage[PenaltyCase], *, purpose: str, amount: int, paid_on: date, receipt: str) -> Payment:
    """登记缴款: `amount` in fen for the fine or the confiscated gains, with the bank's receipt number."""
    row = Payment(
        case=p.subject, decision=decision_of(p.subject), purpose=purpose, amount=amount, paid_on=paid_on, receipt=receipt
    )
    p.work.save(row)
    p.note(amount=amount, receipt=receipt)
    return row


@PENALTY.act(
    "finish_execution",
    sources=(S.SERVED, S.PAY_DUE),
    target=S.EXECUTED,
    zh="执行完毕",
    en="Execution complete",
    article="PP77",
    who=SYSTEM,
    rules=(system_only,),
    needs=(FULLY_PAID,),
    clocks=(Stop("D30"), Start("D40")),
)
def finish_execution(p: Passage[PenaltyCase]) -> PenaltyCase:
    """执行完毕: everything due is paid; D40 (15 working days to close) starts. Done by the system."""
    p.subject.executed_on = p.work.today
    return p.subject
