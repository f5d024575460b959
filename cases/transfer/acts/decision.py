"""报告、批准与不批准 (T310-5)."""

from __future__ import annotations

from typing import Any

from cases.base import documents
from cases.base.conditions import Condition, Question
from cases.base.cures import GIVEN
from cases.base.errors import Text
from cases.base.gate import Passage
from cases.base.lifecycle import Start, Stop
from cases.base.roles import CO, LEADERS
from cases.penalty import halting
from cases.transfer.acts.stated import REASON_GIVEN, stated
from cases.transfer.models import CriminalFlag, FlagState, Transfer
from cases.transfer.procedure import TRANSFER
from cases.transfer.procedure import TransferState as S
from cases.transfer.rules import HEAD, MEMBER


def _report_complete(q: Question[Transfer]) -> Text | None:
    if stated(q, "facts_text", "grounds_text"):
        return None
    return Text(
        "移送报告须写明涉嫌犯罪的事实、证据，以及移送的理由和依据。",
        "The report states the facts and evidence of the suspected crime, and the grounds for the transfer.",
    )


REPORT_COMPLETE = Condition("report_complete", "移送报告完整", "report complete", "T310-5", _report_complete, GIVEN)


@TRANSFER.act(
    "report",
    sources=(S.TASKFORCE,),
    target=S.REPORTED,
    zh="提出移送报告",
    en="Report to the head",
    article="T310-5",
    who=CO,
    rules=MEMBER,
    needs=(REPORT_COMPLETE,),
    clocks=(Start("D60"),),
    issues=("X1",),
)
def report(p: Passage[Transfer], *, facts_text: str, grounds_text: str) -> Transfer:
    """提出移送报告 to the head; D60 (3 days) runs; form X1."""
    subject = p.subject
    subject.facts_text, subject.grounds_text = facts_text, grounds_text
    subject.crimes = subject.flag.crimes
    subject.reported_on, subject.reported_by_id = p.work.today, p.work.actor.officer_id
    documents.issue(p.work, subject, "X1")
    return subject


@TRANSFER.act(
    "approve",
    sources=(S.REPORTED,),
    target=S.APPROVED,
    zh="批准移送",
    en="Approve the transfer",
    article="T310-5",
    who=LEADERS,
    rules=HEAD,
    needs=(REASON_GIVEN,),
    clocks=(Stop("D60"), Start("D61")),
    issues=("8",),
    reason="reason",
)
def approve(p: Passage[Transfer], *, reason: str) -> Transfer:
    """批准移送 by the head in person; D61 (24 hours) runs, the penalty case is halted, the flag answered; form 8."""
    _decide(p, "同意移送公安机关", reason, answer="transferred")
    halting.halt(p.work, p.subject.case_id, reason=f"涉嫌犯罪移送公安机关（{p.subject.number}）。")
    return p.subject


@TRANSFER.act(
    "reject",
    sources=(S.REPORTED,),
    target=S.REJECTED,
    zh="不批准移送",
    en="Reject the transfer",
    article="T310-5",
    who=LEADERS,
    rules=HEAD,
    needs=(REASON_GIVEN,),
    clocks=(Stop("D60"),),
    issues=("8",),
    reason="reason",
)
def reject(p: Passage[Transfer], *, reason: str) -> Transfer:
    """不批准移送 by the head in person, with reasons on record; form 8. The penalty case may go on."""
    _decide(p, "不批准移送公安机关", reason, answer=f"rejected: {reason}")
    return p.subject


def _decide(p: Passage[Transfer], decision: str, reason: str, *, answer: str) -> None:
    """The decision with its form 8; the flag stands no more."""
    subject, work = p.subject, p.work
    subject.decision_reason, subject.decided_on = reason, work.today
    subject.approved_by_id, subject.approver_presiding = work.actor.officer_id, work.actor.presiding
    documents.issue(work, subject, "8", given=_matter(p, decision, reason))
    flag = work.lock(CriminalFlag, subject.flag_id)
    flag.end(FlagState.ANSWERED, on=work.today, answer=answer)
    # the database asks for the head's decision, form 8, before it lets a flag be answered
    work.settle()
    work.save(flag)


def _matter(p: Passage[Transfer], decision: str, reason: str) -> dict[str, Any]:
    subject, work = p.subject, p.work
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
