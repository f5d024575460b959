"""What a database holds, said so that two can be compared: columns, constraints, indexes, triggers, rows.

The order of columns is left out: a migration adds a column at the end of its table.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Row = tuple[Any, ...]

POSTGRES = {
    "columns": (
        "SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity::text, "
        "a.attgenerated::text, o.collname, pg_get_expr(d.adbin, d.adrelid) FROM pg_attribute a "
        "JOIN pg_class c ON c.oid = a.attrelid LEFT JOIN pg_collation o ON o.oid = a.attcollation "
        "LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum "
        "WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm') "
        "AND a.attnum > 0 AND NOT a.attisdropped"
    ),
    "constraints": (
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
        "WHERE connamespace = 'public'::regnamespace"
    ),
    "indexes": "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "triggers": (
        "SELECT tgrelid::regclass::text, tgenabled::text, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal"
    ),
    "functions": "SELECT proname, pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
    "sequences": "SELECT sequencename, data_type::text, increment_by FROM pg_sequences WHERE schemaname = 'public'",
}


def schema(connection: Any) -> dict[str, set[Row]]:
    """The structure of a database, by kind."""
    if connection.vendor == "postgresql":
        return {kind: set(_rows(connection, statement)) for kind, statement in POSTGRES.items()}
    found: dict[str, set[Row]] = {"columns": set(), "index": set(), "triggers": set(), "view": set()}
    for kind, name, sql in _rows(connection, "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"):
        if kind == "table":
            found["columns"] |= {(name, part) for part in _parts(sql)}
        else:
            found["triggers" if kind == "trigger" else kind].add((name, sql))
    return found


def contents(connection: Any, *, without: frozenset[str]) -> dict[str, list[Row]]:
    """The rows of every table that has any, without the columns `without`; in an order of their own."""
    found = {table: _table(connection, table, without) for table in connection.introspection.table_names()}
    return {table: rows for table, rows in found.items() if rows}


def _table(connection: Any, table: str, without: frozenset[str]) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}"')
        named = sorted((column[0], place) for place, column in enumerate(cursor.description))
        kept = [place for name, place in named if name not in without]
        return sorted((tuple(row[place] for place in kept) for row in cursor.fetchall()), key=repr)


def _rows(connection: Any, statement: str) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())


def _parts(sql: str) -> Iterator[str]:
    """The columns and constraints between the brackets of a CREATE TABLE, as they are written."""
    depth, quote, part = 0, "", ""
    for sign in sql[sql.index("(") + 1 : sql.rindex(")")]:
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "'\"":
            quote = sign
        depth += 0 if quote else (sign == "(") - (sign == ")")
        if sign == "," and not depth and not quote:
            yield part.strip()
            part = ""
        else:
            part += sign
    yield part.strip()
