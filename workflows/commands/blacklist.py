"""严重违法失信名单: 评估、告知、申辩、上级同意、公示、撤下. Notice, decision and service of a listing go with the penalty's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from cases.base.actors import Actor
from cases.base.work import Work
from cases.penalty.models import Decision, PenaltyCase
from cases.penalty.proposal import Proposal
from integrity import listing as integrity
from integrity.blacklist import services
from integrity.blacklist.models import BlacklistCase
from workflows import tasks
from workflows.commands.frame import beside, finishing


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingDecision:
    """What is decided of a pending listing with the penalty: to list, with the reasons; or not, on a ground.

    `restriction_until`: last day of a longer legal restriction; `other_measure`: a measure of the fifth kind, with its
    basis.
    """

    to_list: bool
    reason: str
    ground: str = ""
    restriction_until: date | None = None
    other_measure: str = ""


def propose_listing(
    *, actor: Actor, now: datetime, listing: int, to_list: bool, weighing: str, item: int | None = None
) -> BlacklistCase:
    """The unit head weighs the circumstances and proposes."""
    with finishing("blacklist.propose", BlacklistCase, listing, actor=actor, now=now, item=item) as work:
        return services.propose(work=work, listing=listing, to_list=to_list, weighing=weighing)


def confirm_listing(*, actor: Actor, now: datetime, listing: int, opinion: str = "", item: int | None = None) -> BlacklistCase:
    """A credit officer confirms; the notice is issued."""
    with finishing("blacklist.notify", BlacklistCase, listing, actor=actor, now=now, item=item) as work:
        return services.notify(work=work, listing=listing, opinion=opinion)


def disagree_with_listing(*, actor: Actor, now: datetime, listing: int, reason: str, item: int | None = None) -> BlacklistCase:
    """The credit officer does not agree; a leader decides."""
    with finishing("blacklist.disagree", BlacklistCase, listing, actor=actor, now=now, item=item) as work:
        return services.disagree(work=work, listing=listing, reason=reason)


def return_listing(*, actor: Actor, now: datetime, listing: int, reason: str, item: int | None = None) -> BlacklistCase:
    """A leader has it proposed anew."""
    with finishing("blacklist.return_proposal", BlacklistCase, listing, actor=actor, now=now, item=item) as work:
        return services.return_proposal(work=work, listing=listing, reason=reason)


def leave_unlisted(
    *, actor: Actor, now: datetime, listing: int, ground: str, reason: str, item: int | None = None
) -> BlacklistCase:
    """A leader decides before the notice that the party is not listed."""
    with finishing("blacklist.leave_unlisted", BlacklistCase, listing, actor=actor, now=now, item=item) as work:
        return services.leave_unlisted(work=work, listing=listing, ground=ground, reason=reason)


def record_listing_defence(
    *, actor: Actor, now: datetime, listing: int, received_on: date, stated_by: str, content: str, item: int | None = None
) -> BlacklistCase:
    """Record what the party states against the listing; what came in time is heard even if it is recorded later."""
    with beside("blacklist.record_defence", BlacklistCase, listing, actor=actor, now=now) as work:
        return _record_defence(work, listing, received_on=received_on, stated_by=stated_by, content=content, item=item)


def waive_listing_defence(
    *, actor: Actor, now: datetime, listing: int, received_on: date, stated_by: str, item: int | None = None
) -> BlacklistCase:
    """Record the party's express waiver as to the listing."""
    with finishing("blacklist.waive", BlacklistCase, listing, actor=actor, now=now, item=item) as work:
        return services.waive(work=work, listing=listing, received_on=received_on, stated_by=stated_by)


def recheck_listing_defence(
    *, actor: Actor, now: datetime, listing: int, accepted: bool, recheck: str, item: int | None = None
) -> BlacklistCase:
    """Record what the re-check gave."""
    with finishing("blacklist.recheck_defence", BlacklistCase, listing, actor=actor, now=now, item=item) as work:
        return services.recheck_defence(work=work, listing=listing, accepted=accepted, recheck=recheck)


def request_consent(*, actor: Actor, now: datetime, listing: int, opinion: str, item: int | None = None) -> BlacklistCase:
    """Ask the superior."""
    with finishing("blacklist.request_consent", BlacklistCase, listing, actor=actor, now=now, item=item) as work:
        return services.request_consent(work=work, listing=listing, opinion=opinion)


def give_consent(*, actor: Actor, now: datetime, listing: int, reason: str, item: int | None = None) -> BlacklistCase:
    """A leader of the superior consents."""
    with finishing("blacklist.give_consent", BlacklistCase, listing, actor=actor, now=now, item=item) as work:
        return services.give_consent(work=work, listing=listing, reason=reason)


def refuse_consent(*, actor: Actor, now: datetime, listing: int, reason: str, item: int | None = None) -> BlacklistCase:
    """A leader of the superior refuses: the party is not listed."""
    with finishing("blacklist.refuse_consent", BlacklistCase, listing, actor=actor, now=now, item=item) as work:
        return services.refuse_consent(work=work, listing=listing, reason=reason)


