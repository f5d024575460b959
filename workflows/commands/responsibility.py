"""执法责任追究: the clue, the investigation, the defence, the collective decision and what follows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from cases.accountability.review import services as review_services
from cases.accountability.review.models import (
    CollectiveDecision,
    ExemptionClaim,
    FaultFinding,
    OfficialDefence,
    Remedy,
    ResponsibilityReview,
)
from cases.accountability.review.selectors import reviews_of
from cases.base.actors import Actor
from cases.base.work import begin
from cases.parties.models import Authority, Officer
from workflows import tasks
from workflows.commands.frame import beside, finishing

R, REVIEW = "responsibility.", ResponsibilityReview


def register_responsibility_clue(
    *,
    actor: Actor,
    now: datetime,
    authority: Authority,
    trigger: str,
    summary: str,
    officials: Sequence[tuple[Officer, str]],
    about: str = "",
) -> ResponsibilityReview:
    """登记责任线索 by a supervisor: one review an official, each put before the head of the authority that handles it."""
    with begin(actor, now, act=R + "register") as work:
        first = review_services.open_clue(
            work=work, authority=authority, origin="", about=about, trigger=trigger, summary=summary, officials=officials
        )
        follow_clue(first, now=now)
    return first


def follow_clue(review: ResponsibilityReview, *, now: datetime) -> None:
    """Start the work on every review of the affair; for a command that opened the clue itself."""
    for row in reviews_of(review.affair):
        tasks.start(row, now=now)


def consent_to_preliminary(*, actor: Actor, now: datetime, review: int, item: int | None = None) -> ResponsibilityReview:
    """同意初步核实."""
    with finishing(R + "consent", REVIEW, review, actor=actor, now=now, item=item) as work:
        return review_services.consent(work=work, review=review)


def begin_preliminary(*, actor: Actor, now: datetime, review: int, item: int | None = None) -> ResponsibilityReview:
    """开始初步核实."""
    with finishing(R + "begin_preliminary", REVIEW, review, actor=actor, now=now, item=item) as work:
        return review_services.begin_preliminary(work=work, review=review)


def report_preliminary(
    *, actor: Actor, now: datetime, review: int, findings: str, suggestion: str, item: int | None = None
) -> ResponsibilityReview:
    """提交初步核实情况."""
    with finishing(R + "report_preliminary", REVIEW, review, actor=actor, now=now, item=item) as work:
        return review_services.report_preliminary(work=work, review=review, findings=findings, suggestion=suggestion)


def clear_official(
    *, actor: Actor, now: datetime, review: int, reasons: str, wrongly_accused: bool = False, item: int | None = None
) -> ResponsibilityReview:
    """核实后不予追责."""
    with finishing(R + "clear", REVIEW, review, actor=actor, now=now, item=item) as work:
        return review_services.clear_official(work=work, review=review, reasons=reasons, wrongly_accused=wrongly_accused)


def open_review(
    *, actor: Actor, now: datetime, review: int, investigators: Sequence[Officer], item: int | None = None
) -> ResponsibilityReview:
    """批准立案."""
    with finishing(R + "open", REVIEW, review, actor=actor, now=now, item=item) as work:
        return review_services.open_review(work=work, review=review, investigators=investigators)


def recuse_investigator(
    *, actor: Actor, now: datetime, review: int, leaving: Officer, coming: Officer, reason: str
) -> ResponsibilityReview:
    """调查人员回避; what the one who leaves had taken goes back to the others."""
    with beside(R + "recuse", REVIEW, review, actor=actor, now=now) as work:
        changed = review_services.recuse_investigator(work=work, review=review, leaving=leaving, coming=coming, reason=reason)
        tasks.take_back(changed, holder=leaving.user_id)
    return changed


def record_finding(*, actor: Actor, now: datetime, review: int, finding: Mapping[str, Any]) -> FaultFinding:
    """登记调查认定."""
    with beside(R + "record_finding", REVIEW, review, actor=actor, now=now) as work:
        return review_services.record_finding(work=work, review=review, finding=finding)


def notify_official(
    *,
    actor: Actor,
    now: datetime,
    review: int,
    outcome: str,
    basis: str,
    way: str,
    measures: Sequence[str] = (),
    item: int | None = None,
) -> ResponsibilityReview:
    """告知事实与拟处理."""
    with finishing(R + "notify", REVIEW, review, actor=actor, now=now, item=item) as work:
        return review_services.notify(work=work, review=review, outcome=outcome, basis=basis, way=way, measures=measures)


def state_defence(
    *,
    actor: Actor,
    now: datetime,
    review: int,
    content: str,
    claims: Sequence[Mapping[str, Any]] = (),
    received_on: date | None = None,
    item: int | None = None,
) -> OfficialDefence:
    """陈述申辩, with the grounds claimed."""
    with finishing(R + "defend", REVIEW, review, actor=actor, now=now, item=item) as work:
        return review_services.defend(work=work, review=review, content=content, claims=claims, received_on=received_on)


def waive_defence(*, actor: Actor, now: datetime, review: int, item: int | None = None) -> OfficialDefence:
    """放弃陈述申辩."""
    with finishing(R + "waive", REVIEW, review, actor=actor, now=now, item=item) as work:
        return review_services.waive(work=work, review=review)


def revise_finding(*, actor: Actor, now: datetime, review: int, position: int, finding: Mapping[str, Any]) -> FaultFinding:
    """复核后更正认定."""
    with beside(R + "revise_finding", REVIEW, review, actor=actor, now=now) as work:
        return review_services.revise_finding(work=work, review=review, position=position, finding=finding)


def decide_claim(*, actor: Actor, now: datetime, review: int, claim: int, decision: str, reasons: str) -> ExemptionClaim:
    """审查免责主张."""
    with beside(R + "decide_claim", REVIEW, review, actor=actor, now=now) as work:
        return review_services.decide_claim(work=work, review=review, claim=claim, decision=decision, reasons=reasons)


def submit_to_group(
    *, actor: Actor, now: datetime, review: int, verification: str, argument: str, item: int | None = None
) -> ResponsibilityReview:
    """提请集体研究."""
    with finishing(R + "submit", REVIEW, review, actor=actor, now=now, item=item) as work:
        return review_services.submit(work=work, review=review, verification=verification, argument=argument)


def find_no_fault(
    *,
    actor: Actor,
    now: datetime,
    review: int,
    attendees: Sequence[Officer],
    views: Sequence[Mapping[str, Any]],
    reasons: str,
    wrongly_accused: bool = False,
    item: int | None = None,
) -> CollectiveDecision:
    """集体研究决定不予追责."""
    with finishing(R + "decide_no_fault", REVIEW, review, actor=actor, now=now, item=item) as work:
        return review_services.decide_no_fault(
            work=work, review=review, attendees=attendees, views=views, reasons=reasons, wrongly_accused=wrongly_accused
        )


def exempt_official(
    *,
    actor: Actor,
    now: datetime,
    review: int,
    attendees: Sequence[Officer],
    views: Sequence[Mapping[str, Any]],
    reasons: str,
    item: int | None = None,
) -> CollectiveDecision:
    """集体研究决定免予追责."""
    with finishing(R + "decide_exempt", REVIEW, review, actor=actor, now=now, item=item) as work:
        return review_services.decide_exempt(work=work, review=review, attendees=attendees, views=views, reasons=reasons)


def impose_measure(
    *,
    actor: Actor,
    now: datetime,
    review: int,
    attendees: Sequence[Officer],
    views: Sequence[Mapping[str, Any]],
    reasons: str,
    measures: Sequence[str],
    item: int | None = None,
) -> CollectiveDecision:
    """集体研究决定给予处理."""
    with finishing(R + "decide_measure", REVIEW, review, actor=actor, now=now, item=item) as work:
        return review_services.decide_measure(
            work=work, review=review, attendees=attendees, views=views, reasons=reasons, measures=measures
        )


def refer_official(
    *,
    actor: Actor,
    now: datetime,
    review: int,
    attendees: Sequence[Officer],
    views: Sequence[Mapping[str, Any]],
    reasons: str,
    recipient: str,
    recipient_name: str,
    item: int | None = None,
) -> CollectiveDecision:
    """集体研究决定移送."""
    with finishing(R + "refer", REVIEW, review, actor=actor, now=now, item=item) as work:
        return review_services.refer(
            work=work,
            review=review,
            attendees=attendees,
            views=views,
            reasons=reasons,
            recipient=recipient,
            recipient_name=recipient_name,
        )


def inform_official(
    *, actor: Actor, now: datetime, review: int, way: str, clarification: str = "", item: int | None = None
) -> ResponsibilityReview:
    """告知处理结果, whatever it is."""
    with finishing(R + "inform", REVIEW, review, actor=actor, now=now, item=item) as work:
        return review_services.inform_official(work=work, review=review, way=way, clarification=clarification)


def serve_measure(*, actor: Actor, now: datetime, review: int, way: str, item: int | None = None) -> ResponsibilityReview:
    """送达处理决定; J23 runs."""
    with finishing(R + "serve_measure", REVIEW, review, actor=actor, now=now, item=item) as work:
        return review_services.serve_measure(work=work, review=review, way=way)


def ask_internal_review(*, actor: Actor, now: datetime, review: int, grounds: str) -> Remedy:
    """申请内部复核: the archive waits until it is answered."""
    with beside(R + "ask_review", REVIEW, review, actor=actor, now=now) as work:
        asked = review_services.ask_review(work=work, review=review, grounds=grounds)
        tasks.cancel_open(asked.review, now=now)
        tasks.start(asked.review, now=now, at="after_request")
    return asked


def answer_internal_review(
    *,
    actor: Actor,
    now: datetime,
    review: int,
    answer: str,
    reasons: str,
    way: str,
    measures: Sequence[str] = (),
    item: int | None = None,
) -> Remedy:
    """作出复核结论."""
    with finishing(R + "answer_review", REVIEW, review, actor=actor, now=now, item=item) as work:
        return review_services.answer_review(work=work, review=review, answer=answer, reasons=reasons, measures=measures, way=way)


def archive_review(*, actor: Actor, now: datetime, review: int, item: int | None = None) -> ResponsibilityReview:
    """归档."""
    with finishing(R + "archive", REVIEW, review, actor=actor, now=now, item=item) as work:
        return review_services.archive_review(work=work, review=review)
