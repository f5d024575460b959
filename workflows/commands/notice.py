"""批准告知、送达告知、陈述申辩、复核、放弃."""

from __future__ import annotations

from datetime import date, datetime

from cases.base.actors import Actor
from cases.penalty import services as penalty
from cases.penalty.models import Defence, PenaltyCase, PenaltyNotice, Service
from cases.penalty.proposal import Proposal
from workflows import tasks
from workflows.commands import blacklist
from workflows.commands.frame import beside, finishing


def approve_notice(
    *, actor: Actor, now: datetime, case: int, proposal: Proposal, opinion: str, item: int | None = None
) -> PenaltyNotice:
    """Approve what the party is told; a heavy penalty on a ground of the list begins the assessment of that too."""
    with finishing("penalty.approve_notice", PenaltyCase, case, actor=actor, now=now, item=item) as work:
        notice = penalty.approve_notice(work=work, case=case, proposal=proposal, opinion=opinion)
        blacklist.follow_notice(work, notice.case, proposal)
    return notice


def serve_notice(
    *, actor: Actor, now: datetime, case: int, mode: str, served_on: date, receiver: str, proof: str = "", item: int | None = None
) -> Service:
    """Serve the notice, and with it that of an intended listing; the party's five working days run."""
    with finishing("penalty.serve_notice", PenaltyCase, case, actor=actor, now=now, item=item) as work:
        served = penalty.serve_notice(
            work=work,
            case=case,
            mode=mode,
            served_on=served_on,
            receiver=receiver,
            proof=proof,
            enclosed=blacklist.notice_enclosed(case),
        )
        blacklist.follow_notice_service(work, case, served_on=served_on)
    return served


def record_defence(
    *,
    actor: Actor,
    now: datetime,
    case: int,
    received_on: date,
    stated_by: str,
    content: str,
    listing_content: str = "",
    item: int | None = None,
) -> Defence:
    """Record what the party states; `listing_content` is what it states against an intended listing.

    What came in time is heard even if it is recorded later, when its silence had been taken for a waiver (PP57-58).
    """
    with beside("penalty.record_defence", PenaltyCase, case, actor=actor, now=now) as work:
        defence = penalty.record_defence(work=work, case=case, received_on=received_on, stated_by=stated_by, content=content)
        blacklist.follow_defence(work, case, received_on=received_on, stated_by=stated_by, content=listing_content)
        if tasks.waits(defence.case, "await_party"):
            tasks.finish(defence.case, "await_party", actor=actor, now=now, item=item)
        else:
            tasks.cancel_open(defence.case, now=now)
            tasks.start(defence.case, now=now, at="after_late_record")
    return defence


def recheck_defence(*, actor: Actor, now: datetime, case: int, accepted: bool, recheck: str, item: int | None = None) -> Defence:
    """Record what the re-check of the defence gave."""
    with finishing("penalty.recheck_defence", PenaltyCase, case, actor=actor, now=now, item=item) as work:
        return penalty.recheck_defence(work=work, case=case, accepted=accepted, recheck=recheck)


def waive_rights(
    *, actor: Actor, now: datetime, case: int, received_on: date, stated_by: str, item: int | None = None
) -> Defence:
    """Record the party's express waiver; it covers the listing that was told with the penalty."""
    with finishing("penalty.waive", PenaltyCase, case, actor=actor, now=now, item=item) as work:
        waiver = penalty.waive_rights(work=work, case=case, received_on=received_on, stated_by=stated_by)
        blacklist.follow_waiver(work, case, received_on=received_on, stated_by=stated_by)
    return waiver
