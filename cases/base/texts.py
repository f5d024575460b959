"""What may stand in a text column: the same on both databases, said in a sentence before one of them breaks off.

SQLite keeps any text; PostgreSQL refuses too long ones and null characters with an error that no official understands.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.db import models

from cases.base.errors import ConditionFailed, Text

# a text column that sets no limit: some sixty pages of a document
LONGEST = 50_000


def ask(row: models.Model) -> None:
    """Raise ConditionFailed if a text of the row is too long, or holds what cannot be kept or printed."""
    held = row.__dict__
    for attname, name, most in _columns(type(row)):
        value = held.get(attname)
        if isinstance(value, str):
            _ask(name, value, most)
        elif value:
            _ask_inside(name, value)


@cache
def _columns(model: type[models.Model]) -> tuple[tuple[str, str, int | None], ...]:
    """Name and longest text of the columns that hold text; of JSON only its characters are looked at."""
    return tuple(
        (f.attname, str(f.verbose_name), getattr(f, "max_length", None) or LONGEST)
        for f in model._meta.concrete_fields
        if isinstance(f, models.CharField | models.TextField | models.JSONField)
    )


def _ask_inside(name: str, value: Any) -> None:
    if isinstance(value, str):
        _ask(name, value, None)
    elif isinstance(value, Mapping):
        for key, part in value.items():
            _ask_inside(name, key)
            _ask_inside(name, part)
    elif isinstance(value, list | tuple):
        for part in value:
            _ask_inside(name, part)


def ask_text(name: str, value: str) -> None:
    """The same for one text that is no row yet."""
    _ask(name, value, LONGEST)


def _ask(name: str, value: str, most: int | None) -> None:
    if most is not None and len(value) > most:
        raise ConditionFailed(
            "text_too_long",
            Text(
                f"“{name}”有{len(value)}字，最多{most}字，请删减。", f"“{name}” has {len(value)} characters; {most} is the most."
            ),
        )
    if not value.isprintable() and ("\x00" in value or any("\ud800" <= c <= "\udfff" for c in value)):
        raise ConditionFailed(
            "text_unfit",
            Text(
                f"“{name}”含有无法保存的字符，请删去后重新填写。", f"“{name}” holds a character that cannot be kept; remove it."
            ),
        )
