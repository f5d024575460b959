"""集体研究决定: no fault, exempt, a measure, or referred (CSR 34-39, GSA 53)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cases.accountability.review.choices import Outcome
from cases.accountability.review.models import CollectiveDecision, ResponsibilityReview
from cases.base import documents, gate
from cases.base.work import Work
from cases.parties.models import Officer


def decide_no_fault(
    *,
    work: Work,
    review: int,
    attendees: Sequence[Officer],
    views: Sequence[Mapping[str, Any]],
    reasons: str,
    wrongly_accused: bool = False,
) -> CollectiveDecision:
    """决定不予追责: an element of fault is missing. `views` are `{"name", "view", "dissent"}`."""
    return _decide(work, "decide_no_fault", review, Outcome.NO_FAULT, attendees, views, reasons, wrongly_accused=wrongly_accused)


def decide_exempt(
    *, work: Work, review: int, attendees: Sequence[Officer], views: Sequence[Mapping[str, Any]], reasons: str
) -> CollectiveDecision:
    """决定免予追责: an accepted ground covers every finding that has all elements."""
    return _decide(work, "decide_exempt", review, Outcome.EXEMPT, attendees, views, reasons)


def decide_measure(
    *,
    work: Work,
    review: int,
    attendees: Sequence[Officer],
    views: Sequence[Mapping[str, Any]],
    reasons: str,
    measures: Sequence[str],
) -> CollectiveDecision:
    """决定给予处理: fault in all its elements, nothing heavier than the official was told."""
    return _decide(work, "decide_measure", review, Outcome.MEASURE, attendees, views, reasons, measures=list(measures))


def refer(
    *,
    work: Work,
    review: int,
    attendees: Sequence[Officer],
    views: Sequence[Mapping[str, Any]],
    reasons: str,
    recipient: str,
    recipient_name: str,
) -> CollectiveDecision:
    """决定移送: to the appointing organ (discipline) or to the supervision commission (DOC12)."""
    return _decide(
        work, "refer", review, Outcome.REFERRED, attendees, views, reasons, recipient=recipient, recipient_name=recipient_name
    )


def _decide(
    work: Work,
    act: str,
    review: int,
    outcome: str,
    attendees: Sequence[Officer],
    views: Sequence[Mapping[str, Any]],
    reasons: str,
    **columns: Any,
) -> CollectiveDecision:
    given = {"attendees": attendees, "views": views, "reasons": reasons, "outcome": outcome, **columns}
    with gate.passing(work, act, ResponsibilityReview, review, given=given) as p:
        subject = p.subject
        subject.outcome, subject.decision_reasons, subject.decided_on = outcome, reasons, work.today
        for name, value in columns.items():
            setattr(subject, name, value)
        row = CollectiveDecision(
            review=subject,
            held_on=work.today,
            presided_by=work.actor.name,
            attendees=[o.name for o in attendees],
            views=[dict(v) for v in views],
            conclusion=reasons,
            outcome=outcome,
            measures=columns.get("measures", []),
        )
        work.save(row)
        documents.issue(work, subject, "DOC13", given={"meeting": row})
        documents.issue(work, subject, "DOC12" if outcome == Outcome.REFERRED else "DOC11", given={"opinion": reasons})
        p.note(outcome=outcome, measures=row.measures)
    return row
