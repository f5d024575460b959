"""What payment, closure and archive ask for (PP72, PP77-78, PP81)."""

from __future__ import annotations

from typing import Any

from cases.base.conditions import Condition, Question
from cases.base.errors import Text
from cases.base.models import Document
from cases.penalty import payments
from cases.penalty.lifecycle.conditions.choices import not_among


def _something_to_pay(q: Question) -> Text | None:
    if payments.outstanding(q.subject) > 0:
        return None
    return Text("该决定没有应缴款项。", "Nothing is to be paid.")


def _purpose_of_payment(q: Question) -> Text | None:
    return not_among(q.subject.payments, "purpose", q.given["purpose"])


def _receipt_named(q: Question) -> Text | None:
    if q.given["receipt"].strip():
        return None
    return Text("须填写代收银行的票据号。", "Name the bank's receipt.")


def _not_overpaid(q: Question) -> Text | None:
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


def _fully_paid(q: Question) -> Text | None:
    rest = payments.outstanding(q.subject)
    if rest == 0:
        return None
    return Text(f"尚有 {rest / 100:.2f} 元未缴。", f"{rest / 100:.2f} yuan are still unpaid.")


def _served_if_exempt(q: Question) -> Text | None:
    if q.subject.state != "DEC_EXEMPT" or q.subject.served_on:
        return None
    return Text("不予行政处罚决定书尚未送达。", "The decision has not been served.")


def _closure_proposed(q: Question) -> Text | None:
    if q.given.get("proposed"):
        return None
    return Text("办案机构尚未提请结案。", "The unit has not proposed closure.")


def _file_complete(q: Question) -> Text | None:
    case = q.subject
    have = set(Document.objects.filter(stream__in=[case.stream_key, case.clue.stream_key]).values_list("form", flat=True))
    missing = sorted(_needed(case, have) - have)
    if not missing:
        return None
    return Text(f"案卷缺少文书：{'、'.join(missing)}。", f"The file lacks forms {', '.join(missing)}.")


def _needed(case: Any, have: set[str]) -> set[str]:
    """A case that ended for a crime has no decision that could have been discussed, told and served."""
    if not case.decisions.exists():
        return {"1", "7", "8", "53"}
    decided = {"46"} if "46" in have else {"37", "45"}
    return {"1", "7", "35", "36", "43", "50", "53"} | decided


SOMETHING_TO_PAY = Condition("something_to_pay", "有应缴款项", "something to pay", "PP72", _something_to_pay)
PURPOSE_OF_PAYMENT = Condition("purpose_of_payment", "款项种类", "purpose of the payment", "PP72", _purpose_of_payment)
RECEIPT_NAMED = Condition("receipt_named", "写明票据号", "receipt named", "PP72", _receipt_named)
NOT_OVERPAID = Condition("not_overpaid", "缴款不超过应缴", "not overpaid", "PP72", _not_overpaid)
FULLY_PAID = Condition("fully_paid", "已缴清", "fully paid", "PP77", _fully_paid)
SERVED_IF_EXEMPT = Condition("served_if_exempt", "不予处罚决定已送达", "served", "PP81", _served_if_exempt)
CLOSURE_PROPOSED = Condition("closure_proposed", "已提请结案", "closure proposed", "PP77", _closure_proposed)
FILE_COMPLETE = Condition("file_complete", "案卷齐全", "file complete", "PP78", _file_complete)
