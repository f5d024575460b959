"""A legal condition is a named object: the same name stands in the lifecycle, in the error and in the test."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from cases.base.actors import Actor
from cases.base.cures import Cure
from cases.base.errors import ConditionFailed, Text

S_co = TypeVar("S_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Question(Generic[S_co]):
    """What a condition may look at: the locked subject, who asks, when, and what the act was given."""

    subject: S_co
    actor: Actor
    now: datetime
    today: date
    given: Mapping[str, Any] = field(default_factory=dict)


# None = met; otherwise what exactly is missing, as a full sentence
Check = Callable[[Question[Any]], Text | None]


@dataclass(frozen=True, slots=True)
class Condition:
    """`check` answers None when the condition is met. `zh`/`en` say the rule itself, for the page and the docs; `cure` what
    gets over the refusal."""

    code: str
    zh: str
    en: str
    article: str
    check: Check
    cure: Cure

    def ask(self, question: Question[object], act: str) -> None:
        """Raise ConditionFailed with what is missing."""
        missing = self.check(question)
        if missing is not None:
            raise ConditionFailed(self.code, missing, self.article, act=act, cure=self.cure)
