"""变更、撤销处罚决定 (PL75, PP63)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cases.base import documents
from cases.base.conditions import Condition, Question
from cases.base.cures import GIVEN
from cases.base.errors import Text
from cases.base.gate import Passage
from cases.base.lifecycle import Start, Stop
from cases.base.roles import LEADERS
from cases.base.work import Work
from cases.penalty.acts.imposed import (
    CITY_LEVEL,
    LIGHTER_FOR_MINORS,
    MAY_BE_PUNISHED,
    MITIGATION_NAMED,
    NOT_HEAVIER,
    PENALTY_INTENDED,
    WITHIN_BAND,
)
from cases.penalty.acts.measured import MEASURED_ANEW
from cases.penalty.deciding import issue_decision, write_decision
from cases.penalty.models import Decision, DecisionKind, DecisionStatus, PenaltyCase, items_of
from cases.penalty.payments import in_force
from cases.penalty.procedure import PENALTY, Group
from cases.penalty.procedure import PenaltyState as S
from cases.penalty.proposal import Proposal
from cases.penalty.readiness import PAYABLE
from cases.penalty.rules import DECIDER


def _change_has_basis(q: Question[PenaltyCase]) -> Text | None:
    if str(q.given.get("basis", "")).strip() and q.subject.decisions.filter(status="in_force").exists():
        return None
    return Text(
        "变更或者撤销须写明依据（复议决定、判决或者自行纠正）并有有效的决定。",
        "Name the basis (reconsideration, judgment or self-correction) and there must be a decision in force.",
    )


CHANGE_HAS_BASIS = Condition("change_has_basis", "变更撤销有依据", "basis of change", "PL75", _change_has_basis, GIVEN)


def _standing(case: PenaltyCase, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
    """The decision that falls; a new one may not be heavier."""
    old = in_force(case)
    return {"old": old, "not_heavier_than": Proposal.of(old) if old else None}


@PENALTY.act(
    "change_decision",
    sources=PENALTY.inside(Group.WITH_DECISION),
    target=S.CHANGED,
    zh="变更处罚决定",
    en="Change the decision",
    article="PL75, PP63",
    who=LEADERS,
    rules=DECIDER,
    grant="PL75",
    needs=(
        CHANGE_HAS_BASIS,
        PENALTY_INTENDED,
        MAY_BE_PUNISHED,
        LIGHTER_FOR_MINORS,
        WITHIN_BAND,
        MITIGATION_NAMED,
        NOT_HEAVIER,
        *MEASURED_ANEW,
        CITY_LEVEL,
        PAYABLE,
    ),
    # the new decision is served, paid and contested again: nothing of the old one's time runs on
    clocks=(Stop("D14"), Stop("D30"), Stop("D40"), Stop("D50"), Stop("D51"), Start("D14")),
    issues=("45B", "DOC3"),
    reason="opinion",
    given=_standing,
)
def change_decision(p: Passage[PenaltyCase], *, proposal: Proposal, basis: str, opinion: str) -> Decision:
    """变更处罚决定: a new decision supersedes the old; never heavier. `basis` names the document it rests on.

    What was paid under the old decision counts for the new one.
    """
    old: Decision = p.given["old"]
    _end(p.work, old, DecisionStatus.CHANGED, basis)
    decision = write_decision(p.work, p.subject, proposal, kind=DecisionKind.PENALTY, supersedes=old)
    papers = {
        "decision": decision,
        "old": old,
        "basis": basis,
        "opinion": opinion,
        "measures": decision.measures,
        "old_measures": old.measures,
    }
    # it stands before what was paid is carried over to it
    p.work.save(decision)
    _carry_payments(p.work, old, decision)
    issue_decision(p.work, p.subject, decision, "45B", given=papers)
    documents.issue(p.work, p.subject, "DOC3", given=papers)
    p.work.save(decision)
    p.work.save_new(items_of(decision))
    _go_back(p.subject)
    p.subject.served_on = p.subject.executed_on = None
    p.note(basis=basis, fine=decision.fine)
    return decision


@PENALTY.act(
    "annul_decision",
    sources=(*PENALTY.inside(Group.WITH_DECISION), S.DEC_EXEMPT),
    target=S.ANNULLED,
    zh="撤销处罚决定",
    en="Annul the decision",
    article="PL75, PP63",
    who=LEADERS,
    rules=DECIDER,
    grant="PL75",
    needs=(CHANGE_HAS_BASIS,),
    clocks=(Stop("D14"), Stop("D30"), Stop("D50"), Stop("D51"), Stop("D40"), Start("D40")),
    issues=("45C",),
    reason="opinion",
    given=_standing,
)
def annul_decision(p: Passage[PenaltyCase], *, basis: str, opinion: str) -> Decision:
    """撤销处罚决定: nothing replaces it. `basis` names the document it rests on."""
    old: Decision = p.given["old"]
    _end(p.work, old, DecisionStatus.ANNULLED, basis)
    _go_back(p.subject)
    papers = {"decision": old, "basis": basis, "opinion": opinion, "measures": old.measures}
    documents.issue(p.work, p.subject, "45C", given=papers)
    p.note(basis=basis)
    return old


def _end(work: Work, decision: Decision, status: DecisionStatus, basis: str) -> None:
    decision.status, decision.ended_on, decision.ended_by = status, work.today, basis
    work.save(decision)


def _carry_payments(work: Work, old: Decision, new: Decision) -> None:
    for payment in old.payments.order_by("pk"):
        payment.decision = new
        work.save(payment)


def _go_back(case: PenaltyCase) -> None:
    """A case that was closed or archived is open again."""
    case.closed_on = case.archived_on = None
