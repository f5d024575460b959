"""送达决定书、缴款、执行完毕 (PP72, PP77, PP81-82)."""

from __future__ import annotations

from datetime import date
from typing import Any

from cases.base.conditions import Condition, Question
from cases.base.cures import GIVEN, by, instead
from cases.base.errors import Text
from cases.base.gate import Passage
from cases.base.lifecycle import Start, Stop
from cases.base.roles import CO, SYSTEM, UH
from cases.parties.rules import own_authority, system_only
from cases.penalty import payments
from cases.penalty.acts.service import SERVING, paper, serve
from cases.penalty.choices import not_among
from cases.penalty.models import Payment, PenaltyCase, Service, receipt_key
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
    sources=(S.DEC_EXEMPT, S.DEC_UNPROVEN),
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


def _booked(bureau: int, key: str) -> list[Payment]:
    """The payments of the bureau that stand on this receipt. Older rows have no key: their text is compared."""
    counted = Payment.objects.filter(taken_back_on__isnull=True).select_related("case").order_by("pk")
    old = counted.filter(receipt_key="", case__authority=bureau)
    return [*counted.filter(bureau=bureau, receipt_key=key), *(row for row in old if receipt_key(row.receipt) == key)]


def _receipt_unused(q: Question[PenaltyCase]) -> Text | None:
    """One receipt carries a purpose once, and never money of two cases; within the bureau, whose banks number their own."""
    known = _booked(q.subject.authority_id, receipt_key(q.given["receipt"]))
    other = next((row for row in known if row.case_id != q.subject.pk), None)
    if other is not None:
        return Text(
            f"票据号“{other.receipt}”已登记在案件{other.case.number}，请核对；登记有误的，先在该案“冲正缴款”。",
            f"Receipt {other.receipt} stands in case {other.case.number}; if that is wrong, take it back there first.",
        )
    if any(row.purpose == q.given["purpose"] for row in known):
        return Text("该票据号的这一款项已经登记，请核对。", "This receipt is booked for this purpose already.")
    return None


def _not_overpaid(q: Question[PenaltyCase]) -> Text | None:
    rest = payments.outstanding(q.subject, q.given["purpose"])
    if q.given["amount"] <= 0:
        return Text("缴款金额须大于零。", "The amount must be above zero.")
    if q.given["amount"] <= rest:
        return None
    return Text(
        f"缴款金额不得超过该款项未缴余额 {rest / 100:.2f} 元。", f"At most the {rest / 100:.2f} yuan unpaid of this kind are due."
    )


def _paid_in_time_known(q: Question[PenaltyCase]) -> Text | None:
    decided = payments.in_force(q.subject)
    if decided is not None and q.given["paid_on"] < decided.decided_on:
        return Text(f"缴款日期不得早于决定作出之日（{decided.decided_on}）。", f"Not before the decision ({decided.decided_on}).")
    return Text("缴款日期不得晚于今天。", "The day of payment cannot lie after today.") if q.given["paid_on"] > q.today else None


def _fully_paid(q: Question[PenaltyCase]) -> Text | None:
    rest = payments.outstanding(q.subject)
    if rest == 0:
        return None
    return Text(f"尚有 {rest / 100:.2f} 元未缴。", f"{rest / 100:.2f} yuan are still unpaid.")


SOMETHING_TO_PAY = Condition(
    "something_to_pay", "有应缴款项", "something to pay", "PP72", _something_to_pay, instead("penalty.finish_execution")
)
PURPOSE_OF_PAYMENT = Condition("purpose_of_payment", "款项种类", "purpose of the payment", "PP72", _purpose_of_payment, GIVEN)
RECEIPT_NAMED = Condition("receipt_named", "写明票据号", "receipt named", "PP72", _receipt_named, GIVEN)
NOT_OVERPAID = Condition("not_overpaid", "缴款不超过应缴", "not overpaid", "PP72", _not_overpaid, GIVEN)
RECEIPT_UNUSED = Condition(
    "receipt_unused", "票据号未重复登记", "receipt not used", "PP72", _receipt_unused, GIVEN | by("penalty.take_back_payment")
)
PAID_ON = Condition("paid_on", "缴款日期合理", "day of payment", "PP72", _paid_in_time_known, GIVEN)
FULLY_PAID = Condition(
    "fully_paid", "已缴清", "fully paid", "PP77", _fully_paid, by("penalty.record_payment", "penalty.demand_payment")
)


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
    needs=(PURPOSE_OF_PAYMENT, RECEIPT_NAMED, RECEIPT_UNUSED, PAID_ON, NOT_OVERPAID),
)
def record_payment(p: Passage[PenaltyCase], *, purpose: str, amount: int, paid_on: date, receipt: str) -> Payment:
    """登记缴款: `amount` in fen for the fine or the confiscated gains, with the bank's receipt number."""
    row = Payment(
        case=p.subject,
        decision=decision_of(p.subject),
        purpose=purpose,
        amount=amount,
        paid_on=paid_on,
        receipt=receipt,
        receipt_key=receipt_key(receipt),
        bureau=p.subject.authority_id,
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


# --- a payment that was booked wrongly ---------------------------------------------------------------------------------


def _counts_here(q: Question[PenaltyCase]) -> Text | None:
    if not str(q.given["reason"]).strip():
        return Text("须写明冲正理由。", "State the reason.")
    if q.subject.payments.filter(pk=q.given["payment"], taken_back_on__isnull=True).exists():
        return None
    return Text("本案没有该笔有效的缴款登记。", "No such payment counts in this case.")


COUNTS_HERE = Condition(
    "counts_here", "缴款登记有效并写明理由", "the payment counts, with a reason", "PP72, PP77", _counts_here, GIVEN
)
TAKING_BACK: dict[str, Any] = {
    "zh": "冲正缴款登记",
    "en": "Take a payment back",
    "article": "PP72, PP77",
    "who": UH,
    "rules": (own_authority,),
    "needs": (COUNTS_HERE,),
    "reason": "reason",
}


@PENALTY.act("take_back_payment", sources=(S.PAY_DUE,), **TAKING_BACK)
# what was executed by it alone is not; the time to pay was over or runs to its old last day (PP72)
@PENALTY.act(
    "take_back_payment",
    sources=(S.EXECUTED, S.CLOSED),
    target=S.PAY_DUE,
    clocks=(Stop("D40"), Start("D30", "served_on")),
    **TAKING_BACK,
)
def take_back_payment(p: Passage[PenaltyCase], *, payment: int, reason: str) -> Payment:
    """冲正缴款登记: a payment booked by mistake (wrong case, bounced) no longer counts and stays visible with the reason;
    the case is unpaid again if it was complete by it."""
    row: Payment = p.subject.payments.get(pk=payment)
    row.taken_back_on, row.taken_back_reason = p.work.today, reason
    p.work.save(row)
    p.subject.executed_on = p.subject.closed_on = None
    p.note(payment=payment, amount=row.amount, receipt=row.receipt)
    return row
