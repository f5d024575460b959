"""集体讨论、处罚、不予处罚、变更、撤销: each with its consequence for the integrity file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from cases.base.actors import Actor
from cases.penalty import services as penalty
from cases.penalty.models import Decision, Discussion, PenaltyCase
from cases.penalty.proposal import Proposal
from integrity import services as integrity
from workflows import tasks
from workflows.commands import blacklist
from workflows.commands.blacklist import ListingDecision
from workflows.commands.frame import beside, finishing
from workflows.publicity import follow_decision, follow_fall


def hold_discussion(
    *,
    actor: Actor,
    now: datetime,
    case: int,
    attendees: Sequence[str],
    views: Sequence[Mapping[str, str]],
    conclusion: str,
    fine: int | None = None,
    mitigation_agreed: bool = False,
    item: int | None = None,
) -> Discussion:
    """Hold the collective discussion; `fine` in fen."""
    with finishing("penalty.discuss", PenaltyCase, case, actor=actor, now=now, item=item) as work:
        return penalty.hold_discussion(
            work=work,
            case=case,
            attendees=attendees,
            views=views,
            conclusion=conclusion,
            fine=fine,
            mitigation_agreed=mitigation_agreed,
        )


def decide_penalty(
    *,
    actor: Actor,
    now: datetime,
    case: int,
    proposal: Proposal,
    opinion: str,
    correct_until: str,
    overdue_reason: str = "",
    listing: ListingDecision | None = None,
    item: int | None = None,
) -> Decision:
    """Decide the penalty and, where the party was told of it, the listing; file entry, publicity and score follow in the
    same transaction."""
    with finishing("penalty.decide_penalty", PenaltyCase, case, actor=actor, now=now, item=item) as work:
        decision = penalty.decide_penalty(
            work=work,
            case=case,
            proposal=proposal,
            opinion=opinion,
            correct_until=correct_until,
            overdue_reason=overdue_reason,
            also={"listing": listing},
        )
        blacklist.decide_listing(work, decision, listing)
        recorded = integrity.record_decision(work=work, decision=decision)
        follow_decision(recorded.publicity, now=now)
    return decision


def decide_exempt(
    *,
    actor: Actor,
    now: datetime,
    case: int,
    ground: str,
    proposal: Proposal,
    opinion: str,
    overdue_reason: str = "",
    item: int | None = None,
) -> Decision:
    """Decide that there is no penalty."""
    with finishing("penalty.decide_exempt", PenaltyCase, case, actor=actor, now=now, item=item) as work:
        decision = penalty.decide_exempt(
            work=work, case=case, ground=ground, proposal=proposal, opinion=opinion, overdue_reason=overdue_reason
        )
        blacklist.follow_no_penalty(work, case, reason="决定不予行政处罚。")
        integrity.record_decision(work=work, decision=decision)
    return decision


def change_decision(*, actor: Actor, now: datetime, case: int, proposal: Proposal, basis: str, opinion: str) -> Decision:
    """Change the decision in force; publication, file and score follow, and the new one is served."""
    with beside("penalty.change_decision", PenaltyCase, case, actor=actor, now=now) as work:
        decision = penalty.change_decision(work=work, case=case, proposal=proposal, basis=basis, opinion=opinion)
        assert decision.supersedes is not None
        blacklist.follow_fall_of(work, decision.supersedes, decision, reason=basis)
        recorded = integrity.change_decision(work=work, old=decision.supersedes, new=decision)
        follow_fall(integrity.publicity_of(decision.supersedes), now=now)
        follow_decision(recorded.publicity, now=now)
        tasks.cancel_open(decision.case, now=now)
        tasks.start(decision.case, now=now, at="after_change")
    return decision


def annul_decision(*, actor: Actor, now: datetime, case: int, basis: str, opinion: str) -> Decision:
    """Annul the decision in force; everything that rested on it is withdrawn."""
    with beside("penalty.annul_decision", PenaltyCase, case, actor=actor, now=now) as work:
        decision = penalty.annul_decision(work=work, case=case, basis=basis, opinion=opinion)
        blacklist.follow_fall_of(work, decision, None, reason=basis)
        recorded = integrity.annul_decision(work=work, decision=decision)
        follow_fall(recorded.publicity, now=now)
        tasks.cancel_open(decision.case, now=now)
        tasks.start(decision.case, now=now, at="after_annulment")
    return decision
