"""The one front door for acts: web, api, sample and management commands act through here and nothing below.

An act and everything it means commit together: act, consequences (integrity, listing, transfer), the task that it ends,
detection. So a decision cannot be made, changed or annulled without its consequence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Concatenate, ParamSpec, TypeVar, cast, overload

from cases.base import gate, texts
from cases.base.actors import Actor
from cases.base.models import Aggregate, Draft
from cases.base.performance import Performance, performance_of
from cases.base.work import Work, begin
from workflows import openings, tasks
from workflows.detection import detect
from workflows.following import Done, follow
from workflows.human import STEP_OF_ACT, ends_a_step
from workflows.openings import Sending

S = TypeVar("S", bound=Aggregate)
P = ParamSpec("P")
R = TypeVar("R")


@overload
def do(
    act: Callable[Concatenate[gate.Passage[S], P], R],
    subject: S | int,
    *,
    actor: Actor,
    now: datetime,
    item: int | None = None,
    sent: Sending | None = None,
) -> Callable[P, R]: ...
@overload
def do(
    act: Callable[Concatenate[Work, P], R], subject: None = None, *, actor: Actor, now: datetime, sent: Sending | None = None
) -> Callable[P, R]: ...
@overload
def do(
    act: str,
    subject: Aggregate | int | None = None,
    *,
    actor: Actor,
    now: datetime,
    item: int | None = None,
    sent: Sending | None = None,
) -> Callable[..., Any]: ...
def do(
    act: Any, subject: Any = None, *, actor: Actor, now: datetime, item: int | None = None, sent: Sending | None = None
) -> Callable[..., Any]:
    """`do(act, subject, actor=…, now=…)(**arguments)`: do an act, by its function or its full name, on a subject (or its id).

    An act that creates its subject takes none. `item` is the inbox line the page was opened with; if it is finished
    already the act is refused as stale. `sent` is the form by which it is done: it is spent with the act, and a second
    sending of it raises AlreadyDone. Raises what the gate raises, after the refusal was recorded.
    """
    performance = performance_of(act)

    def carry_out(**arguments: Any) -> Any:
        if performance.creates:
            return _create(performance, arguments, actor=actor, now=now, sent=sent)
        pk = subject if isinstance(subject, int) else subject.pk
        return _perform(performance, pk, arguments, actor=actor, now=now, item=item, sent=sent)

    return carry_out


def _create(act: Performance, arguments: Mapping[str, Any], *, actor: Actor, now: datetime, sent: Sending | None) -> Any:
    with begin(actor, now, act=act.full) as work:
        arguments = _read(arguments)
        if sent is not None:
            openings.spend(sent, now=now)
        created = act.body(work, **arguments)
        if sent is not None:
            openings.led_to(sent, created.stream_key)
        follow(Done(work, act.full, created, created, {**act.defaults, **arguments}))
    return created


def _perform(
    act: Performance,
    pk: int,
    arguments: Mapping[str, Any],
    *,
    actor: Actor,
    now: datetime,
    item: int | None,
    sent: Sending | None,
) -> Any:
    model = act.lifecycle.model
    stream = f"{model._meta.model_name}:{pk}"
    with begin(actor, now, act=act.full, subject=stream) as work:
        arguments = _read(arguments)
        if sent is not None:
            openings.spend(sent, now=now, outcome=stream)
        passage, result = gate.perform(work, act, model, pk, arguments)
        follow(Done(work, act.full, passage.subject, result, {**act.defaults, **arguments}))
        # as the act left it, or what followed
        subject = cast(Aggregate, work.latest[stream])
        end_step(subject, act.full, actor=actor, now=now, item=item)
        detect(work, act.full, model, pk)
        _end_drafts(actor, stream, act.full, sent)
        tasks.refresh_items(subject, now=now)
    return result


def _read(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed, without invisible marks. ConditionFailed for what no paper can print."""
    return {name: texts.typed(name, value) for name, value in arguments.items()}


def _end_drafts(actor: Actor, stream: str, act: str, sent: Sending | None) -> None:
    """What may be done again keeps the other openings of its form: they are other acts, not yet done."""
    if sent is None or ends_a_step(act):
        Draft.objects.filter(user_id=actor.account, stream=stream, act=act).delete()


def end_step(subject: Aggregate, act: str, *, actor: Actor, now: datetime, item: int | None = None) -> None:
    """Finish the step that the act ends, if it ends one; the inbox lines are the caller's to refresh."""
    step = STEP_OF_ACT.get(act)
    if step is None or act in step.beside or step.stays(subject):
        return
    if step.anytime and not tasks.waits(subject, step.code):
        return
    if act in step.late and not tasks.waits(subject, step.code):
        tasks.cancel_open(subject, now=now)
        tasks.start(subject, now=now, at=step.late[act])
        return
    tasks.finish(subject, step.code, actor=actor, now=now, item=item, refresh=False)
