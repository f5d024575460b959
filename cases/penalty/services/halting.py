"""Halting a case that goes to the police, letting it go on, ending it for the crime (PP46, PP60, T310-10, T310-11)."""

from __future__ import annotations

from typing import Any

from cases.base import documents, gate
from cases.base.work import Work
from cases.penalty.lifecycle.states import BEFORE_DECISION
from cases.penalty.models import PenaltyCase


def halt_for_transfer(*, work: Work, case: int, reason: str) -> PenaltyCase:
    """中止办理: D10 is paused. What is decided already stays as it is (T310-11); then nothing is done."""
    row = work.lock(PenaltyCase, case)
    if row.state not in BEFORE_DECISION:
        return row
    with gate.passing(work, "halt_for_transfer", PenaltyCase, case, reason=reason) as p:
        p.subject.waived_on = None
        documents.issue(work, p.subject, "8", given=_matter(work, "中止案件办理", reason))
    return p.subject


def resume_from_transfer(*, work: Work, case: int, reason: str, fine_waits: bool = False) -> PenaltyCase:
    """恢复办理: D10 runs on. A case that was not halted is left as it is. `fine_waits`: no fine, as of today."""
    row = work.lock(PenaltyCase, case)
    if row.state != "SUSP":
        return row
    with gate.passing(work, "resume_from_transfer", PenaltyCase, case, reason=reason) as p:
        p.subject.fine_waits = fine_waits
        documents.issue(work, p.subject, "8", given=_matter(work, "恢复案件办理", reason))
    return p.subject


def free_fine(*, work: Work, case: int) -> PenaltyCase:
    """刑事案件办结: the fine that the article demands is due again."""
    row = work.lock(PenaltyCase, case)
    if row.fine_waits:
        row.fine_waits = False
        work.save(row)
        work.record("penalty.free_fine", row.stream_key, article="T310-11, PL35")
    return row


def reopen_after_crime(*, work: Work, case: int, reason: str, fine_waits: bool = False) -> PenaltyCase:
    """恢复办理 of a case that ended for the crime, closed or not, when no crime was punished: the duty to go on, a new D10."""
    row = work.lock(PenaltyCase, case)
    if row.state not in ("DEC_CRIME", "CLOSED") or row.decisions.exists():
        return row
    with gate.passing(work, "reopen_after_crime", PenaltyCase, case, reason=reason) as p:
        p.subject.decided_on = p.subject.closed_on = None
        p.subject.fine_waits = fine_waits
        documents.issue(work, p.subject, "8", given=_matter(work, "恢复案件办理", reason))
    return p.subject


def end_for_crime(*, work: Work, case: int, reason: str) -> PenaltyCase:
    """移送司法机关: the case ends without a penalty decision (PP60 item 5); D40 runs."""
    row = work.lock(PenaltyCase, case)
    if row.state != "SUSP":
        return row
    with gate.passing(work, "end_for_crime", PenaltyCase, case, reason=reason) as p:
        p.subject.decided_on = work.today
        documents.issue(work, p.subject, "8", given=_matter(work, "移送司法机关，终结行政处罚程序", reason))
    return p.subject


def _matter(work: Work, matter: str, reason: str) -> dict[str, Any]:
    if work.actor.is_system:
        label, opinion = "系统依法登记，报负责人备查", f"依据刑事处理结果{matter}。"
    else:
        label, opinion = ("主要负责人意见" if work.actor.presiding else "部门负责人意见"), f"同意{matter}。"
    box = {"label": label, "opinion": opinion, "name": work.actor.name, "on": work.today.isoformat()}
    return {"matter": matter, "reason": reason, "decision": opinion, "approvals": [box]}
