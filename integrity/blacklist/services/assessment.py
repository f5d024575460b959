"""列入评估、提出意见、确认、不予列入 (L44 2, 12-13)."""

from __future__ import annotations

from cases.base import documents, gate
from cases.base.work import Work
from cases.penalty.models import PenaltyCase
from integrity.blacklist.consent import consent_required
from integrity.blacklist.gravity import Gravity
from integrity.blacklist.models import BlacklistCase


def open_listing(*, work: Work, case: PenaltyCase, gravity: Gravity) -> BlacklistCase:
    """启动列入评估: a heavy penalty is intended for conduct that is a ground of the list. Done by the system."""
    subject = BlacklistCase(
        state="ASSESSING",
        opened_on=work.today,
        case=case,
        authority=case.authority,
        party=case.party,
        grounds=gravity.rows(),
        heavy_by=gravity.heavy_by,
    )
    with gate.opening(work, "open", subject) as p:
        p.note(grounds=list(subject.codes), heavy_by=gravity.heavy_by)
    return subject


def propose(*, work: Work, listing: int, to_list: bool, weighing: str) -> BlacklistCase:
    """提出列入意见: the unit head weighs the circumstances of art. 12 and says whether to list."""
    given = {"weighing": weighing}
    with gate.passing(work, "propose", BlacklistCase, listing, reason=weighing, given=given) as p:
        p.subject.weighing, p.subject.proposes_listing = weighing, to_list
        p.subject.proposed_by_id = work.actor.officer_id
        p.subject.credit_opinion = ""
        p.note(to_list=to_list)
    return p.subject


def notify(*, work: Work, listing: int, opinion: str = "") -> BlacklistCase:
    """确认拟列入: a credit officer confirms; DOC4 is issued, to be served with the penalty notice."""
    with gate.passing(work, "notify", BlacklistCase, listing, reason=opinion) as p:
        subject = p.subject
        subject.confirmed_by_id, subject.credit_opinion = work.actor.officer_id, opinion
        subject.notified_on = work.today
        subject.consent_required = consent_required(subject.authority, work.today)
        subject.notice_document = documents.issue(work, subject, "DOC4")
        p.note(consent_required=subject.consent_required)
    return p.subject


def disagree(*, work: Work, listing: int, reason: str) -> BlacklistCase:
    """不同意列入意见: the credit officer sees it otherwise; a leader decides."""
    with gate.passing(work, "disagree", BlacklistCase, listing, reason=reason, given={"reason": reason}) as p:
        p.subject.confirmed_by_id, p.subject.credit_opinion = work.actor.officer_id, reason
    return p.subject


def return_proposal(*, work: Work, listing: int, reason: str) -> BlacklistCase:
    """退回重新提出意见: the leader does not follow; the unit head proposes anew."""
    with gate.passing(work, "return_proposal", BlacklistCase, listing, reason=reason, given={"reason": reason}) as p:
        p.subject.proposes_listing = p.subject.proposed_by_id = p.subject.confirmed_by_id = None
    return p.subject


def leave_unlisted(*, work: Work, listing: int, ground: str, reason: str) -> BlacklistCase:
    """决定不予列入: art. 12 is not met, lack of intent is proven, or the party's defence was accepted."""
    given = {"ground": ground, "reason": reason}
    with gate.passing(work, "leave_unlisted", BlacklistCase, listing, reason=reason, given=given) as p:
        p.subject.ended_on, p.subject.end_ground, p.subject.end_reason = work.today, ground, reason
        p.note(ground=ground)
    return p.subject
