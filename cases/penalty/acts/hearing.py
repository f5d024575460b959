"""听证申请及其三种办结 (PL63-65, PP57, PP64, HR5-7): withdrawn in writing, refused with the reason, or held on paper.

Until the hearing has a machine of its own: minutes and report come as files, put on the case by a person who stands apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from cases.base import documents
from cases.base.conditions import Condition, Question
from cases.base.cures import GIVEN, by, instead
from cases.base.errors import Text
from cases.base.gate import Passage
from cases.base.lifecycle import Pause, Resume, Start, Stop
from cases.base.models import Deadline
from cases.base.roles import BH, CO, LEADERS, REVIEWERS
from cases.parties.models import Officer
from cases.penalty.acts.decision import talk
from cases.penalty.choices import not_among
from cases.penalty.filed import file_paper
from cases.penalty.models import Discussion, HearingRequest, PenaltyCase
from cases.penalty.procedure import HEARD, PENALTY
from cases.penalty.procedure import PenaltyState as S
from cases.penalty.rules import APART, DECIDER, HANDLER
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
    unknown = not_among(q.subject.hearingrequests, "ground", q.given["ground"])
    if unknown is not None:
        return unknown
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
    return _end(p, outcome="withdrawn", ended_text=paper, ended_on=withdrawn_on)


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
    row = _end(p, outcome="refused", ground=ground, ended_text=reason, ended_on=p.work.today)
    documents.issue(p.work, p.subject, "DOC14", given={"request": row})
    return row


def _end(p: Passage[PenaltyCase], **columns: Any) -> HearingRequest:
    row = open_request(p.subject)
    for name, value in columns.items():
        setattr(row, name, value)
    p.work.save(row)
    p.note(outcome=row.outcome, ground=row.ground)
    return row


# --- held on paper ---------------------------------------------------------------------------------------------------


def _held_after_request(q: Question[PenaltyCase]) -> Text | None:
    if open_request(q.subject).received_on <= q.given["held_on"] <= q.today:
        return None
    return Text("听证日期须在收到申请之日至今天之间。", "The hearing lies between the request and today.")


def _presider_apart(q: Question[PenaltyCase]) -> Text | None:
    presider: Officer = q.given["presided_by"]
    if not q.subject.assignments.filter(officer=presider, duty="handler").exists():
        return None
    return Text(f"{presider.name}是本案办案人员，不得主持听证。", f"{presider.name} investigated the case and may not preside.")


def _files_are_pdf(q: Question[PenaltyCase]) -> Text | None:
    wrong = [zh for key, zh in (("minutes", "听证笔录"), ("report", "听证报告")) if not _is_pdf(q.given[key])]
    if not wrong:
        return None
    return Text(f"{'、'.join(wrong)}须为 PDF 文件（扫描件）。", "Minutes and report are PDF files (scans).")


def _is_pdf(content: bytes | None) -> bool:
    return bool(content) and bytes(content or b"").startswith(b"%PDF-")


HELD_AFTER_REQUEST = Condition(
    "held_after_request", "听证日期合理", "day of the hearing", "HR20, PL64", _held_after_request, GIVEN
)
PRESIDER_APART = Condition("presider_apart", "主持人不是办案人员", "presider stands apart", "PL64, HR11", _presider_apart, GIVEN)
FILES_ARE_PDF = Condition("hearing_files", "笔录和报告已提交", "minutes and report", "PL65, HR28, HR29", _files_are_pdf, GIVEN)


@PENALTY.act(
    "file_hearing",
    sources=(S.HEAR,),
    target=S.LEGAL2,
    zh="登记听证笔录和报告",
    en="File minutes and report of the hearing",
    article="PL64, PL65, HR28, HR29, PP50",
    who=REVIEWERS,
    rules=APART,
    grant="PL64, HR29",
    needs=(HELD_AFTER_REQUEST, PRESIDER_APART, FILES_ARE_PDF),
    clocks=(Resume("D10"), Start("D11")),
)
def file_hearing(
    p: Passage[PenaltyCase], *, held_on: date, presided_by: Officer, minutes: bytes, report: bytes
) -> HearingRequest:
    """登记听证笔录和报告: held on paper; both become documents of the case (40, 41), and the legal review is due (PP50)."""
    row = _end(p, outcome="held", ended_on=p.work.today, held_on=held_on, presided_by=presided_by)
    for form, content in (("40", minutes), ("41", report)):
        file_paper(p.work, p.subject, form, content, about={"held_on": held_on.isoformat(), "presided_by": presided_by.name})
    p.subject.facts = {**p.subject.facts, "hearing_held": True}
    p.subject.review_kind = "legal"
    return row


def _reviewed_after_hearing(q: Question[PenaltyCase]) -> Text | None:
    held = q.subject.hearingrequests.filter(outcome="held").order_by("-pk").first()
    last = q.subject.reviews.order_by("-pk").first()
    if held is not None and last is not None and last.passed and last.kind == "legal" and last.reviewed_on >= held.ended_on:
        return None
    return Text(
        "经过听证的案件须先经法制审核同意，再集体讨论：请法制审核人员审核。",
        "After a hearing the legal review comes first; it is for the legal reviewer.",
    )


REVIEWED_AFTER_HEARING = Condition(
    "reviewed_after_hearing",
    "听证后已经法制审核",
    "legal review after the hearing",
    "PP50, PL58",
    _reviewed_after_hearing,
    by("penalty.pass_review"),
)


@PENALTY.act(
    "discuss_after_hearing",
    sources=(S.LEGAL2,),
    target=S.COLL,
    zh="听证后集体讨论",
    en="Discussion after hearing",
    article="PP50, PP60",
    who=BH,
    rules=DECIDER,
    grant="PP60",
    needs=(REVIEWED_AFTER_HEARING,),
    issues=("42",),
    reason="conclusion",
)
def discuss_after_hearing(
    p: Passage[PenaltyCase],
    *,
    attendees: Sequence[str],
    views: Sequence[Mapping[str, str]],
    conclusion: str,
    fine: int | None = None,
    mitigation_agreed: bool = False,
) -> Discussion:
    """听证后集体讨论: on the minutes (PL65); as `discuss`, form 42. `fine` in fen."""
    return talk(p, attendees=attendees, views=views, conclusion=conclusion, fine=fine, mitigation_agreed=mitigation_agreed)
