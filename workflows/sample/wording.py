"""The words in braces of a story's texts, filled in when a step is played."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from string import Formatter
from typing import Any


class Day(date):
    """A date that reads in a text as a Chinese document writes it."""

    @classmethod
    def of(cls, day: date) -> Day:
        return cls(day.year, day.month, day.day)

    def __format__(self, _spec: str) -> str:
        return f"{self.year}年{self.month}月{self.day}日"


def filled(value: Any, words: Mapping[str, Any]) -> Any:
    """The value with the words of all its texts filled in."""
    if isinstance(value, str):
        return value.format_map(words)
    if isinstance(value, Mapping):
        return {key: filled(part, words) for key, part in value.items()}
    if isinstance(value, list):
        return [filled(part, words) for part in value]
    return value


def named(value: Any) -> Iterator[str]:
    """The words that the texts of the value name, each without its attributes."""
    if isinstance(value, str):
        yield from (name.partition(".")[0] for _text, name, _spec, _conversion in Formatter().parse(value) if name is not None)
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from named(part)
    elif isinstance(value, list):
        for part in value:
            yield from named(part)
