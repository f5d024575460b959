"""公安机关答复、移交、刑事处理结果 (T310-8, T310-11 to T310-13)."""

from __future__ import annotations

from datetime import date
from typing import Any

from cases.base import documents
from cases.base.conditions import Condition, Question
from cases.base.cures import DONE, GIVEN, by
from cases.base.errors import Text
from cases.base.gate import Passage
from cases.base.lifecycle import Start, Stop
from cases.base.roles import CO
from cases.penalty.payments import counted, in_force
from cases.transfer.acts.stated import stated
from cases.transfer.models import BACK_TO_THE_BUREAU, Convicted, CriminalOutcome, OutcomeKind, PoliceReply, ReplyKind, Transfer
from cases.transfer.procedure import TRANSFER
from cases.transfer.procedure import TransferState as S
from cases.transfer.rules import MEMBER

# one trillion yuan: beyond it no sum can be meant
MOST = 10**14


def _police_paper(q: Question[Transfer]) -> Text | None:
    since = q.subject.receipt_on
    sound = since is not None and since <= q.given["replied_on"] <= q.given["received_on"] <= q.today
    if stated(q, "document") and sound:
        return None
    return Text(
        "须写明公安机关文书的文号；文书日期不得早于其接受之日，收到日期不得早于文书日期，也不得晚于今天。",
        "Name the paper of the police; dated not before the receipt, received not before its date nor after today.",
    )


def _police_reasons(q: Question[Transfer]) -> Text | None:
    if stated(q, "reasons"):
        return None
    return Text("须写明公安机关不予立案的理由。", "State the reasons of the police.")


POLICE_PAPER = Condition("police_paper", "公安机关文书", "paper of the police", "T310-8", _police_paper, GIVEN)
POLICE_REASONS = Condition("police_reasons", "不予立案理由", "reasons of the refusal", "T310-8", _police_reasons, GIVEN)
# what the rows from RECEIPTED, and from FORWARDED that is not run yet, have in common
FILING: dict[str, Any] = {
    "target": S.PS_FILED,
    "zh": "登记公安机关立案",
    "en": "Record the filing by the police",
    "grant": "T310-8",
    "who": CO,
    "rules": MEMBER,
    "needs": (POLICE_PAPER,),
    "clocks": (Stop("D62"), Start("D65", "reply_received_on")),
}
REFUSAL: dict[str, Any] = {
    "target": S.PS_REFUSED,
    "zh": "登记公安机关不予立案",
    "en": "Record the refusal of the police",
    "grant": "T310-8",
    "who": CO,
    "rules": MEMBER,
    "needs": (POLICE_PAPER, POLICE_REASONS),
    "clocks": (Stop("D62"), Start("D63", "reply_received_on")),
}


@TRANSFER.act("police_file", sources=(S.RECEIPTED,), article="T310-8", **FILING)
def police_file(p: Passage[Transfer], *, document: str, replied_on: date, received_on: date) -> Transfer:
    """登记公安机关立案; D65 (3 days to hand over goods) runs."""
    reply = PoliceReply(
        transfer=p.subject, kind=ReplyKind.FILED, document=document, replied_on=replied_on, received_on=received_on
    )
    p.work.save(reply)
    p.note(document=document)
    return p.subject


@TRANSFER.act("police_refuse", sources=(S.RECEIPTED,), article="T310-8", reason="reasons", **REFUSAL)
def police_refuse(p: Passage[Transfer], *, document: str, replied_on: date, received_on: date, reasons: str) -> Transfer:
    """登记公安机关不予立案, with its reasons; D63 (3 days to ask for reconsideration) runs."""
    reply = PoliceReply(
        transfer=p.subject,
        kind=ReplyKind.REFUSED,
        document=document,
        replied_on=replied_on,
        received_on=received_on,
        reasons=reasons,
    )
    p.work.save(reply)
    p.note(document=document)
    return p.subject


TRANSFER.declared("police_file", sources=(S.FORWARDED,), article="T310-7, T310-8", **FILING)
TRANSFER.declared("police_refuse", sources=(S.FORWARDED,), article="T310-7, T310-8", **REFUSAL)


# --- after the filing ------------------------------------------------------------------------------------------------


def _handover_signed(q: Question[Transfer]) -> Text | None:
    day, since = q.given["handed_over_on"], q.subject.reply_received_on
    if stated(q, "received_by") and since is not None and since <= day <= q.today:
        return None
    return Text(
        "须写明接收人并办结交接手续；移交日期不得早于收到立案通知之日，也不得晚于今天。",
        "Name who took over; not before the notice of filing was received, nor later than today.",
    )


