"""Reading rows for verification: raw, in blocks, in one view of the database, each column in its canonical spelling.

The database itself spells moments, days, truth values and identifiers (casts to text), which costs a fraction of
building a Python value only to turn it into text again. What is left for Python is JSON.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeAlias

import orjson
from django.db import connection, models, transaction

from cases.base import canonical

BLOCK = 2000
Kind: TypeAlias = "type[models.Field[Any, Any]]"

# an expression has no declared type, so that SQLite hands over the text that it keeps
_SQLITE: Mapping[Kind, str] = {
    models.DateTimeField: "+{0}",
    models.DateField: "+{0}",
    models.BooleanField: "+{0}",
    models.BinaryField: "CASE WHEN {0} IS NULL THEN NULL ELSE lower(hex({0})) END",
}
_POSTGRES: Mapping[Kind, str] = {
    models.DateTimeField: "replace(to_char({0} AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), '.000000', '')",
    models.DateField: "to_char({0}, 'YYYY-MM-DD')",
    models.BooleanField: "{0}::int",
    models.UUIDField: "replace({0}::text, '-', '')",
    models.JSONField: "{0}::text",
    models.BinaryField: "encode({0}, 'hex')",
}


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a chained table as verification reads them. `json` are the positions that Python spells."""

    table: str
    key: str
    names: tuple[str, ...]
    kinds: tuple[Kind, ...]
    json: tuple[int, ...]

    @classmethod
    def of(cls, model: type[models.Model], names: Sequence[str] | None = None) -> Columns:
        """All columns of the table, or those that still exist of `names`, in that order."""
        known = {canonical.name_of(f): canonical.kind(f) for f in canonical.columns(model)}
        chosen = tuple(known) if names is None else tuple(n for n in names if n in known)
        kinds = tuple(known[name] for name in chosen)
        json = tuple(i for i, kind in enumerate(kinds) if kind is models.JSONField)
        return cls(model._meta.db_table, canonical.name_of(model._meta.pk), chosen, kinds, json)

    def select(self, alias: str) -> str:
        """The select list under a table alias."""
        spellings = _POSTGRES if connection.vendor == "postgresql" else _SQLITE
        cells = zip(self.names, self.kinds, strict=True)
        return ", ".join(spellings.get(kind, "{0}").format(f'{alias}."{name}"') for name, kind in cells)

    def spell(self, cells: list[Any]) -> list[Any]:
        """The cells of a row as the chain spells them."""
        for position in self.json:
            if cells[position] is not None:
                cells[position] = canonical_json(cells[position])
        return cells


def canonical_json(text: str) -> str:
    """The canonical text of stored JSON. Text that is none (somebody wrote it by hand) stays what it is."""
    if text == "{}":
        return text
    try:
        return canonical.dumps(orjson.loads(text))
    except orjson.JSONDecodeError:
        return text


@contextmanager
def snapshot() -> Iterator[None]:
    """Everything read inside shows one state of the database, and no writer is kept waiting.

    Inside a transaction the caller has that already (tests).
    """
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            # every row will be read, so plan for the last and not for the first
            cursor.execute("SET LOCAL cursor_tuple_fraction = 1.0")
            yield
    else:
        # not atomic(), which would take the one writer's place (IMMEDIATE)
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")


def blocks(statement: str, parameters: Sequence[Any] = ()) -> Iterator[Sequence[Sequence[Any]]]:
    """Rows of a raw statement in blocks: a named cursor on PostgreSQL, fetchmany on SQLite."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(statement, parameters)
        while rows := cursor.fetchmany(BLOCK):
            yield rows


def read(statement: str, parameters: Sequence[Any] = ()) -> Iterator[Sequence[Any]]:
    """The same, row by row."""
    for block in blocks(statement, parameters):
        yield from block
