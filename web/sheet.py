"""What the page of a subject shows besides what every subject has: one value a procedure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cases.base.actors import Actor
from web.viewmodels import CaseAction, Fact, Notice, Person


def _nothing(subject: object) -> tuple[Any, ...]:
    return ()


def _unveiled(subject: object) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """`facts` are the labelled values, `people` who answers for what, `links` lead to related subjects."""

    facts: Callable[[Any], tuple[Fact, ...]]
    people: Callable[[Any], tuple[Person, ...]] = _nothing
    links: Callable[[Any], tuple[CaseAction, ...]] = _nothing
    alerts: Callable[[Any], tuple[Notice, ...]] = _nothing
    # what the reader sees instead of the state (empty: the state itself); then no diagram is drawn
    veil: Callable[[Any], str] = _unveiled
    # the acts that this reader's trail holds, without refusals; None: everything
    trail: frozenset[str] | None = None
    # the clocks that this reader sees; None: every one
    clocks: frozenset[str] | None = None
    # who sees another sheet of the same subject than everybody else
    reader: Callable[[Any, Actor], Sheet] | None = None

    def read_by(self, subject: Any, actor: Actor) -> Sheet:
        """The sheet that this reader sees."""
        return self.reader(subject, actor) if self.reader else self