def _outcome_stated(q: Question[Transfer]) -> Text | None:
    if hasattr(q.subject, "outcome"):
        return Text("刑事处理结果已经登记。", "The criminal outcome is recorded already.")
    kind, fine = q.given["kind"], q.given["court_fine"]
    right_fine = fine is None or (kind == OutcomeKind.CONVICTED and 0 < fine < MOST)
    if kind == OutcomeKind.CONVICTED and q.subject.state != S.HANDED_OVER:
        return Text("涉案物品和材料尚未移交公安机关。", "Goods and papers have not been handed over to the police yet.")
    filed = q.subject.replies.filter(kind=ReplyKind.FILED).latest("pk")
    known = stated(q, "document") and kind in OutcomeKind.values
    convicted = q.given["convicted"]
    if convicted not in Convicted.values if kind == OutcomeKind.CONVICTED else convicted:
        return Text(
            "判处刑罚的，须写明被判处的是本单位还是仅自然人；其他结果不填。",
            "Of a conviction, and of nothing else, say whether the unit or a person alone was sentenced.",
        )
    if known and filed.replied_on <= q.given["decided_on"] <= q.today and right_fine:
        return None
    return Text(
        "须写明结果、文号和文书日期（不早于公安机关立案，不晚于今天）；只有判处刑罚的才可填写罚金，且大于零。",
        "Name the outcome, its paper and its date, from the filing to today; a court fine goes with a conviction only.",
    )


def _seizure_named(q: Question[Transfer]) -> Text | None:
    day = q.given["seized_on"]
    named = bool(str(q.given["seizure"]).strip())
    if day is not None and day > q.today:
        return Text("查封、扣押的实施日期不能晚于今天。", "The day of the seizure cannot lie after today.")
    if named == (day is not None) and (day is None or day <= q.given["handed_over_on"]):
        return None
    return Text(
        "有查封、扣押的，须同时写明决定书文号和实施日期（不晚于移交日期）；没有的都不填。",
        "Where goods were seized, name the decision and its day, not after the handing over; else leave both open.",
    )


SEIZURE_NAMED = Condition("seizure_named", "查封扣押写明", "seizure named", "CE21", _seizure_named, GIVEN)
HANDOVER_SIGNED = Condition("handover_signed", "办结交接手续", "handover signed", "T310-12", _handover_signed, GIVEN)
OUTCOME_STATED = Condition(
    "outcome_stated",
    "刑事处理结果写明",
    "outcome stated",
    "T310-11, T310-13",
    _outcome_stated,
    GIVEN | DONE | by("transfer.hand_over"),
)


@TRANSFER.act(
    "hand_over",
    sources=(S.PS_FILED,),
    target=S.HANDED_OVER,
    zh="移交涉案物品和材料",
    en="Hand over goods and papers",
    article="T310-12",
    who=CO,
    rules=MEMBER,
    needs=(HANDOVER_SIGNED, SEIZURE_NAMED),
    clocks=(Stop("D65"),),
    issues=("24", "52"),
    may_issue=("6",),
)
def hand_over(
    p: Passage[Transfer], *, handed_over_on: date, received_by: str, seizure: str = "", seized_on: date | None = None
) -> Transfer:
    """移交涉案物品和材料, signed; forms 24, 52. Where goods were seized (`seizure`: number of the decision, and its day) the
    party is told in writing that they go along (CE21), form 6; where nothing was, there is nothing of the kind to tell."""
    p.subject.handed_over_on = handed_over_on
    signed = {"handed_over_on": handed_over_on, "received_by": received_by}
    for form in ("24", "52"):
        documents.issue(p.work, p.subject, form, given=signed)
    if seizure:
        documents.issue(p.work, p.subject, "6", given={**signed, "seizure": seizure, "seized_on": seized_on})
    p.note(received_by=received_by, seizure=seizure)
    return p.subject


@TRANSFER.act(
    "record_outcome",
    sources=(S.PS_FILED, S.HANDED_OVER),
    zh="登记刑事处理结果",
    en="Record the criminal outcome",
    article="T310-11, T310-13, PL35",
    grant="T310-13",
    who=CO,
    rules=MEMBER,
    needs=(OUTCOME_STATED,),
    clocks=(Stop("D65"),),
)
def record_outcome(
    p: Passage[Transfer], *, kind: str, document: str, decided_on: date, convicted: str = "", court_fine: int | None = None
) -> CriminalOutcome:
    """登记刑事处理结果. `convicted`: who was sentenced, of a conviction alone. `court_fine` in fen; what was paid as an
    administrative fine counts towards it (PL35)."""
    offset = _offset(p.subject, court_fine)
    row = CriminalOutcome(
        transfer=p.subject,
        kind=kind,
        document=document,
        decided_on=decided_on,
        convicted=convicted or None,
        court_fine=court_fine,
        offset=offset,
    )
    p.work.save(row)
    if kind in BACK_TO_THE_BUREAU and p.subject.settled_on is None:
        p.subject.settled_on = p.work.today
    p.note(kind=kind, document=document, convicted=convicted, court_fine=court_fine, offset=offset)
    return row


def _offset(transfer: Transfer, court_fine: int | None) -> int:
    """The administrative fine already paid, as far as the court's goes."""
    decision = in_force(transfer.case)
    if decision is None or court_fine is None:
        return 0
    paid: int = sum(counted(decision).filter(purpose="fine").values_list("amount", flat=True))
    return min(paid, court_fine)
