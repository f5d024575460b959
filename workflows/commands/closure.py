"""提请结案、批准结案、归档."""

from __future__ import annotations

from datetime import datetime

from cases.base.actors import Actor
from cases.penalty import services as penalty
from cases.penalty.models import PenaltyCase
from workflows.commands.frame import finishing


def propose_closure(*, actor: Actor, now: datetime, case: int, opinion: str, item: int | None = None) -> PenaltyCase:
    """Propose that the case be closed."""
    with finishing("penalty.propose_closure", PenaltyCase, case, actor=actor, now=now, item=item) as work:
        return penalty.propose_closure(work=work, case=case, opinion=opinion)


def close_case(*, actor: Actor, now: datetime, case: int, opinion: str, item: int | None = None) -> PenaltyCase:
    """Close the case."""
    with finishing("penalty.close", PenaltyCase, case, actor=actor, now=now, item=item) as work:
        return penalty.close_case(work=work, case=case, opinion=opinion)


def archive_case(*, actor: Actor, now: datetime, case: int, note: str = "", item: int | None = None) -> PenaltyCase:
    """Archive the file of a closed case."""
    with finishing("penalty.archive", PenaltyCase, case, actor=actor, now=now, item=item) as work:
        return penalty.archive_case(work=work, case=case, note=note)