def publish_listing(*, actor: Actor, now: datetime, listing: int, item: int | None = None) -> BlacklistCase:
    """公示 within J07."""
    with finishing("blacklist.publish", BlacklistCase, listing, actor=actor, now=now, item=item) as work:
        return integrity.publish_listing(work=work, listing=listing)


def take_down_listing(*, actor: Actor, now: datetime, listing: int, item: int | None = None) -> BlacklistCase:
    """撤下 within J12 what was revoked."""
    with finishing("blacklist.take_down", BlacklistCase, listing, actor=actor, now=now, item=item) as work:
        return services.take_down(work=work, listing=listing)


# --- within the acts of the penalty ---


def follow_notice(work: Work, case: PenaltyCase, proposal: Proposal) -> None:
    """The intended penalty was approved: the assessment begins, or ends where it has lost its reason."""
    row = integrity.assess_intended(work=work, case=case, proposal=proposal)
    if row is not None and row.state == "ASSESSING":
        tasks.start(row, now=work.now)
    elif row is not None:
        tasks.cancel_open(row, now=work.now)


def follow_notice_service(work: Work, case: int, *, served_on: date) -> None:
    """The notices were served together: the party has five working days for the listing too."""
    pending = integrity.pending_of(case)
    if pending is not None and pending.state == "NOTIFIED":
        row = services.serve_notice(work=work, listing=pending.pk, served_on=served_on)
        tasks.start(row, now=work.now, at="after_service")


def follow_waiver(work: Work, case: int, *, received_on: date, stated_by: str) -> None:
    """The waiver on the penalty's form covers the listing that was told with it, if nothing was said of that yet."""
    pending = integrity.pending_of(case)
    if pending is not None and tasks.waits(pending, "hear_listing"):
        row = services.waive(work=work, listing=pending.pk, received_on=received_on, stated_by=stated_by)
        tasks.finish(row, "hear_listing", actor=work.actor, now=work.now)


def follow_defence(work: Work, case: int, *, received_on: date, stated_by: str, content: str) -> None:
    """What the party states against the listing together with its defence against the penalty."""
    pending = integrity.pending_of(case)
    if pending is not None and content.strip():
        _record_defence(work, pending.pk, received_on=received_on, stated_by=stated_by, content=content)


def decide_listing(work: Work, decision: Decision, listing: ListingDecision | None) -> BlacklistCase | None:
    """What the penalty decision means for a pending listing: listed or left, as decided with it; or dropped.

    Called before the decision is recorded, so that one score says both.
    """
    pending = integrity.pending_of(decision.case_id)
    if pending is None:
        return None
    dropped = integrity.assess_decision(work=work, decision=decision)
    if dropped is not None:
        return _ended(dropped, work.now)
    assert listing is not None
    if not listing.to_list:
        left = services.leave_unlisted(work=work, listing=pending.pk, ground=listing.ground, reason=listing.reason)
        return _ended(left, work.now)
    row = integrity.list_with_decision(
        work=work,
        decision=decision,
        reason=listing.reason,
        restriction_until=listing.restriction_until,
        other_measure=listing.other_measure,
    )
    tasks.cancel_open(row, now=work.now)
    tasks.start(row, now=work.now, at="after_listing")
    return row


def follow_no_penalty(work: Work, case: int, *, reason: str) -> None:
    """There is no penalty, so nothing to list for."""
    _ended(integrity.drop_pending(work=work, case=case, reason=reason), work.now)


def follow_decision_service(work: Work, case: int, *, served_on: date) -> None:
    row = integrity.on_list_of(case)
    if row is not None and row.served_on is None:
        services.serve_listing(work=work, listing=row.pk, served_on=served_on)


def follow_fall_of(work: Work, old: Decision, new: Decision | None, *, reason: str) -> None:
    """The decision fell, or was changed: so does the listing that rests on it, unless the new one carries it."""
    if new is None:
        row = integrity.revoke_with_decision(work=work, decision=old, reason=reason)
    else:
        row = integrity.change_with_decision(work=work, old=old, new=new, reason=reason)
    if row is None or row.state != "REVOKED":
        return
    tasks.cancel_open(row, now=work.now)
    if row.published_on is not None:
        tasks.start(row, now=work.now, at="after_revocation")


def _record_defence(
    work: Work, listing: int, *, received_on: date, stated_by: str, content: str, item: int | None = None
) -> BlacklistCase:
    row = services.record_defence(work=work, listing=listing, received_on=received_on, stated_by=stated_by, content=content)
    if tasks.waits(row, "hear_listing"):
        tasks.finish(row, "hear_listing", actor=work.actor, now=work.now, item=item)
    else:
        tasks.cancel_open(row, now=work.now)
        tasks.start(row, now=work.now, at="after_late_record")
    return row


def _ended(row: BlacklistCase | None, now: datetime) -> BlacklistCase | None:
    if row is not None:
        tasks.cancel_open(row, now=now)
    return row
