"""The head has approved a transfer to the police: the case waits for them, goes on, or ends for the crime (PP46, PP60, T310)."""

from __future__ import annotations

from typing import Any

from cases.base import documents
from cases.base.conditions import Condition, Question
from cases.base.cures import instead
from cases.base.errors import Text
from cases.base.gate import Passage
from cases.base.lifecycle import Pause, Resume, Start, Stop
from cases.base.roles import LEADERS, SYSTEM
from cases.parties.rules import own_authority, presiding
from cases.penalty.models import PenaltyCase
from cases.penalty.procedure import PENALTY, Group
from cases.penalty.procedure import PenaltyState as S
from cases.penalty.rules import APART, never_investigated


@PENALTY.act(
    "halt_for_transfer",
    sources=PENALTY.inside(Group.HALTED),
    target=S.SUSP,
    zh="因移送公安机关中止办理",
    en="Halt for the transfer to the police",
    article="PP46, PP64, T310-11",
    who=LEADERS,
    rules=APART,
    grant="PP46, T310-11",
    clocks=(Pause("D10", "criminal_transfer"), Stop("D11"), Stop("D12")),
    issues=("8",),
    reason="reason",
)
def halt_for_transfer(p: Passage[PenaltyCase], *, reason: str) -> PenaltyCase:
    """中止办理: D10 is paused (T310-11)."""
    p.subject.waived_on = None
    _issue_approval(p, "中止案件办理", reason)
    return p.subject


@PENALTY.act(
    "resume_from_transfer",
    sources=(S.SUSP,),
    target=S.INVEST,
    zh="恢复办理",
    en="Go on after the transfer",
    article="PP46, T310-10",
    who=LEADERS | SYSTEM,
    rules=APART,
    clocks=(Resume("D10"),),
    issues=("8",),
    reason="reason",
)
def resume_from_transfer(p: Passage[PenaltyCase], *, reason: str, fine_waits: bool = False) -> PenaltyCase:
    """恢复办理: D10 runs on. `fine_waits`: no fine, as of today."""
    p.subject.fine_waits = fine_waits
    _issue_approval(p, "恢复案件办理", reason)
    return p.subject


def _ended_for_crime(q: Question[PenaltyCase]) -> Text | None:
    if not q.subject.decisions.exists():
        return None
    return Text(
        "本案已作出处理决定，不因刑事处理结果恢复办理。",
        "The bureau has decided this case; the criminal outcome does not reopen it.",
    )


ENDED_FOR_CRIME = Condition(
    "ended_for_crime",
    "因移送司法机关终结",
    "ended for the crime",
    "PP77, T310-10",
    _ended_for_crime,
    instead("penalty.propose_closure", "penalty.archive"),
)


@PENALTY.act(
    "reopen_after_crime",
    sources=(S.DEC_CRIME, S.CLOSED),
    target=S.INVEST,
    zh="刑事程序未追究，恢复办理",
    en="Reopen: no crime was punished",
    article="T310-10, T310-13",
    who=LEADERS | SYSTEM,
    rules=APART,
    needs=(ENDED_FOR_CRIME,),
    clocks=(Stop("D40"), Start("D10")),
    issues=("8",),
    reason="reason",
)
def reopen_after_crime(p: Passage[PenaltyCase], *, reason: str, fine_waits: bool = False) -> PenaltyCase:
    """恢复办理 of a case that ended for the crime, closed or not, when no crime was punished: the duty to go on, a new D10."""
    p.subject.decided_on = p.subject.closed_on = None
    p.subject.fine_waits = fine_waits
    _issue_approval(p, "恢复案件办理", reason)
    return p.subject


@PENALTY.act(
    "end_for_crime",
    sources=(S.SUSP,),
    target=S.DEC_CRIME,
    zh="移送司法机关，终结行政程序",
    en="End the case for the crime",
    article="PP60, T310-5",
    who=LEADERS,
    rules=(own_authority, presiding, never_investigated),
    clocks=(Stop("D10"), Start("D40")),
    issues=("8",),
    reason="reason",
)
def end_for_crime(p: Passage[PenaltyCase], *, reason: str) -> PenaltyCase:
    """移送司法机关: the case ends without a penalty decision (PP60 item 5); D40 runs."""
    p.subject.decided_on = p.work.today
    _issue_approval(p, "移送司法机关，终结行政处罚程序", reason)
    return p.subject


def _issue_approval(p: Passage[PenaltyCase], matter: str, reason: str) -> None:
    """Form 8: who agreed to the matter."""
    actor = p.work.actor
    if actor.is_system:
        label, opinion = "系统依法登记，报负责人备查", f"依据刑事处理结果{matter}。"
    else:
        label, opinion = ("主要负责人意见" if actor.presiding else "部门负责人意见"), f"同意{matter}。"
    box = {"label": label, "opinion": opinion, "name": actor.name, "on": p.work.today.isoformat()}
    given: dict[str, Any] = {"matter": matter, "reason": reason, "decision": opinion, "approvals": [box]}
    documents.issue(p.work, p.subject, "8", given=given)
