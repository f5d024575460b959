"""A legal condition is a named object: the same name stands in the lifecycle, in the error and in the test."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from cases.base.actors import Actor
from cases.base.errors import ConditionFailed, Text


@dataclass(frozen=True, slots=True)
class Question:
    """What a condition may look at: the locked subject, who asks, when, and what the act was given."""

    subject: Any
    actor: Actor
    now: datetime
    today: date
    given: Mapping[str, Any] = field(default_factory=dict)


# None = met; otherwise what exactly is missing, as a full sentence
Check = Callable[[Question], Text | None]


@dataclass(frozen=True, slots=True)
class Condition:
    """`check` answers None when the condition is met. `zh`/`en` say the rule itself, for the page and the docs."""

    code: str
    zh: str
    en: str
    article: str
    check: Check

    def ask(self, question: Question, act: str) -> None:
        """Raise ConditionFailed with what is missing."""
        missing = self.check(question)
        if missing is not None:
            raise ConditionFailed(self.code, missing, self.article, act=act)
