"""专案组、报告、批准与不批准 (T310-5)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cases.base import documents, gate
from cases.base.work import Work
from cases.parties.models import Officer
from cases.penalty import halting
from cases.transfer.models import TaskForceMember, Transfer
from cases.transfer.services.flag import answer_flag


def form_task_force(*, work: Work, transfer: int, officers: Sequence[Officer]) -> Transfer:
    """指定专案组: two or more certified officers of the bureau, at once (T310-5)."""
    with gate.passing(work, "form_task_force", Transfer, transfer, given={"officers": officers}) as p:
        for officer in officers:
            work.save(TaskForceMember(transfer=p.subject, officer=officer))
        p.note(officers=[o.name for o in officers])
    return p.subject


def report(*, work: Work, transfer: int, facts_text: str, grounds_text: str) -> Transfer:
    """提出移送报告 to the head; D60 (3 days) runs; form X1."""
    given = {"facts_text": facts_text, "grounds_text": grounds_text}
    with gate.passing(work, "report", Transfer, transfer, given=given) as p:
        subject = p.subject
        subject.facts_text, subject.grounds_text = facts_text, grounds_text
        subject.crimes = subject.flag.crimes
        subject.reported_on, subject.reported_by_id = work.today, work.actor.officer_id
        documents.issue(work, subject, "X1")
    return p.subject


def approve(*, work: Work, transfer: int, reason: str) -> Transfer:
    """批准移送 by the head in person; D61 (24 hours) runs, the penalty case is halted, the flag answered; form 8."""
    with gate.passing(work, "approve", Transfer, transfer, reason=reason, given={"reason": reason}) as p:
        _decide(work, p.subject, reason)
        documents.issue(work, p.subject, "8", given=_matter(work, p.subject, "同意移送公安机关", reason))
        answer_flag(work, p.subject, "transferred")
        halting.halt(work, p.subject.case_id, reason=f"涉嫌犯罪移送公安机关（{p.subject.number}）。")
    return p.subject


def reject(*, work: Work, transfer: int, reason: str) -> Transfer:
    """不批准移送 by the head in person, with reasons on record; form 8. The penalty case may go on."""
    with gate.passing(work, "reject", Transfer, transfer, reason=reason, given={"reason": reason}) as p:
        _decide(work, p.subject, reason)
        documents.issue(work, p.subject, "8", given=_matter(work, p.subject, "不批准移送公安机关", reason))
        answer_flag(work, p.subject, f"rejected: {reason}")
    return p.subject


def _decide(work: Work, subject: Transfer, reason: str) -> None:
    subject.decision_reason, subject.decided_on = reason, work.today
    subject.approved_by_id, subject.approver_presiding = work.actor.officer_id, work.actor.presiding


def _matter(work: Work, subject: Transfer, decision: str, reason: str) -> dict[str, Any]:
    return {
        "matter": "涉嫌犯罪案件移送",
        "reason": subject.grounds_text,
        "decision": decision,
        "approvals": [
            {
                "label": "专案组意见",
                "opinion": subject.grounds_text,
                "name": str(subject.reported_by),
                "on": subject.reported_on.isoformat() if subject.reported_on else "",
            },
            {
                "label": "主要负责人意见",
                "opinion": f"{decision}。{reason}",
                "name": work.actor.name,
                "on": work.today.isoformat(),
            },
        ],
    }
