"""Writing a decision, whichever act makes it: the law frozen with it, the papers that state it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cases.base import documents
from cases.base.work import Work
from cases.law import tables
from cases.penalty import assessment
from cases.penalty.content import content_columns
from cases.penalty.models import Decision, DecisionKind, Defence, HearingRequest, PartyRight, PenaltyCase, PenaltyNotice
from cases.penalty.proposal import Proposal
from cases.penalty.related import defences_of, hearings_of
from cases.penalty.rights import answered, rights_told
from cases.penalty.selectors import told

_UNUSED = {PartyRight.DEFENCE.value: "未提出陈述、申辩意见", PartyRight.HEARING.value: "未要求听证"}


def write_decision(work: Work, case: PenaltyCase, proposal: Proposal, *, kind: DecisionKind, **more: Any) -> Decision:
    """The decision with band, clause, outcome and the party's defence as they are today; saved by the act, with its paper."""
    outcome = assessment.assess_case(case, proposal=proposal, on=work.today).as_json()
    return Decision(
        case=case,
        kind=kind,
        decided_on=work.today,
        decided_by=work.actor.name,
        law_digest=tables.digest(),
        outcome=outcome,
        defence_text=defence_text(case),
        **content_columns(case, proposal, on=work.today),
        **more,
    )


def issue_decision(work: Work, case: PenaltyCase, decision: Decision, *forms: str, given: Mapping[str, Any]) -> None:
    """Issue the forms; the last of them states the decision, which the act then saves."""
    for form in forms:
        issued = documents.issue(work, case, form, given=given)
    decision.document = issued


@dataclass(frozen=True, slots=True)
class Unproven:
    """What forms 43 and 46 state where the facts are not proven: a handling without a decision row, since nothing is decided
    upon the party (PL57(3))."""

    facts_text: str
    reasons_text: str
    defence_text: str
    decided_on: date
    kind: str = "unproven"
    kinds: tuple[str, ...] = ()
    goods_description: str = ""
    measures: Mapping[str, str] = field(default_factory=dict)
    orders: None = None
    charges: None = None
    clause: None = None

    @classmethod
    def of(cls, case: PenaltyCase, reason: str, *, on: date) -> Unproven:
        """The facts as last reported, the reason why they are not proven, what the party stated."""
        report = case.investigationreports.order_by("-version").first()
        heard = defence_text(case) if told(case) else ""
        return cls(report.facts_text if report else "", reason, heard, on)


def defence_text(case: PenaltyCase) -> str:
    """What the party stated, waived or asked for after it was told, and what became of it, as the file holds it."""
    notice = told(case)
    request = next((row for row in reversed(hearings_of(case)) if notice and row.notice_id == notice.pk), None)
    return _stated(case, notice, asked=request is not None) + (_asked(request) if request else "")


def _stated(case: PenaltyCase, notice: PenaltyNotice | None, *, asked: bool) -> str:
    # what was said to an earlier notice was said to another penalty
    said = [row for row in defences_of(case) if row.notice_id == (notice.pk if notice else None)]
    return "".join(map(_answered, said)) + _silence(notice, said, asked=asked)


def _silence(notice: PenaltyNotice | None, said: Sequence[Defence], *, asked: bool) -> str:
    """Which rights it neither used nor gave up."""
    told_of = [str(PartyRight.DEFENCE)] if notice is None else rights_told(notice)
    spoken = {right for row in said if notice for right in answered(row, notice)}
    unused = [right for right in told_of if right not in spoken and not (asked and right == PartyRight.HEARING)]
    return f"当事人在法定期限内{'，也'.join(_UNUSED[right] for right in unused)}。" if unused else ""


def _answered(row: Defence) -> str:
    """What was waived, in the words in which it was; or what was stated, whether it was accepted and why (PL45, PP58)."""
    if row.waiver:
        return row.content
    said = f"当事人于{in_chinese(row.received_on)}提出陈述、申辩意见：{_sentence(row.content)}"
    if not row.rechecked_on:
        return said
    taken = "予以采纳" if row.accepted else "不予采纳"
    return f"{said}本局经复核，{taken}，理由是：{_sentence(row.recheck)}"


def _sentence(text: str) -> str:
    return text if text.endswith(("。", "！", "？", "”")) else f"{text}。"


def _asked(request: HearingRequest) -> str:
    """要求听证的办理情况."""
    asked = f"当事人于{in_chinese(request.sent_on)}要求听证，"
    if request.outcome == "withdrawn":
        return f"{asked}后于{in_chinese(request.ended_on)}书面撤回申请。"
    if request.outcome == "refused":
        return f"{asked}因{request.get_ground_display()}，本局不予举行听证，并已书面告知理由。"
    if request.outcome == "ended":
        why = f"因{request.get_ground_display()}，视为放弃听证权利"
        return f"{asked}{why}，本局于{in_chinese(request.held_on)}终止听证。"
    return f"{asked}本局于{in_chinese(request.held_on)}举行了听证，本决定根据听证笔录作出。"


def in_chinese(day: date | None) -> str:
    """2026年4月10日; nothing where the day is not known."""
    return "" if day is None else f"{day.year}年{day.month}月{day.day}日"
