"""How many rows every table holds, to show that a refusal leaves nothing but its entry."""

from __future__ import annotations

from django.db import connection


def all_rows() -> dict[str, int]:
    """The number of rows of every table, by name, in one statement."""
    names = sorted(connection.introspection.table_names())
    statement = " UNION ALL ".join(f"SELECT '{name}', count(*) FROM \"{name}\"" for name in names)
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return {str(name): int(rows) for name, rows in cursor.fetchall()}


def grown(before: dict[str, int], after: dict[str, int]) -> dict[str, int]:
    """By how many rows each table that changed has grown."""
    return {name: rows - before.get(name, 0) for name, rows in after.items() if rows != before.get(name, 0)}
