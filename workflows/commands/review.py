"""送审、审核同意、退回补充调查."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from cases.base.actors import Actor
from cases.penalty import services as penalty
from cases.penalty.models import PenaltyCase, Review
from workflows import tasks
from workflows.commands.frame import beside, finishing


def submit_review(*, actor: Actor, now: datetime, case: int, kind: str, opinion: str, item: int | None = None) -> PenaltyCase:
    """Submit the case to review."""
    with finishing("penalty.submit_review", PenaltyCase, case, actor=actor, now=now, item=item) as work:
        return penalty.submit_review(work=work, case=case, kind=kind, opinion=opinion)


def submit_legal_review(*, actor: Actor, now: datetime, case: int, opinion: str) -> PenaltyCase:
    """Submit a case that waits for approval to the legal review as well; what is intended is approved after it."""
    with beside("penalty.submit_legal", PenaltyCase, case, actor=actor, now=now) as work:
        row = penalty.submit_legal_review(work=work, case=case, opinion=opinion)
        tasks.cancel_open(row, now=now)
        tasks.start(row, now=now, at="after_legal_submission")
    return row


def pass_review(
    *, actor: Actor, now: datetime, case: int, points: Mapping[str, bool], opinion: str, item: int | None = None
) -> Review:
    """Agree after all seven points."""
    with finishing("penalty.pass_review", PenaltyCase, case, actor=actor, now=now, item=item) as work:
        return penalty.pass_review(work=work, case=case, points=points, opinion=opinion)


def return_investigation(
    *, actor: Actor, now: datetime, case: int, points: Mapping[str, bool], opinion: str, item: int | None = None
) -> Review:
    """Send the case back for more investigation."""
    with finishing("penalty.return_investigation", PenaltyCase, case, actor=actor, now=now, item=item) as work:
        return penalty.return_investigation(work=work, case=case, points=points, opinion=opinion)
