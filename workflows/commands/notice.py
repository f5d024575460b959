"""批准告知、送达告知、陈述申辩、复核、放弃."""

from __future__ import annotations

from datetime import date, datetime

from cases.base.actors import Actor
from cases.penalty import services as penalty
from cases.penalty.models import Defence, PenaltyCase, PenaltyNotice, Service
from cases.penalty.proposal import Proposal
from workflows import tasks
from workflows.commands.frame import beside, finishing


def approve_notice(
    *, actor: Actor, now: datetime, case: int, proposal: Proposal, opinion: str, item: int | None = None
) -> PenaltyNotice:
    """Approve what the party is told."""
    with finishing("penalty.approve_notice", PenaltyCase, case, actor=actor, now=now, item=item) as work:
        return penalty.approve_notice(work=work, case=case, proposal=proposal, opinion=opinion)


def serve_notice(
    *,
    actor: Actor,
    now: datetime,
    case: int,
    mode: str,
    served_on: date,
    receiver: str,
    proof: str = "",
    item: int | None = None,
) -> Service:
    """Serve the notice; the party's five working days run."""
    with finishing("penalty.serve_notice", PenaltyCase, case, actor=actor, now=now, item=item) as work:
        return penalty.serve_notice(
            work=work, case=case, mode=mode, served_on=served_on, receiver=receiver, proof=proof
        )


def record_defence(
    *,
    actor: Actor,
    now: datetime,
    case: int,
    received_on: date,
    stated_by: str,
    content: str,
    item: int | None = None,
) -> Defence:
    """Record what the party states.

    What came in time is heard even if it is recorded later, when its silence had been taken for a waiver (PP57-58).
    """
    with beside("penalty.record_defence", PenaltyCase, case, actor=actor, now=now) as work:
        defence = penalty.record_defence(
            work=work, case=case, received_on=received_on, stated_by=stated_by, content=content
        )
        if tasks.waits(defence.case, "await_party"):
            tasks.finish(defence.case, "await_party", actor=actor, now=now, item=item)
        else:
            tasks.cancel_open(defence.case, now=now)
            tasks.start(defence.case, now=now, at="after_late_record")
    return defence


def recheck_defence(
    *, actor: Actor, now: datetime, case: int, accepted: bool, recheck: str, item: int | None = None
) -> Defence:
    """Record what the re-check of the defence gave."""
    with finishing("penalty.recheck_defence", PenaltyCase, case, actor=actor, now=now, item=item) as work:
        return penalty.recheck_defence(work=work, case=case, accepted=accepted, recheck=recheck)


def waive_rights(
    *, actor: Actor, now: datetime, case: int, received_on: date, stated_by: str, item: int | None = None
) -> Defence:
    """Record the party's express waiver."""
    with finishing("penalty.waive", PenaltyCase, case, actor=actor, now=now, item=item) as work:
        return penalty.waive_rights(work=work, case=case, received_on=received_on, stated_by=stated_by)
