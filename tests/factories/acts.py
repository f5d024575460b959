"""Acts by their full name, with the subject named as the procedure calls it: `did("penalty.discuss", case=7, …)`."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from cases.base import gate
from cases.base.actors import Actor
from cases.base.performance import performance_of
from cases.base.work import Work
from workflows.door import do
from workflows.following import Done, follow

SUBJECTS = ("case", "clue", "transfer", "listing", "publicity", "review", "signal", "request")


def did(act: str, /, *, actor: Actor, now: datetime, item: int | None = None, **given: Any) -> Any:
    """Do an act through the front door."""
    subject = _subject(act, given)
    return do(act, subject, actor=actor, now=now, item=item)(**given)


def act(name: str) -> Any:
    """`did` for one act, for tables of steps."""
    return partial(did, name)


def within(work: Work, act: str, /, **given: Any) -> Any:
    """Do an act past the front door, in a Work of the test's own: the gate alone, nothing follows."""
    subject, performance = _subject(act, given), performance_of(act)
    if performance.creates:
        return performance.body(work, **given)
    return gate.perform(work, performance, performance.lifecycle.model, int(subject), given)[1]


def followed(work: Work, act: str, /, **given: Any) -> Any:
    """The gate and what follows the act, without its step: for subjects of which no flow was started."""
    performance = performance_of(act)
    model, pk = performance.lifecycle.model, int(_subject(act, given))
    passage, result = gate.perform(work, performance, model, pk, given)
    follow(Done(work, act, passage.subject, result, {**performance.defaults, **given}))
    return result


def _subject(act: str, given: dict[str, Any]) -> Any:
    """The id of the subject, taken out of what is given; none for an act that creates it."""
    if performance_of(act).creates:
        return None
    return given.pop(next(name for name in SUBJECTS if name in given))
