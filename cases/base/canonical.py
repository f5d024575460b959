"""One spelling for every value, so that a row hashes the same on SQLite and on PostgreSQL, today and in ten years.

int → itself; text → itself; bool → 0/1; date → ISO; aware datetime → UTC `YYYY-MM-DD HH:MM:SS[.ffffff]`;
UUID → 32 hex digits; bytes → hex; JSON → canonical JSON text, in which a fraction is text, never a float. Keys are
sorted, separators tight, UTF-8.

These are spellings of Python values. What a driver hands over is spelled by `cases.base.verify.reading`.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

import orjson
from django.db import models

Cell = int | str | None
Spelling = Callable[[Any], Cell]


def dumps(value: Any) -> str:
    """Canonical JSON text of plain values."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS).decode()


def digest(value: Any) -> str:
    """SHA-256 of the canonical JSON of plain values."""
    return hashlib.sha256(dumps(value).encode()).hexdigest()


def moment(value: datetime) -> str:
    """A moment as UTC text. ValueError for one without a zone: nobody knows when that was."""
    if value.tzinfo is None:
        raise ValueError(f"{value} has no time zone")
    return value.astimezone(UTC).replace(tzinfo=None).isoformat(" ")


def _json(value: Any) -> str:
    _without_floats(value)
    return dumps(value)


def _without_floats(value: Any) -> None:
    """The databases keep floats differently (1e16, -0.0), so a legal row states fractions as text."""
    if isinstance(value, float):
        raise TypeError(f"{value!r}: a legal row holds no float; write the number as text, money in fen")
    inside = value.values() if isinstance(value, Mapping) else value if isinstance(value, list | tuple) else ()
    for part in inside:
        _without_floats(part)


def _day(value: date) -> str:
    return value.isoformat()


def _uuid(value: uuid.UUID) -> str:
    return value.hex


def _text(value: Any) -> str:
    return str(value)


SPELLINGS: Mapping[type[models.Field[Any, Any]], Spelling] = {
    models.DateTimeField: moment,
    models.DateField: _day,
    models.UUIDField: _uuid,
    models.JSONField: _json,
    models.BooleanField: int,
    models.IntegerField: int,
    models.CharField: _text,
    models.TextField: _text,
    models.BinaryField: lambda value: bytes(value).hex(),
}
# a value of these columns may still be what was assigned: "5", an ISO text, a moment where a day is stored
_CLEANED = (models.DateField, models.UUIDField, models.BooleanField)


def kind(field: models.Field[Any, Any]) -> type[models.Field[Any, Any]]:
    """The kind of column, as a key of SPELLINGS. TypeError: such a column may not be part of a legal row."""
    target = field.target_field if isinstance(field, models.ForeignKey) else field
    for candidate in type(target).__mro__:
        if candidate in SPELLINGS:
            return candidate
    raise TypeError(f"{field} of type {type(field).__name__} has no canonical spelling")


def spelling(field: models.Field[Any, Any]) -> Spelling:
    """How Python values of a column are spelled, in the form in which the database will hold them."""
    spell = SPELLINGS[kind(field)]
    if not issubclass(kind(field), _CLEANED):
        return spell
    clean = field.to_python
    return lambda value: spell(clean(value))


@cache
def columns(model: type[models.Model]) -> tuple[models.Field[Any, Any], ...]:
    """The columns of a table in the order of their names, which is the order of the payload."""
    return tuple(sorted(model._meta.concrete_fields, key=name_of))


def name_of(field: models.Field[Any, Any]) -> str:
    """The column's name; a concrete field has one."""
    return str(field.column)


def payload(table: str, names: Iterable[str], values: Iterable[Cell]) -> str:
    """The text that enters the chain for one row."""
    return dumps({"c": list(names), "t": table, "v": list(values)})


def heading(table: str, names: Iterable[str]) -> str:
    """What every payload of a table with these columns begins with, up to its list of values."""
    return dumps({"c": list(names), "t": table})[:-1] + ',"v":'


def row_payload(instance: models.Model) -> str:
    """The payload of an instance as it was just written."""
    start, cells = _plan(type(instance))
    held = instance.__dict__
    values = []
    for attname, spell in cells:
        value = held[attname] if attname in held else getattr(instance, attname)
        values.append(None if value is None else spell(value))
    return f"{start}{dumps(values)}}}"


@cache
def _plan(model: type[models.Model]) -> tuple[str, tuple[tuple[str, Spelling], ...]]:
    fields = columns(model)
    start = heading(model._meta.db_table, map(name_of, fields))
    return start, tuple((f.attname, spelling(f)) for f in fields)
