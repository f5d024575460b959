"""What the kernel refuses. Every refusal has a code for programs, a sentence for people and the article behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cases.base.cures import Cure


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence in both languages; Chinese is the original."""

    zh: str
    en: str

    def __str__(self) -> str:
        return self.zh

    def within(self, language: str) -> str:
        return self.en if language.startswith("en") else self.zh


class Refused(Exception):  # noqa: N818 - an official is refused, the program did not err
    """An act was not permitted by law or by role. Nothing of it was written but the refusal entry."""

    def __init__(self, code: str, text: Text, article: str = "", *, act: str = "", cure: Cure | None = None) -> None:
        super().__init__(f"{text.zh}（{article}）" if article else text.zh)
        self.code = code
        self.text = text
        self.article = article
        self.act = act
        # what gets over it; none is declared where the kind of refusal says it
        self.cure = cure


class NotPermitted(Refused):
    """The actor's role, certificate or relation to the case does not allow the act."""


class WrongState(Refused):
    """The act exists, but not from the state the case is in (also: somebody else was faster)."""


class ConditionFailed(Refused):
    """A named legal condition of the act is not met."""


class Busy(Refused):
    """Somebody else holds the case and did not let go in time."""


class Conflict(Refused):
    """Somebody else wrote the same meanwhile: a number, a code or a name that there can be once only."""


class NotFound(Refused):
    """The row does not exist or lies outside the actor's scope; both look the same from outside."""


class UnguardedWrite(RuntimeError):
    """Program error: a legal row was written outside a Work, so no history would bind it."""
