"""Images of what a test has written, taken and put back inside its own transaction.

SQLite: an image is a whole database, and the test goes on in a copy of it. PostgreSQL: an image is the rows written, put
back past the triggers that have let them in once (which a superuser alone may do: others play).
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any, Protocol

from django.db import connection
from psycopg import sql

# rows written by this transaction, in tables that it (or what it follows on this connection) has written to
OWN = "xmin::text::bigint >= pg_current_xact_id()::xid::text::bigint"
# the functions under pg_stat_xact_user_tables: the view joins indexes and schemas to them, for ten times the time
_ROWS = " + ".join(f"pg_stat_get_xact_tuples_{done}(oid)" for done in ("inserted", "updated", "deleted"))
_TABLES = "FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace"
WRITTEN = f"SELECT relname {_TABLES} AND {_ROWS} > 0 ORDER BY relname"
CHANGED = f"SELECT coalesce(sum({_ROWS}), 0) {_TABLES}"
INSERT = sql.SQL("INSERT INTO {0} SELECT * FROM json_populate_recordset(NULL::{0}, {1}::json)")
PAST_TRIGGERS = sql.SQL("SET LOCAL session_replication_role = {}")


class Images(Protocol):
    """How this engine does it. `mark` grows with every row that is written."""

    def begin(self) -> None: ...
    def untouched(self) -> bool: ...
    def mark(self) -> int: ...
    def open(self) -> None: ...
    def take(self) -> Any: ...
    def put(self, image: Any) -> None: ...
    def leave(self) -> None: ...


@dataclass
class SqliteImages:
    """`home` is the test database: no test that plays writes into it."""

    base: bytes
    home: sqlite3.Connection | None = None
    first: int = 0

    def begin(self) -> None:
        self.first = self.mark()

    def untouched(self) -> bool:
        """Has the test written nothing so far?"""
        return self.mark() == self.first

    def mark(self) -> int:
        return int(connection.connection.total_changes)

    def open(self) -> None:
        """Go on in a copy of the base."""
        if self.home is None:
            self._go_on(self._copy(self.base))

    def take(self) -> bytes:
        """What was written so far, committed in a database that the test leaves to it."""
        here = connection.connection
        here.commit()
        image = bytes(here.serialize())
        self._begin(here)
        return image

    def put(self, image: bytes) -> None:
        self._go_on(self._copy(image))

    def leave(self) -> None:
        """Back home; the transaction that Django began there is ended by it, or here if it believes to have done so."""
        if self.home is None:
            return
        connection.connection.close()
        connection.connection, self.home = self.home, None
        if not connection.in_atomic_block:
            connection.connection.rollback()

    def _copy(self, image: bytes) -> sqlite3.Connection:
        made: sqlite3.Connection = connection.get_new_connection({**connection.get_connection_params(), "database": ":memory:"})
        made.deserialize(image)
        return made

    def _go_on(self, there: sqlite3.Connection) -> None:
        if self.home is None:
            self.home = connection.connection
        else:
            connection.connection.close()
        connection.connection = there
        self._begin(there)

    def _begin(self, there: sqlite3.Connection) -> None:
        """The transaction and savepoints in which Django believes itself."""
        there.execute("BEGIN")
        for name in connection.savepoint_ids:
            there.execute(f"SAVEPOINT {connection.ops.quote_name(name)}")


class PostgresImages:
    """An image is two statements: one takes away what an earlier image has brought, one puts the rows in."""

    def begin(self) -> None: ...

    def untouched(self) -> bool:
        return self._rows("SELECT pg_current_xact_id_if_assigned()::text") == [None]

    def mark(self) -> int:
        return int(self._rows(CHANGED)[0])

    def open(self) -> None: ...

    def take(self) -> tuple[bytes, bytes]:
        tables = {table: self._own_rows(table) for table in self._rows(WRITTEN)}
        gone = [sql.SQL("DELETE FROM {} WHERE " + OWN).format(sql.Identifier(table)) for table in tables]
        put = [INSERT.format(sql.Identifier(table), sql.Literal(f"[{','.join(rows)}]")) for table, rows in tables.items() if rows]
        return self._past_triggers(gone), self._past_triggers(put)

    def put(self, image: tuple[bytes, bytes]) -> None:
        for statement in image[self.untouched() :]:
            connection.connection.execute(statement)

    def leave(self) -> None: ...

    def _own_rows(self, table: str) -> list[str]:
        return self._rows(sql.SQL("SELECT row_to_json(t)::text FROM {} t WHERE " + OWN).format(sql.Identifier(table)))

    def _rows(self, statement: Any) -> list[Any]:
        with connection.connection.cursor() as cursor:
            return [row[0] for row in cursor.execute(statement).fetchall()]

    def _past_triggers(self, statements: list[sql.Composed]) -> bytes:
        replica, origin = (PAST_TRIGGERS.format(sql.Literal(role)) for role in ("replica", "origin"))
        return sql.SQL("; ").join([replica, *statements, origin]).as_bytes(connection.connection)


def images() -> Images | None:
    """Of the test database as it was made; none where the user of PostgreSQL may not put rows back."""
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        return SqliteImages(bytes(connection.connection.serialize()))
    allowed = connection.connection.execute("SELECT current_setting('is_superuser') = 'on'").fetchone()[0]
    return PostgresImages() if allowed else None
