"""调查认定、回避、告知 (CSR 39, 41, 42)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cases.accountability.review.models import FaultFinding, Investigator, ResponsibilityReview, ToldOfficial
from cases.base import documents, gate
from cases.base.work import Work
from cases.parties.models import Officer

FINDING = ("conduct", "duty", "unlawful", "unlawful_reasons", "mind", "mind_reasons", "harm", "harm_reasons")


def recuse_investigator(*, work: Work, review: int, leaving: Officer, coming: Officer, reason: str) -> ResponsibilityReview:
    """调查人员回避: one leaves with the reason, another takes over today."""
    given = {"leaving": leaving, "coming": coming, "reason": reason}
    with gate.passing(work, "recuse", ResponsibilityReview, review, reason=reason, given=given) as p:
        row = p.subject.investigators.get(officer=leaving, to_day__isnull=True)
        row.to_day, row.recusal = work.today, reason
        work.save(row)
        work.save(Investigator(review=p.subject, officer=coming, from_day=work.today))
        p.note(leaving=leaving.name, coming=coming.name)
    return p.subject


def record_finding(*, work: Work, review: int, finding: Mapping[str, Any]) -> FaultFinding:
    """登记调查认定: what was done or left undone, and the three elements with reasons (keys as in FINDING)."""
    with gate.passing(work, "record_finding", ResponsibilityReview, review, given={"finding": finding}) as p:
        row = FaultFinding(
            review=p.subject, position=p.subject.faultfindings.count() + 1, **{name: finding[name] for name in FINDING}
        )
        work.save(row)
        p.note(finding=row.position)
    return row


def notify(*, work: Work, review: int, outcome: str, basis: str, way: str, measures: Sequence[str] = ()) -> ResponsibilityReview:
    """告知事实与拟处理 (DOC10): the time to state a defence runs; nothing heavier can be decided afterwards."""
    given = {"outcome": outcome, "basis": basis, "measures": list(measures), "way": way}
    with gate.passing(work, "notify", ResponsibilityReview, review, given=given) as p:
        subject = p.subject
        subject.proposed_outcome, subject.proposed_measures = outcome, list(measures)
        subject.proposed_basis, subject.notified_on = basis, work.today
        paper = documents.issue(work, subject, "DOC10")
        tell(work, subject, ToldOfficial.What.FACTS, way=way, document=paper)
    return p.subject


def tell(
    work: Work, review: ResponsibilityReview, what: str, *, way: str, document: Any, clarification: str = ""
) -> ToldOfficial:
    """Record that the official was told today."""
    return work.save(
        ToldOfficial(
            review=review,
            what=what,
            way=way,
            told_on=work.today,
            told_by=work.actor.name,
            clarification=clarification,
            document=document,
        )
    )
