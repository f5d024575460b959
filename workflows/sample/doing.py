"""What a step of a story may be: an act of a lifecycle by its full name, or taking a task from the queue."""

from __future__ import annotations

import inspect
from datetime import datetime
from typing import Any

from cases.base.actors import Actor
from cases.base.performance import performance_of
from workflows.door import do as through_the_door
from workflows.inbox import claim_item

CLAIM = "inbox.claim"


def do(verb: str, subject_pk: int | None, *, actor: Actor, now: datetime, **arguments: Any) -> Any:
    """Carry out the act on the subject; an act that creates its subject has none."""
    if verb == CLAIM:
        assert subject_pk is not None
        return claim_item(actor=actor, item=subject_pk)
    return through_the_door(verb, subject_pk, actor=actor, now=now)(**arguments)


def is_act(verb: str) -> bool:
    """Whether there is such an act."""
    try:
        return verb == CLAIM or bool(performance_of(verb))
    except LookupError:
        return False


def arguments_of(verb: str) -> dict[str, bool]:
    """The arguments that the act takes, each with whether it must be given."""
    if verb == CLAIM:
        return {}
    parameters = inspect.signature(performance_of(verb).body).parameters.values()
    return {p.name: p.default is p.empty for p in parameters if p.kind is p.KEYWORD_ONLY}


def procedure_of(verb: str) -> str:
    """The lifecycle that the verb belongs to."""
    return verb.partition(".")[0]
