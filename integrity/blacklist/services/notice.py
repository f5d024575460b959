"""送达列入告知、陈述申辩、报请上级同意 (L44 13, 22)."""

from __future__ import annotations

from datetime import date

from cases.base import documents, gate
from cases.base.work import Work
from integrity.blacklist.models import BlacklistCase


def serve_notice(*, work: Work, listing: int, served_on: date) -> BlacklistCase:
    """送达列入告知书 with the penalty notice: the party's five working days run (D12)."""
    with gate.passing(work, "serve_notice", BlacklistCase, listing) as p:
        p.subject.notice_served_on = served_on
        p.note(served_on=served_on.isoformat())
    return p.subject


def record_defence(*, work: Work, listing: int, received_on: date, stated_by: str, content: str) -> BlacklistCase:
    """记录列入陈述申辩: what the party states against the listing, inside D12."""
    given = {"received_on": received_on}
    with gate.passing(work, "record_defence", BlacklistCase, listing, given=given) as p:
        p.subject.defence, p.subject.defence_by, p.subject.defence_on = content, stated_by, received_on
        p.subject.waived_on = None
        p.note(stated_by=stated_by)
    return p.subject


def waive(*, work: Work, listing: int, received_on: date, stated_by: str) -> BlacklistCase:
    """放弃列入陈述申辩, expressly."""
    with gate.passing(work, "waive", BlacklistCase, listing, given={"received_on": received_on}) as p:
        p.subject.waived_on, p.subject.defence_by = received_on, stated_by
        p.note(stated_by=stated_by)
    return p.subject


def deem_waived(*, work: Work, listing: int) -> BlacklistCase:
    """逾期视为放弃: D12 ran out unused; done by the deadline sweep."""
    with gate.passing(work, "deem_waived", BlacklistCase, listing) as p:
        p.subject.waived_on = work.today
    return p.subject


def recheck_defence(*, work: Work, listing: int, accepted: bool, recheck: str) -> BlacklistCase:
    """复核列入陈述申辩: what holds must be accepted; never more than was told (APL 45)."""
    with gate.passing(work, "recheck_defence", BlacklistCase, listing, reason=recheck) as p:
        p.subject.defence_accepted, p.subject.recheck, p.subject.rechecked_on = accepted, recheck, work.today
        p.note(accepted=accepted)
    return p.subject


def request_consent(*, work: Work, listing: int, opinion: str) -> BlacklistCase:
    """报请上级同意 by the unit head."""
    with gate.passing(work, "request_consent", BlacklistCase, listing, reason=opinion) as p:
        p.subject.consent_requested_on, p.subject.consent_request = work.today, opinion
    return p.subject


def give_consent(*, work: Work, listing: int, reason: str) -> BlacklistCase:
    """同意列入 by a leader of the superior; DOC6 is that authority's own paper."""
    with gate.passing(work, "give_consent", BlacklistCase, listing, reason=reason, given={"reason": reason}) as p:
        _answer(work, p.subject, given=True, reason=reason)
        documents.issue(work, p.subject, "DOC6", by=p.subject.authority.parent)
    return p.subject


def refuse_consent(*, work: Work, listing: int, reason: str) -> BlacklistCase:
    """不同意列入 by a leader of the superior: the party is not listed."""
    with gate.passing(work, "refuse_consent", BlacklistCase, listing, reason=reason, given={"reason": reason}) as p:
        _answer(work, p.subject, given=False, reason=reason)
        p.subject.ended_on, p.subject.end_ground, p.subject.end_reason = work.today, "no_consent", reason
    return p.subject


def _answer(work: Work, listing: BlacklistCase, *, given: bool, reason: str) -> None:
    listing.consent_given, listing.consent_on = given, work.today
    listing.consent_by, listing.consent_opinion = work.actor.name, reason
