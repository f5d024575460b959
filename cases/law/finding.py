"""What a legal test returns: a value, why it is so, and which fact would change it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a field of the outcome is what it is; `because` is a Chinese sentence as officials write it."""

    field: str
    article: str
    because: str


@dataclass(frozen=True, slots=True)
class Question:
    """A fact that is missing (or contradicts another) and what it decides."""

    fact: str
    label: str
    why: str

    def __str__(self) -> str:
        return f"{self.label}（{self.fact}）：{self.why}"


@dataclass(frozen=True, slots=True)
class Finding(Generic[T]):
    """A value with its reasons and open questions."""

    value: T
    reasons: tuple[Reason, ...] = ()
    questions: tuple[Question, ...] = ()
