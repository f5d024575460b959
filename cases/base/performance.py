"""How a live act is performed, and the register of all of them, by function and by full name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from inspect import signature
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cases.base.lifecycle import Lifecycle

# what an act's conditions look at besides its arguments: worked out from the locked subject and the arguments
Given = Callable[[Any, Mapping[str, Any]], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Performance:
    """How a live act is performed: its function, which argument is its reason, and what its conditions look at besides."""

    lifecycle: Lifecycle
    verb: str
    body: Callable[..., Any]
    reason: str = ""
    given: Given | None = None
    defaults: Mapping[str, Any] = field(default_factory=dict)

    @property
    def full(self) -> str:
        return self.lifecycle.full(self.verb)

    @property
    def creates(self) -> bool:
        """Whether the act creates its subject: then its function takes the Work, else a Passage."""
        return all(not row.sources for row in self.lifecycle.rows(self.verb))

    def facts(self, subject: object, arguments: Mapping[str, Any]) -> dict[str, Any]:
        """What the conditions look at: the arguments, what was decided elsewhere with the act (`also`), what is worked out."""
        stated = {**self.defaults, **arguments}
        known = {**(stated.get("also") or {}), **stated}
        return {**known, **self.given(subject, known)} if self.given else known


_PERFORMANCES: dict[Any, Performance] = {}


def performance_of(act: Callable[..., Any] | str) -> Performance:
    """How an act is performed, by its function or its full name; LookupError if no such act is live."""
    found = _PERFORMANCES.get(act)
    if found is None:
        raise LookupError(f"{act} is not a live act")
    return found


def enter(performance: Performance) -> None:
    """Register it. ValueError if the act has another function already."""
    known = _PERFORMANCES.setdefault(performance.full, performance)
    if known.body is not performance.body:
        raise ValueError(f"{performance.full} has two functions")
    _PERFORMANCES.setdefault(performance.body, known)


def defaults_of(body: Callable[..., Any]) -> dict[str, Any]:
    """The arguments that an act may be called without, with what they are then."""
    return {p.name: p.default for p in signature(body).parameters.values() if p.default is not p.empty}
