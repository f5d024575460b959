"""A crime that a person points out or rules out, with what it means for the transfer."""

from __future__ import annotations

from datetime import datetime

from cases.base.actors import Actor
from cases.penalty import services as penalty
from cases.penalty.models import PenaltyCase
from cases.transfer.flagging import add_suspicion
from workflows import tasks
from workflows.commands.frame import beside


def point_out_crime(*, actor: Actor, now: datetime, case: int, crime: str, reason: str) -> PenaltyCase:
    """A crime that the engine cannot settle is flagged by a person; its transfer begins as after the engine's own flag."""
    with beside("penalty.point_out_crime", PenaltyCase, case, actor=actor, now=now) as work:
        pointed = penalty.point_out_crime(work=work, case=case, crime=crime, reason=reason)
        opened = add_suspicion(work=work, case=pointed, crime=crime, reason=reason)
        if opened is not None:
            tasks.start(opened, now=now)
    return pointed


def rule_out_crime(*, actor: Actor, now: datetime, case: int, crime: str, reason: str) -> PenaltyCase:
    """A leader judges that it is no crime; the decision is free of this doubt as long as the facts stay."""
    with beside("penalty.rule_out_crime", PenaltyCase, case, actor=actor, now=now) as work:
        return penalty.rule_out_crime(work=work, case=case, crime=crime, reason=reason)
