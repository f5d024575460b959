"""Ask once: the outcome of a question, kept for the rows of one answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")


class Once:
    """Remembers the outcome of each question, a failure included."""

    def __init__(self) -> None:
        self._known: dict[Any, Any] = {}

    def __call__(self, question: Any, ask: Callable[[], T]) -> T:
        if question not in self._known:
            try:
                self._known[question] = ask()
            except Exception as failure:
                self._known[question] = failure
        known: T | Exception = self._known[question]
        if isinstance(known, Exception):
            raise known
        return known
