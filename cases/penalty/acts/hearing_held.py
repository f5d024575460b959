"""听证举行、终止、听证后集体讨论 (PL64-65, PP50, PP60, HR20-30).

Until the hearing has a machine of its own: it is held on paper. Minutes and report come as files, put on the case by a
person who stands apart; of a hearing to which the party did not come, or from which it left, there are minutes alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from cases.base.calendar import current_calendar
from cases.base.conditions import Condition, Question
from cases.base.cures import GIVEN, by
from cases.base.errors import Text
from cases.base.gate import Passage
from cases.base.lifecycle import Resume, Start
from cases.base.roles import BH, REVIEWERS
from cases.law import deadlines
from cases.parties.models import Officer
from cases.penalty.acts.decision import talk
from cases.penalty.acts.hearing import end_request, open_request
from cases.penalty.choices import one_of
from cases.penalty.filed import file_paper
from cases.penalty.models import Discussion, HearingRequest, HearingStop, PenaltyCase
from cases.penalty.procedure import PENALTY
from cases.penalty.procedure import PenaltyState as S
from cases.penalty.rules import APART, DECIDER


def last_day_to_tell(held: date) -> date:
    """D13c: by this day the notice of a hearing on `held` has reached the party, seven working days before (PL64(2), HR20)."""
    due = deadlines.due(deadlines.deadline("D13c", held), start=held, calendar=current_calendar())
    assert due.day is not None
    return due.day


def first_day_to_hold(told: date) -> date:
    """The earliest working day of a hearing of which the party was told on `told`."""
    day = current_calendar().workday_from(told + timedelta(days=1))
    while last_day_to_tell(day) < told:
        day = current_calendar().nth_workday(day, 1)
    return day


def _held_after_request(q: Question[PenaltyCase]) -> Text | None:
    if open_request(q.subject).received_on <= q.given["held_on"] <= q.today:
        return None
    return Text("听证日期须在收到申请之日至今天之间。", "The hearing lies between the request and today.")


def _presider_apart(q: Question[PenaltyCase]) -> Text | None:
    presider: Officer = q.given["presided_by"]
    if not q.subject.assignments.filter(officer=presider, duty="handler").exists():
        return None
    return Text(f"{presider.name}是本案办案人员，不得主持听证。", f"{presider.name} investigated the case and may not preside.")


def _told_in_time(q: Question[PenaltyCase]) -> Text | None:
    told, held = q.given["notice_served_on"], q.given["held_on"]
    if not open_request(q.subject).received_on <= told <= q.today:
        return Text("听证通知书的送达日期须在收到申请之日至今天之间。", "The notice is served between the request and today.")
    if told <= last_day_to_tell(held):
        return None
    first = first_day_to_hold(told)
    return Text(
        f"听证通知书须于举行听证的七个工作日前送达当事人；{told}送达的，最早可于{first}举行听证，请另定日期重新通知。",
        f"The notice reaches the party seven working days before: served on {told}, it is for a hearing on {first} at the "
        "earliest; set another day and give notice anew.",
    )


def _files_are_pdf(q: Question[PenaltyCase]) -> Text | None:
    files = [(q.given["minutes"], "听证笔录")]
    if "report" in q.given:
        # a hearing that was ended has minutes alone
        files.append((q.given["report"], "听证报告"))
    wrong = [zh for content, zh in files if not _is_pdf(content)]
    if not wrong:
        return None
    return Text(f"{'、'.join(wrong)}须为 PDF 文件（扫描件）。", "Minutes and report are PDF files (scans).")


def _is_pdf(content: bytes | None) -> bool:
    return bool(content) and bytes(content or b"").startswith(b"%PDF-")


HELD_AFTER_REQUEST = Condition(
    "held_after_request", "听证日期合理", "day of the hearing", "HR20, PL64", _held_after_request, GIVEN
)
PRESIDER_APART = Condition("presider_apart", "主持人不是办案人员", "presider stands apart", "PL64, HR11", _presider_apart, GIVEN)
TOLD_IN_TIME = Condition(
    "hearing_told_in_time", "听证通知书于七个工作日前送达", "told seven working days before", "HR20, PL64", _told_in_time, GIVEN
)
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
    needs=(HELD_AFTER_REQUEST, TOLD_IN_TIME, PRESIDER_APART, FILES_ARE_PDF),
    clocks=(Resume("D10"), Start("D11")),
)
def file_hearing(
    p: Passage[PenaltyCase], *, notice_served_on: date, held_on: date, presided_by: Officer, minutes: bytes, report: bytes
) -> HearingRequest:
    """登记听证笔录和报告: held on paper; both become documents of the case (40, 41), and the legal review is due (PP50)."""
    of_it = {"notice_served_on": notice_served_on, "held_on": held_on, "presided_by": presided_by}
    row = end_request(p, outcome="held", ended_on=p.work.today, **of_it)
    _file(p, row, ("40", minutes), ("41", report))
    p.subject.facts = {**p.subject.facts, "hearing_held": True}
    p.subject.review_kind = "legal"
    return row


def _file(p: Passage[PenaltyCase], row: HearingRequest, *papers: tuple[str, bytes]) -> None:
    assert row.held_on is not None and row.presided_by is not None
    about = {"held_on": row.held_on.isoformat(), "presided_by": row.presided_by.name}
    for form, content in papers:
        file_paper(p.work, p.subject, form, content, about=about)
    p.note(notice_served_on=str(row.notice_served_on), **about)


# --- ended -----------------------------------------------------------------------------------------------------------


def _ground_to_end(q: Question[PenaltyCase]) -> Text | None:
    if q.given["ground"] not in HearingStop.values:
        return one_of("终止听证的情形", "ground", HearingStop.choices)
    if str(q.given["reason"]).strip():
        return None
    return Text("须写明终止听证的经过，以及当事人没有正当理由的依据。", "State what happened, and why there was no cause.")


GROUND_TO_END = Condition("ground_to_end", "有终止听证的情形", "ground to end it", "PL64, HR27", _ground_to_end, GIVEN)


@PENALTY.act(
    "end_hearing",
    sources=(S.HEAR,),
    target=S.NOTIFIED,
    zh="终止听证",
    en="End the hearing",
    article="HR27, PL64, PP64",
    who=REVIEWERS,
    rules=APART,
    grant="HR12, HR27",
    needs=(GROUND_TO_END, HELD_AFTER_REQUEST, TOLD_IN_TIME, PRESIDER_APART, FILES_ARE_PDF),
    clocks=(Resume("D10"),),
    reason="reason",
)
def end_hearing(
    p: Passage[PenaltyCase],
    *,
    ground: str,
    notice_served_on: date,
    held_on: date,
    presided_by: Officer,
    reason: str,
    minutes: bytes,
) -> HearingRequest:
    """终止听证 (PL64(6), HR27): without cause the party did not come, or left without leave; it has waived the hearing.

    `held_on` is the day for which it was called. The time to state a defence (D12) was over by then, and does not begin anew:
    what was stated in it is re-checked, else somebody looks whether anything came in.
    """
    of_it = {"notice_served_on": notice_served_on, "held_on": held_on, "presided_by": presided_by}
    row = end_request(p, outcome="ended", ground=ground, ended_text=reason, ended_on=p.work.today, **of_it)
    _file(p, row, ("40", minutes))
    return row


# --- after it --------------------------------------------------------------------------------------------------------


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
    place: str = "",
    reporter: str = "",
    recorder: str = "",
) -> Discussion:
    """听证后集体讨论: on the minutes (PL65); as `discuss`, form 42. `fine` in fen."""
    held = {"place": place, "reporter": reporter, "recorder": recorder}
    return talk(
        p, attendees=attendees, views=views, conclusion=conclusion, fine=fine, mitigation_agreed=mitigation_agreed, held=held
    )
