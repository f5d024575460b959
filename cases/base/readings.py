"""Writing the log of readings. It is written before anything is shown: what cannot be logged is not shown."""

from __future__ import annotations

from datetime import datetime

from cases.base.actors import Actor
from cases.base.models import Aggregate, Opened, Reading


def note(actor: Actor, subject: Aggregate, *, now: datetime, what: Opened, ground: str, item: int | None = None) -> Reading:
    """One row: the actor opened `what` of the subject on this ground (empty: and was turned away). One statement."""
    return Reading.objects.create(
        at=now,
        actor_name=actor.name,
        actor_role=actor.role,
        actor_user=actor.user_id,
        officer=actor.officer_id,
        appointment=actor.appointment_id,
        authority=actor.authority_id,
        stream=subject.stream_key,
        number=subject.listed.number,
        what=what,
        item=item,
        ground=ground,
    )
