"""集体讨论、处罚决定、不予处罚、变更、撤销 (PP60-62, PL33, PL75)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cases.base import documents, gate
from cases.base.work import Work
from cases.law import tables
from cases.penalty import assessment
from cases.penalty.models import Decision, DecisionKind, DecisionStatus, Discussion, PenaltyCase
from cases.penalty.payments import in_force
from cases.penalty.proposal import Proposal
from cases.penalty.services.content import content_columns
from cases.penalty.services.notice import latest_notice


def hold_discussion(
    *,
    work: Work,
    case: int,
    attendees: Sequence[str],
    views: Sequence[Mapping[str, str]],
    conclusion: str,
    fine: int | None = None,
    mitigation_agreed: bool = False,
) -> Discussion:
    """集体讨论: who was there, each leader's view (name, view), the conclusion; form 42. `fine` in fen."""
    with gate.passing(work, "discuss", PenaltyCase, case, reason=conclusion) as p:
        row = Discussion(
            case=p.subject,
            held_on=work.today,
            presided_by=work.actor.name,
            attendees=list(attendees),
            views=[dict(v) for v in views],
            conclusion=conclusion,
            fine=fine,
            mitigation_agreed=mitigation_agreed,
        )
        work.save(row)
        documents.issue(work, p.subject, "42", given={"discussion": row})
    return row


def decide_penalty(
    *,
    work: Work,
    case: int,
    proposal: Proposal,
    opinion: str,
    correct_until: str,
    overdue_reason: str = "",
    also: Mapping[str, Any] | None = None,
) -> Decision:
    """作出处罚决定: freeze band, clause and reasons; issue forms 43, 45, 33 and the publicity and repair notice.

    `also` is what the conditions of higher packages look at: what is decided together with the penalty.
    """
    told = Proposal.of(latest_notice(work.lock(PenaltyCase, case)))
    given = {**(also or {}), "proposal": proposal, "not_heavier_than": told, "overdue_reason": overdue_reason}
    with gate.passing(work, "decide_penalty", PenaltyCase, case, reason=opinion, given=given) as p:
        subject = p.subject
        subject.decided_on = work.today
        decision = _decide(work, subject, proposal, kind=DecisionKind.PENALTY)
        papers = {"decision": decision, "opinion": opinion, "correct_until": correct_until, "measures": decision.measures}
        _issue_decision(work, subject, decision, "43", "45", given=papers)
        for form in ("33", "DOC3"):
            documents.issue(work, subject, form, given=_with_order(papers, decision, correct_until))
        p.note(fine=decision.fine, conduct=decision.conduct, tier=decision.tier, overdue_reason=overdue_reason)
    return decision


def decide_exempt(*, work: Work, case: int, ground: str, proposal: Proposal, opinion: str, overdue_reason: str = "") -> Decision:
    """作出不予处罚决定 (PL33): on a ground established in the facts; forms 43 and 46."""
    given = {"ground": ground, "proposal": proposal, "overdue_reason": overdue_reason}
    with gate.passing(work, "decide_exempt", PenaltyCase, case, reason=opinion, given=given) as p:
        p.subject.decided_on = work.today
        decision = _decide(work, p.subject, proposal, kind=DecisionKind.EXEMPT, exemption_ground=ground)
        _issue_decision(work, p.subject, decision, "43", "46", given={"decision": decision, "opinion": opinion})
        p.note(ground=ground, overdue_reason=overdue_reason)
    return decision


def change_decision(*, work: Work, case: int, proposal: Proposal, basis: str, opinion: str) -> Decision:
    """变更处罚决定: a new decision supersedes the old; never heavier. `basis` names the document it rests on.

    What was paid under the old decision counts for the new one.
    """
    old = in_force(work.lock(PenaltyCase, case))
    given = {"proposal": proposal, "basis": basis, "not_heavier_than": Proposal.of(old) if old else None}
    with gate.passing(work, "change_decision", PenaltyCase, case, reason=opinion, given=given) as p:
        assert old is not None
        _end(work, old, DecisionStatus.CHANGED, basis)
        decision = _decide(work, p.subject, proposal, kind=DecisionKind.PENALTY, supersedes=old)
        papers = {
            "decision": decision,
            "old": old,
            "basis": basis,
            "opinion": opinion,
            "measures": decision.measures,
            "old_measures": old.measures,
        }
        _carry_payments(work, old, decision)
        _issue_decision(work, p.subject, decision, "45B", given=papers)
        documents.issue(work, p.subject, "DOC3", given=papers)
        _go_back(p.subject)
        p.subject.served_on = p.subject.executed_on = None
        p.note(basis=basis, fine=decision.fine)
    return decision


def annul_decision(*, work: Work, case: int, basis: str, opinion: str) -> Decision:
    """撤销处罚决定: nothing replaces it. `basis` names the document it rests on."""
    old = in_force(work.lock(PenaltyCase, case))
    with gate.passing(work, "annul_decision", PenaltyCase, case, reason=opinion, given={"basis": basis}) as p:
        assert old is not None
        _end(work, old, DecisionStatus.ANNULLED, basis)
        _go_back(p.subject)
        documents.issue(
            work, p.subject, "45C", given={"decision": old, "basis": basis, "opinion": opinion, "measures": old.measures}
        )
        p.note(basis=basis)
    return old


def _decide(work: Work, case: PenaltyCase, proposal: Proposal, *, kind: DecisionKind, **more: Any) -> Decision:
    outcome = assessment.assess_case(case, proposal=proposal, on=work.today).as_json()
    decision = Decision(
        case=case,
        kind=kind,
        decided_on=work.today,
        decided_by=work.actor.name,
        law_digest=tables.digest(),
        outcome=outcome,
        defence_text=_defence_text(case),
        **content_columns(case, proposal, on=work.today),
        **more,
    )
    return work.save(decision)


def _defence_text(case: PenaltyCase) -> str:
    told = latest_notice(case) if case.penaltynotices.exists() else None
    # what was said to an earlier notice was said to another penalty
    last = case.defences.filter(notice=told).order_by("-pk").first()
    heard = told is not None and told.hearing_right
    if last is None:
        return f"当事人在法定期限内未提出陈述、申辩意见{'，也未要求听证' if heard else ''}。"
    if last.waiver:
        return f"当事人明确表示放弃陈述、申辩{'和要求听证' if heard else ''}的权利。"
    taken = "予以采纳" if last.accepted else "不予采纳"
    return f"当事人提出陈述、申辩意见：{last.content} 经复核，{taken}：{last.recheck}"


def _issue_decision(work: Work, case: PenaltyCase, decision: Decision, *forms: str, given: Mapping[str, Any]) -> None:
    for form in forms:
        issued = documents.issue(work, case, form, given=given)
    decision.document = issued
    work.save(decision)


def _with_order(papers: Mapping[str, Any], decision: Decision, until: str) -> dict[str, Any]:
    return {**papers, "fact": decision.facts_text, "basis": decision.law, "until": until}


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
