"""One spelling for every value, so that a row hashes the same on SQLite and on PostgreSQL, today and in ten years.

int → itself; text → itself; bool → 0/1; date → ISO; aware datetime → UTC `YYYY-MM-DD HH:MM:SS[.ffffff]`;
UUID → 32 hex digits; JSON → canonical JSON text. Keys are sorted, separators tight, UTF-8.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

import orjson
from django.db import models

Cell = int | str | None


def dumps(value: Any) -> str:
    """Canonical JSON text of plain values."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS).decode()


def digest(value: Any) -> str:
    """SHA-256 of the canonical JSON of plain values."""
    return hashlib.sha256(dumps(value).encode()).hexdigest()


def moment(value: datetime | str) -> str:
    """A moment as UTC text; SQLite hands it over as such already, or as a UTC moment without zone."""
    if isinstance(value, str):
        return value
    if value.tzinfo is None:
        return value.isoformat(" ")
    return value.astimezone(UTC).replace(tzinfo=None).isoformat(" ")


def _json(value: Any) -> str:
    return dumps(orjson.loads(value) if isinstance(value, str) else value)


def _day(value: date | str) -> str:
    return value if isinstance(value, str) else value.isoformat()


def _uuid(value: uuid.UUID | str) -> str:
    return value.hex if isinstance(value, uuid.UUID) else value.replace("-", "")


def _text(value: Any) -> str:
    return str(value)


SPELLINGS: Mapping[type[models.Field[Any, Any]], Callable[[Any], Cell]] = {
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


def spelling(field: models.Field[Any, Any]) -> Callable[[Any], Cell]:
    """How values of a column are spelled. A column type without a spelling may not be part of a legal row."""
    target = field.target_field if isinstance(field, models.ForeignKey) else field
    for kind in type(target).__mro__:
        if kind in SPELLINGS:
            return SPELLINGS[kind]
    raise TypeError(f"{field} of type {type(field).__name__} has no canonical spelling")


def columns(model: type[models.Model]) -> tuple[models.Field[Any, Any], ...]:
    """The columns of a table in the order of their names, which is the order of the payload."""
    return tuple(sorted(model._meta.concrete_fields, key=lambda f: f.column))


def payload(table: str, names: Iterable[str], values: Iterable[Cell]) -> str:
    """The text that enters the chain for one row."""
    return dumps({"c": list(names), "t": table, "v": list(values)})


def row_payload(instance: models.Model) -> str:
    """The payload of an instance as it was just written."""
    fields = columns(type(instance))
    values = (_cell(f, instance.__dict__.get(f.attname, getattr(instance, f.attname))) for f in fields)
    return payload(instance._meta.db_table, (f.column for f in fields), values)


def _cell(field: models.Field[Any, Any], value: Any) -> Cell:
    return None if value is None else spelling(field)(value)
