"""Names by a part of them: PostgreSQL looks in a GIN index over a `simple` tsvector, SQLite in an FTS5 table that triggers keep.

Both hold `PartyName.cuts` (cases/base/cuts.py). They only narrow: what is found bears the part in its `key`, as ever. All of it
is derived from the names: not law, not chained, not verified. `migrate` makes what is missing and fills it from the rows;
`manage.py index_names` writes `key` and `cuts` of all rows again, as after another version of Python has changed the spelling.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from django.db import connection, connections

from cases.base.cuts import asked
from cases.parties.models import PartyName

# more names than this are not told one by one: a text that so many bear is met soon on any list, and is looked for along it
MANY = 900
ROWS = PartyName._meta.db_table
INDEX = "parties_name_cuts"

_WORDS = "to_tsvector('simple', cuts)"
# each search reads the list of what is not sorted in yet, so that list is short (kB)
_POSTGRESQL = f'CREATE INDEX "{INDEX}" ON "{ROWS}" USING gin ({_WORDS}) WITH (gin_pending_list_limit = 128)'
_OUT = f'INSERT INTO "{INDEX}" ("{INDEX}", rowid, cuts) VALUES (\'delete\', OLD.id, OLD.cuts);'
_IN = f'INSERT INTO "{INDEX}" (rowid, cuts) VALUES (NEW.id, NEW.cuts);'
_SQLITE = {
    INDEX: (
        f"CREATE VIRTUAL TABLE \"{INDEX}\" USING fts5(cuts, content='{ROWS}', content_rowid='id', "
        "tokenize='ascii', detail=none, columnsize=0)"
    ),
    f"{INDEX}_insert": f'CREATE TRIGGER "{INDEX}_insert" AFTER INSERT ON "{ROWS}" BEGIN {_IN} END',
    f"{INDEX}_delete": f'CREATE TRIGGER "{INDEX}_delete" AFTER DELETE ON "{ROWS}" BEGIN {_OUT} END',
    f"{INDEX}_update": f'CREATE TRIGGER "{INDEX}_update" AFTER UPDATE OF id, cuts ON "{ROWS}" BEGIN {_OUT} {_IN} END',
}
# the index is asked first: SQLite would as soon walk the names and look each up in it
_FIND = {
    "sqlite": f'"{INDEX}" CROSS JOIN "{ROWS}" ON id = "{INDEX}".rowid WHERE "{INDEX}" MATCH %s',
    "postgresql": f"\"{ROWS}\" WHERE {_WORDS} @@ to_tsquery('simple', %s)",
}
_AND = {"sqlite": " AND ", "postgresql": " & "}


class Held(NamedTuple):
    """A name that holds what was looked for: whose it is, and until when it was borne (None: it still is)."""

    party: int
    key: str
    until: date | None


def holding(key: str, *, at_start: bool = False) -> list[Held] | None:
    """The names whose key holds this one, or begins with it; None where they are MANY. One statement; none for nothing."""
    if not key:
        return []
    with connection.cursor() as cursor:
        cursor.execute(*statement(key, at_start=at_start))
        found = cursor.fetchall()
    return None if len(found) > MANY else [Held(*row) for row in found]


def statement(key: str, *, at_start: bool = False) -> tuple[str, list[Any]]:
    """The question in SQL with its parameters."""
    vendor, mark = connection.vendor, ":*" if connection.vendor == "postgresql" else "*"
    words = _AND[vendor].join(cut.replace("*", mark) for cut in asked(key, at_start=at_start))
    like = ("" if at_start else "%") + connection.ops.prep_for_like_query(key) + "%"
    sql = f"SELECT party_id, key, until FROM {_FIND[vendor]} AND key LIKE %s ESCAPE '\\' LIMIT %s"
    return sql, [words, like, MANY + 1]


def install_after_migrate(using: str = "default", **_: Any) -> None:
    """Receiver of post_migrate for this app."""
    install(using=using)


def install(*, using: str = "default") -> bool:
    """Make the index where a part of it is missing or differs, and fill it; whether there was anything to make.

    A table rebuild of SQLite drops triggers silently: what was written from then on is in no index, so all is made anew.
    """
    there = connections[using]
    with there.cursor() as cursor:
        if ROWS not in there.introspection.table_names(cursor):
            return False
        columns = {c.name for c in there.introspection.get_table_description(cursor, ROWS)}
        if "cuts" not in columns or _whole(there.vendor, cursor):
            return False
    rebuild(using=using)
    return True


def _whole(vendor: str, cursor: Any) -> bool:
    if vendor == "postgresql":
        cursor.execute("SELECT 1 FROM pg_indexes WHERE indexname = %s AND schemaname = ANY (current_schemas(false))", [INDEX])
        return cursor.fetchone() is not None
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'trigger')")
    return set(_SQLITE.items()) <= set(cursor.fetchall())


def rebuild(*, using: str = "default") -> None:
    """Make the index from the rows, in place of the one there is; PostgreSQL's own is never behind its rows."""
    there = connections[using]
    with there.cursor() as cursor:
        if there.vendor == "postgresql":
            if not _whole(there.vendor, cursor):
                cursor.execute(_POSTGRESQL)
            return
        for name, made in _SQLITE.items():
            cursor.execute(f'DROP {"TABLE" if name == INDEX else "TRIGGER"} IF EXISTS "{name}"')
            cursor.execute(made)
        cursor.execute(f'INSERT INTO "{INDEX}" ("{INDEX}") VALUES (\'rebuild\')')
