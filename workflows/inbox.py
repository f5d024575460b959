"""领取、退回、草稿: about work, not about law, so nothing of it enters the chain."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from cases.base.actors import Actor
from cases.base.errors import NotFound, Text
from cases.base.models import Draft
from workflows import openings, selectors, tasks
from workflows.models import WorkItem


def claim_item(*, actor: Actor, item: int) -> WorkItem:
    """Take a task from the queue; NotFound if it is not in the actor's queue."""
    with transaction.atomic():
        found = selectors.claimable(actor).filter(pk=item).first()
        if found is None:
            raise NotFound("not_in_queue", Text("该待办不在您的待领取列表中。", "This task is not in your queue."))
        tasks.claim(found, actor=actor)
    return found


def release_item(*, actor: Actor, item: int) -> WorkItem:
    """Give an own task back to the queue."""
    with transaction.atomic():
        found = selectors.mine(actor).filter(pk=item).first()
        if found is None:
            raise NotFound("not_mine", Text("该待办不在您的待办中。", "This task is not yours."))
        tasks.release(found, actor=actor)
    return found


def save_draft(
    *,
    actor: Actor,
    now: datetime,
    stream: str,
    act: str,
    content: Mapping[str, Any],
    opening: str = "",
    part: Mapping[str, str] | None = None,
) -> Draft | None:
    """Keep unfinished input of one opening of a form; None if the act is done by it already, see `openings.keep`."""
    return openings.keep(account=actor.account, now=now, stream=stream, act=act, content=content, opening=opening, part=part)


def discard_draft(*, actor: Actor, stream: str, act: str, part: Mapping[str, str] | None = None) -> None:
    """Nothing is left to do in this form: what this person left unfinished in it (about this `part`) is of no more use."""
    if part:
        for row in openings.drafts(account=actor.account, stream=stream, act=act, part=part):
            row.delete()
        return
    Draft.objects.filter(user_id=actor.account, stream=stream, act=act).delete()
