"""How an act is tried: one row an act, read by whoever plays it, asks for its permission or opens its page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Generic, TypeVar

from tests.factories.acts import did
from workflows.sweep import sweep

S = TypeVar("S")


@dataclass(frozen=True)
class Step(Generic[S]):
    """A step as it usually goes: by whom, on which day, which act, with what.

    `stage`: where it would be right. The one step of an act that has it is how the act is tried ("": the act brings its
    subject into being). `fields`: what is typed on its page over what the form suggests; None: it has no page.
    """

    who: str
    day: date
    act: str
    given: Callable[[S, date], dict[str, Any]]
    stage: str | None = None
    fields: Mapping[str, Any] | Callable[[S], Mapping[str, Any]] | None = None

    @property
    def command(self) -> Callable[..., Any]:
        """The act through the front door."""
        return partial(did, self.act)

    def typed(self, played: S) -> Mapping[str, Any]:
        """What is typed on the page of this subject."""
        return self.fields(played) if callable(self.fields) else self.fields or {}


def tried(steps: Mapping[str, Step[Any]], *procedures: str) -> dict[str, str]:
    """By which step each act of these procedures is tried."""
    found = [(step.act, name) for name, step in steps.items() if step.stage is not None]
    assert len(dict(found)) == len(found), "an act is tried by one step"
    return {act: name for act, name in found if act.partition(".")[0] in procedures}


class Night(Step[S]):
    """A night on which the deadline sweep runs; no act of anybody."""

    @property
    def command(self) -> Callable[..., Any]:
        return lambda *, actor, now, case: sweep(now=now)
