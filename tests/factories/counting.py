"""How many rows every table holds, to show that a refusal leaves nothing but its entry."""

from __future__ import annotations

from typing import Any

from django.db import connection

# a table without a page has no rows; to ask for its size costs a tenth of counting
PAGES = (
    "SELECT relname, pg_relation_size(oid) FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace"
)


def all_rows() -> dict[str, int]:
    """The number of rows of every table, by name, in one statement."""
    with connection.cursor() as cursor:
        tables = _pages(cursor)
        filled = sorted(name for name, pages in tables.items() if pages)
        cursor.execute(" UNION ALL ".join(f"SELECT '{name}', count(*) FROM \"{name}\"" for name in filled))
        return dict.fromkeys(sorted(tables), 0) | {str(name): int(rows) for name, rows in cursor.fetchall()}


def _pages(cursor: Any) -> dict[str, int]:
    """Every table, and how much there is of it; on SQLite each may have rows."""
    if connection.vendor == "sqlite":
        return dict.fromkeys(connection.introspection.table_names(cursor), 1)
    cursor.execute(PAGES)
    return dict(cursor.fetchall())


def grown(before: dict[str, int], after: dict[str, int]) -> dict[str, int]:
    """By how many rows each table that changed has grown."""
    return {name: rows - before.get(name, 0) for name, rows in after.items() if rows != before.get(name, 0)}
