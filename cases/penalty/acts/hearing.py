"""听证申请 (PL63-65, PP57, PP64, HR5-7): asked for, withdrawn in writing, refused with the reason.

How it is held or ended: `hearing_held`.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from cases.base import documents
from cases.base.conditions import Condition, Question
from cases.base.cures import GIVEN, instead
from cases.base.errors import Text
from cases.base.gate import Passage
from cases.base.lifecycle import Pause, Resume, Start, Stop
from cases.base.models import Deadline
from cases.base.roles import CO, LEADERS
from cases.penalty.choices import not_among, one_of
from cases.penalty.models import HearingRefusal, HearingRequest, PenaltyCase
from cases.penalty.procedure import HEARD, PENALTY
from cases.penalty.procedure import PenaltyState as S
from cases.penalty.rules import DECIDER, HANDLER
from cases.penalty.selectors import latest_notice


def last_day_to_ask(case: PenaltyCase) -> date | None:
    """The last day of D12, which is one time for the defence and for the hearing."""
    clock = Deadline.objects.filter(stream=case.stream_key, rule="D12").order_by("-pk").first()
    return clock.due_on if clock is not None else None


def _days_in_order(q: Question[PenaltyCase]) -> Text | None:
    told, sent, received = q.subject.notice_served_on, q.given["sent_on"], q.given["received_on"]
    if sent > q.today:
        return Text("提出（交邮）日期不得晚于今天。", "The day of asking cannot lie after today.")
    if told is None or sent < told:
        return Text(f"提出日期不得早于告知书送达日（{told}）。", f"It cannot be asked before the notice was served ({told}).")
    if received < sent:
        return Text("收到日期不得早于提出（交邮）日期。", "It cannot be received before it was sent.")
    if received > q.today:
        return Text("收到日期不得晚于今天。", "The day of receipt cannot lie after today.")
    return None


def _way_known(q: Question[PenaltyCase]) -> Text | None:
    return not_among(q.subject.hearingrequests, "way", q.given["way"])


DAYS_IN_ORDER = Condition("hearing_days", "提出和收到日期", "days of asking and receipt", "HR7, PL64", _days_in_order, GIVEN)
WAY_KNOWN = Condition("hearing_way", "申请方式法定", "way of asking", "HR7", _way_known, GIVEN)


@PENALTY.act(
    "ask_hearing",
    sources=HEARD,
    target=S.HEAR,
    zh="登记听证申请",
    en="Record the request for a hearing",
    article="PP57, PP64, PL64, HR7",
    who=CO,
    rules=HANDLER,
    grant="PP57",
    needs=(DAYS_IN_ORDER, WAY_KNOWN),
    clocks=(Stop("D12"), Pause("D10", "hearing")),
)
def ask_hearing(
    p: Passage[PenaltyCase], *, way: str, asked_by: str, sent_on: date, received_on: date, content: str = ""
) -> HearingRequest:
    """登记听证申请: whatever came in, until the decision is made, though silence had been taken for a waiver.

    In time is what was handed in or posted by the last day of D12 (PL85: the time under way does not count); what came late
    or outside the range is recorded too, and then refused with the reason.
    """
    row = HearingRequest(
        case=p.subject,
        notice=latest_notice(p.subject),
        way=way,
        asked_by=asked_by,
        sent_on=sent_on,
        received_on=received_on,
        content=content,
    )
    p.work.save(row)
    last = last_day_to_ask(p.subject)
    if last is None or sent_on <= last:
        p.subject.waived_on = None
    p.note(sent_on=sent_on.isoformat(), received_on=received_on.isoformat(), asked_by=asked_by)
    return row


def open_request(case: PenaltyCase) -> HearingRequest:
    """The request that waits; a case in HEAR has one."""
    return case.hearingrequests.get(outcome="")


# --- withdrawn, refused ----------------------------------------------------------------------------------------------


def _withdrawn_in_writing(q: Question[PenaltyCase]) -> Text | None:
    if not str(q.given["paper"]).strip():
        return Text("撤回听证申请须有书面材料，请写明材料名称。", "A request is withdrawn in writing; name the paper.")
    if open_request(q.subject).sent_on <= q.given["withdrawn_on"] <= q.today:
        return None
    return Text("撤回日期须在提出申请之日至今天之间。", "It is withdrawn between the request and today.")


def _refusal_true(q: Question[PenaltyCase]) -> Text | None:
    """A request in time and in range is never refused (PL63)."""
    request = open_request(q.subject)
    if q.given["ground"] not in HearingRefusal.values:
        return one_of("不予举行的情形", "ground", HearingRefusal.choices)
    last = last_day_to_ask(q.subject)
    if q.given["ground"] == "late" and last is not None and request.sent_on <= last:
        return Text(
            f"申请于{request.sent_on}提出，在期限（至{last}）之内，不得以逾期为由不予举行听证。",
            f"It was asked on {request.sent_on}, inside the time ({last}): it is not late.",
        )
    if q.given["ground"] == "out_of_range" and request.notice.hearing_right:
        return Text(
            "告知书已告知当事人有权要求听证，不得以不属于听证范围为由不予举行。", "The notice told the right to a hearing."
        )
    return None if str(q.given["reason"]).strip() else Text("须写明不予举行听证的理由。", "State the reason.")


IN_WRITING = Condition("withdrawn_in_writing", "书面撤回", "withdrawn in writing", "HR27, PL64", _withdrawn_in_writing, GIVEN)
REFUSAL_TRUE = Condition(
    "refusal_true",
    "确属逾期或者不属于听证范围",
    "late or out of range",
    "PL63, HR5, HR7",
    _refusal_true,
    GIVEN | instead("penalty.file_hearing"),
)
# the case waits for the party again: what is left of its five working days runs to the same last day
BACK: tuple[Any, ...] = (Start("D12", "notice_served_on"), Resume("D10"))


@PENALTY.act(
    "withdraw_hearing",
    sources=(S.HEAR,),
    target=S.NOTIFIED,
    zh="登记撤回听证申请",
    en="Record that the request was withdrawn",
    article="HR27, PP64",
    who=CO,
    rules=HANDLER,
    needs=(IN_WRITING,),
    clocks=BACK,
)
def withdraw_hearing(p: Passage[PenaltyCase], *, withdrawn_on: date, paper: str) -> HearingRequest:
    """登记撤回听证申请: the party withdrew in writing; `paper` names what it handed in. D12 keeps its last day."""
    return end_request(p, outcome="withdrawn", ended_text=paper, ended_on=withdrawn_on)


@PENALTY.act(
    "refuse_hearing",
    sources=(S.HEAR,),
    target=S.NOTIFIED,
    zh="决定不予举行听证",
    en="Refuse the hearing",
    article="PL63, HR5, HR7",
    who=LEADERS,
    rules=DECIDER,
    needs=(REFUSAL_TRUE,),
    clocks=BACK,
    issues=("DOC14",),
    reason="reason",
)
def refuse_hearing(p: Passage[PenaltyCase], *, ground: str, reason: str) -> HearingRequest:
    """决定不予举行听证: late or out of range; the party is told with the reason (DOC14, to be served)."""
    row = end_request(p, outcome="refused", ground=ground, ended_text=reason, ended_on=p.work.today)
    documents.issue(p.work, p.subject, "DOC14", given={"request": row})
    return row


def end_request(p: Passage[PenaltyCase], **columns: Any) -> HearingRequest:
    row = open_request(p.subject)
    for name, value in columns.items():
        setattr(row, name, value)
    p.work.save(row)
    p.note(outcome=row.outcome, ground=row.ground)
    return row
