"""What every command shares: the transaction, detection, the task that the act finishes, the draft it makes obsolete."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from cases.base.actors import Actor
from cases.base.models import Aggregate, Draft
from cases.base.work import Work, begin
from workflows import tasks
from workflows.detection import detect
from workflows.human import STEP_OF_ACT


@contextmanager
def finishing(
    act: str, model: type[Aggregate], pk: int, *, actor: Actor, now: datetime, item: int | None = None
) -> Iterator[Work]:
    """An act that completes its step: transaction, body, task done, draft gone.

    `item` is the inbox line the page was opened with; if it is finished already the act is refused as stale.
    """
    with beside(act, model, pk, actor=actor, now=now) as work:
        yield work
        subject, step = model.objects.get(pk=pk), STEP_OF_ACT[act].code
        # `beside` brings the lines in line, once everything is done
        tasks.finish(subject, step, actor=actor, now=now, item=item, refresh=False)


@contextmanager
def beside(act: str, model: type[Aggregate], pk: int, *, actor: Actor, now: datetime) -> Iterator[Work]:
    """An act that leaves its step open (facts, evidence, orders): transaction, body, clocks shown anew."""
    stream = f"{model._meta.model_name}:{pk}"
    with begin(actor, now, act=act, subject=stream) as work:
        yield work
        detect(work, act, model, pk)
        Draft.objects.filter(user_id=actor.account, stream=stream, act=act).delete()
        tasks.refresh_items(model.objects.get(pk=pk), now=now)
