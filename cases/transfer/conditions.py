"""What the steps of a transfer ask for (T310-5 to T310-13)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.db.models import Q

from cases.base.conditions import Condition, Question
from cases.base.errors import Text
from cases.intake.acts.verification import TWO_OFFICERS
from cases.penalty.assessment import assess_case
from cases.penalty.procedure import PenaltyState

OUTCOMES = ("withdrawn", "not_prosecuted", "acquitted", "exempted", "convicted")
WAITING = ("APPROVED", "SENT", "RECEIPTED", "FORWARDED", "PS_REFUSED", "RECONSIDER", "RECONSIDER_FAIL", "PR_SUPERVISE")
# one trillion yuan: beyond it no sum can be meant
MOST = 10**14


def _stated(q: Question, *names: str) -> bool:
    return all(str(q.given.get(name) or "").strip() for name in names)


def _not_recused(q: Question) -> Text | None:
    """Who was taken off the case does not come back to it by another door."""
    left = q.subject.case.assignments.filter(
        officer__in=q.given["officers"], duty="handler", to_day__isnull=False
    ).select_related("officer")
    names = sorted({row.officer.name for row in left})
    if not names:
        return None
    return Text(
        f"{'、'.join(names)}已退出本案办理，不得担任专案组成员。",
        f"{', '.join(names)} left the case and may not belong to its task force.",
    )


def _case_halted(q: Question) -> Text | None:
    if q.subject.case.state == PenaltyState.SUSP and not others_pending(q.subject):
        return None
    return Text(
        "行政案件未因本次移送中止，或者另有移送尚未办结，不能终结。",
        "The penalty case is not halted for this transfer, or another transfer is still pending.",
    )


def others_pending(transfer: Any) -> bool:
    """Whether another transfer of the same case lies with the police or is not settled yet: the case waits for it too."""
    others = transfer.case.transfers.exclude(pk=transfer.pk)
    unsettled = Q(state__in=("PS_FILED", "HANDED_OVER"), settled_on__isnull=True)
    return bool(others.filter(Q(state__in=WAITING) | unsettled).exists())


def _no_longer_reached(q: Question) -> Text | None:
    reached = [c["crime"] for c in assess_case(q.subject.case).as_json()["transfer"] if c["certain"]]
    # what a person pointed out no facts take back: the head answers it
    reached += [c["crime"] for c in q.subject.flag.crimes if not c["certain"]]
    if not reached:
        return None
    crimes = "、".join(reached)
    return Text(
        f"案件事实仍达到移送标准或者已有人提出（{crimes}），应当指定专案组核实，由主要负责人决定，不得解除提示。",
        f"A threshold is still reached, or was pointed out ({crimes}): a task force verifies and the head decides.",
    )


def _report_complete(q: Question) -> Text | None:
    if _stated(q, "facts_text", "grounds_text"):
        return None
    return Text(
        "移送报告须写明涉嫌犯罪的事实、证据，以及移送的理由和依据。",
        "The report states the facts and evidence of the suspected crime, and the grounds for the transfer.",
    )


def _reason_given(q: Question) -> Text | None:
    if _stated(q, "reason"):
        return None
    return Text("须写明理由，记录在案。", "Give the reasons; they go on record.")


def _papers_listed(q: Question) -> Text | None:
    goods = q.given["goods"]
    if q.given["papers"] and all(item.get("name", "").strip() and item.get("quantity", "").strip() for item in goods):
        return None
    return Text(
        "须列明随案移送的材料（移送书、调查报告、检验报告或者鉴定结论等）；涉案物品逐项写明名称和数量。",
        "List the papers that go along; each of the goods has a name and a quantity.",
    )


def _addressees_named(q: Question) -> Text | None:
    if _stated(q, "police", "procuratorate"):
        return None
    return Text(
        "须写明接受移送的同级公安机关和抄送的同级人民检察院。",
        "Name the police of the same level, and the procuratorate that gets the copy.",
    )


def _receipt_dated(q: Question) -> Text | None:
    day, sent = q.given["receipt_on"], q.subject.sent_on
    if _stated(q, "receipt_by") and sent is not None and sent <= day <= q.today:
        return None
    return Text(
        "须写明签收人；回执日期不得早于移送日期，也不得晚于今天。",
        "Name who signed; the receipt is not earlier than the sending, nor later than today.",
    )


def _police_paper(q: Question) -> Text | None:
    since = q.subject.receipt_on
    sound = since is not None and since <= q.given["replied_on"] <= q.given["received_on"] <= q.today
    if _stated(q, "document") and sound:
        return None
    return Text(
        "须写明公安机关文书的文号；文书日期不得早于其接受之日，收到日期不得早于文书日期，也不得晚于今天。",
        "Name the paper of the police; dated not before the receipt, received not before its date nor after today.",
    )


def _police_reasons(q: Question) -> Text | None:
    if _stated(q, "reasons"):
        return None
    return Text("须写明公安机关不予立案的理由。", "State the reasons of the police.")


def _handover_signed(q: Question) -> Text | None:
    day, since = q.given["handed_over_on"], q.subject.reply_received_on
    if _stated(q, "received_by") and since is not None and since <= day <= q.today:
        return None
    return Text(
        "须写明接收人并办结交接手续；移交日期不得早于收到立案通知之日，也不得晚于今天。",
        "Name who took over; not before the notice of filing was received, nor later than today.",
    )


def _outcome_stated(q: Question) -> Text | None:
    if hasattr(q.subject, "outcome"):
        return Text("刑事处理结果已经登记。", "The criminal outcome is recorded already.")
    kind, fine = q.given["kind"], q.given["court_fine"]
    right_fine = fine is None or (kind == "convicted" and 0 < fine < MOST)
    if kind == "convicted" and q.subject.state != "HANDED_OVER":
        return Text("涉案物品和材料尚未移交公安机关。", "Goods and papers have not been handed over to the police yet.")
    filed = q.subject.replies.filter(kind="filed").latest("pk")
    if _stated(q, "document") and kind in OUTCOMES and filed.replied_on <= q.given["decided_on"] <= q.today and right_fine:
        return None
    return Text(
        "须写明结果、文号和文书日期（不早于公安机关立案，不晚于今天）；只有判处刑罚的才可填写罚金，且大于零。",
        "Name the outcome, its paper and its date, from the filing to today; a court fine goes with a conviction only.",
    )


def _not_settled(q: Question) -> Text | None:
    if q.subject.settled_on is None:
        return None
    return Text("行政案件的去向已经决定。", "What becomes of the penalty case is decided already.")


TASK_FORCE = replace(
    TWO_OFFICERS, code="task_force", zh="专案组不少于两人且持证", en="task force of two with certificates", article="T310-5"
)
NOT_RECUSED = Condition("task_force_recused", "专案组成员未回避本案", "no member recused", "PP4, T310-5", _not_recused)
CASE_HALTED = Condition("case_halted", "行政案件因移送而中止", "penalty case halted", "PP60, T310-5", _case_halted)
NO_LONGER_REACHED = Condition(
    "no_longer_reached", "案件事实不再达到移送标准", "threshold no longer reached", "T310-3, T310-11", _no_longer_reached
)
REPORT_COMPLETE = Condition("report_complete", "移送报告完整", "report complete", "T310-5", _report_complete)
REASON_GIVEN = Condition("reason_given", "写明理由", "reasons given", "T310-5", _reason_given)
PAPERS_LISTED = Condition("papers_listed", "材料和物品列明", "papers and goods listed", "T310-6", _papers_listed)
ADDRESSEES_NAMED = Condition("addressees_named", "写明公安机关和检察院", "addressees named", "T310-6, FD15", _addressees_named)
RECEIPT_DATED = Condition("receipt_dated", "回执签收", "receipt signed", "T310-7", _receipt_dated)
POLICE_PAPER = Condition("police_paper", "公安机关文书", "paper of the police", "T310-8", _police_paper)
POLICE_REASONS = Condition("police_reasons", "不予立案理由", "reasons of the refusal", "T310-8", _police_reasons)
HANDOVER_SIGNED = Condition("handover_signed", "办结交接手续", "handover signed", "T310-12", _handover_signed)
OUTCOME_STATED = Condition("outcome_stated", "刑事处理结果写明", "outcome stated", "T310-11, T310-13", _outcome_stated)
NOT_SETTLED = Condition("not_settled", "案件去向未决定", "not settled yet", "T310-11", _not_settled)
