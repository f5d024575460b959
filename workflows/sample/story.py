"""What a sample case is, as a value: who, what, and the acts it takes; read from YAML by `reading`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One act of a story: who does it, how many working days before today, with which arguments, still as written.

    `day` is the name by which texts know its day. `refused` is the code with which the gate must refuse it. `handlers` are
    those who handle the case from this step on, where they change. `beside`: of the case filed beside, against another party.
    """

    verb: str
    who: str
    before: int
    arguments: Mapping[str, Any] = field(default_factory=dict)
    day: str = ""
    refused: str = ""
    handlers: tuple[str, ...] = ()
    beside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One fictional case. `facts` are those of `assess`, without the day and the conduct; `days` are further days by name."""

    code: str
    shows_zh: str
    shows_en: str
    article: str
    party: str
    conduct: str
    cause: str
    handlers: tuple[str, ...]
    facts: Mapping[str, Any]
    days: Mapping[str, str]
    steps: tuple[Step, ...]

    def step(self, verb: str) -> Step:
        """The first step that does this act."""
        return next(step for step in self.steps if step.verb == verb)
