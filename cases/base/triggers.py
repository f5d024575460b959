"""The last line of defence, in the database itself: what no shell, script or bulk statement may do either.

Append-only: acts, refusals, chain entries and every history table. Never deleted: every legal row. States: only the
initial states and the pairs that the lifecycles declare live. A chain head never goes back. Named invariants of a
procedure (`Invariant`) forbid a state that lacks what the law demands of it.

(Re)installed after every migrate, because a table rebuild drops triggers silently; `checks.py` compares.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import AppConfig, apps
from django.db import connections, models

from cases.base.models import Act, Aggregate, AuditedModel, ChainEntry, ChainHead, HistoryRow, Refusal


@dataclass(frozen=True, slots=True)
class Trigger:
    """One guard: before `event` on `table`, refuse with `message` when `broken` (SQL over NEW and OLD) holds."""

    name: str
    table: str
    event: str
    broken: str
    message: str

    def sqlite(self) -> str:
        return (
            f'CREATE TRIGGER "{self.name}" BEFORE {self.event} ON "{self.table}" FOR EACH ROW WHEN {self.broken} '
            f"BEGIN SELECT RAISE(ABORT, '{self.message}'); END"
        )

    def postgres_function(self) -> str:
        result = "OLD" if self.event == "DELETE" else "NEW"
        return (
            f'CREATE OR REPLACE FUNCTION "{self.name}"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN '
            f"IF {self.broken} THEN RAISE EXCEPTION '{self.message}' USING ERRCODE = '23514'; END IF; "
            f"RETURN {result}; END $$"
        )

    def postgres(self) -> str:
        return (
            f'CREATE TRIGGER "{self.name}" BEFORE {self.event} ON "{self.table}" '
            f'FOR EACH ROW EXECUTE FUNCTION "{self.name}"()'
        )


@dataclass(frozen=True, slots=True)
class Invariant:
    """What must hold of an aggregate's row whenever it is written: SQL over NEW, true when broken."""

    name: str
    model: str
    broken: str
    message: str


INVARIANTS: dict[str, Invariant] = {}


def declare(*invariants: Invariant) -> None:
    """Register a procedure's invariants (called once, when its app starts)."""
    INVARIANTS.update({i.name: i for i in invariants})


def expected(app_label: str | None = None) -> Iterator[Trigger]:
    """The triggers that the models and lifecycles call for, for one app or for all."""
    for model in apps.get_models(include_auto_created=True):
        if app_label is None or model._meta.app_label == app_label:
            yield from _of_model(model)


def _of_model(model: type[models.Model]) -> Iterator[Trigger]:
    table = model._meta.db_table
    if model in (Act, Refusal, ChainEntry) or issubclass(model, HistoryRow):
        yield Trigger(f"{table}_no_update", table, "UPDATE", _always(), f"{table}: append-only, no UPDATE")
        yield Trigger(f"{table}_no_delete", table, "DELETE", _always(), f"{table}: append-only, no DELETE")
    if issubclass(model, AuditedModel) or model is ChainHead:
        yield Trigger(f"{table}_no_delete", table, "DELETE", _always(), f"{table}: legal rows are never deleted")
    if model is ChainHead:
        yield Trigger(f"{table}_forward", table, "UPDATE", "NEW.seq < OLD.seq", f"{table}: a head never goes back")
    if issubclass(model, Aggregate):
        yield from _of_states(model)


def _always() -> str:
    return "1 = 1"


def _of_states(model: type[Aggregate]) -> Iterator[Trigger]:
    table, lifecycle = model._meta.db_table, model.lifecycle
    initial = _list(lifecycle.initial_states)
    pairs = " OR ".join(
        f"(OLD.state = '{source}' AND NEW.state IN {_list(t for s, t in lifecycle.pairs if s == source)})"
        for source in sorted({s for s, _ in lifecycle.pairs})
    )
    yield Trigger(
        f"{table}_initial", table, "INSERT", f"NEW.state NOT IN {initial}", f"{table}: undeclared initial state"
    )
    yield Trigger(
        f"{table}_pairs", table, "UPDATE", f"NEW.state <> OLD.state AND NOT ({pairs or '1 = 0'})",
        f"{table}: undeclared transition",
    )  # fmt: skip
    for invariant in sorted(INVARIANTS.values(), key=lambda i: i.name):
        if invariant.model == model._meta.label_lower:
            for event in ("INSERT", "UPDATE"):
                name = f"{table}_{invariant.name}_{event.lower()}"
                yield Trigger(name, table, event, invariant.broken, invariant.message)


def _list(codes: Iterable[str]) -> str:
    return "(" + ", ".join(f"'{c}'" for c in sorted(codes)) + ")"


def install_after_migrate(sender: AppConfig, using: str = "default", **_: Any) -> None:
    """Receiver of post_migrate: (re)install the triggers of the app just migrated."""
    install(using=using, app_label=sender.label)


def install(*, using: str = "default", app_label: str | None = None) -> int:
    """Drop and create the triggers; how many there are."""
    connection = connections[using]
    present = set(connection.introspection.table_names())
    wanted = [t for t in expected(app_label) if t.table in present]
    with connection.cursor() as cursor:
        for trigger in wanted:
            _replace(cursor, connection.vendor, trigger)
        if connection.vendor == "postgresql":
            _forbid_truncate(cursor, {t.table for t in wanted})
    return len(wanted)


def _replace(cursor: Any, vendor: str, trigger: Trigger) -> None:
    if vendor == "sqlite":
        cursor.execute(f'DROP TRIGGER IF EXISTS "{trigger.name}"')
        cursor.execute(trigger.sqlite())
        return
    cursor.execute(f'DROP TRIGGER IF EXISTS "{trigger.name}" ON "{trigger.table}"')
    cursor.execute(trigger.postgres_function())
    cursor.execute(trigger.postgres())


def _forbid_truncate(cursor: Any, tables: set[str]) -> None:
    cursor.execute(
        "CREATE OR REPLACE FUNCTION refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION '%: legal rows are never truncated', TG_TABLE_NAME USING ERRCODE = '23514'; END $$"
    )
    for table in sorted(tables):
        cursor.execute(f'DROP TRIGGER IF EXISTS "{table}_no_truncate" ON "{table}"')
        cursor.execute(
            f'CREATE TRIGGER "{table}_no_truncate" BEFORE TRUNCATE ON "{table}" '
            f"FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate()"
        )


def installed(using: str = "default") -> dict[str, str]:
    """Name to definition of the triggers that the database has (SQLite: its SQL; PostgreSQL: the function's body)."""
    connection = connections[using]
    statement = {
        "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": (
            "SELECT t.tgname, p.prosrc FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid WHERE NOT t.tgisinternal "
            "AND t.tgenabled = 'O'"
        ),
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return dict(cursor.fetchall())


def missing(using: str = "default") -> list[str]:
    """Names of expected triggers that are absent or differ from what the lifecycles say now."""
    vendor, found = connections[using].vendor, installed(using)
    tables = set(connections[using].introspection.table_names())
    return [t.name for t in expected() if t.table in tables and not _same(t, found.get(t.name), vendor)]


def _same(trigger: Trigger, found: str | None, vendor: str) -> bool:
    if found is None:
        return False
    wanted = trigger.sqlite() if vendor == "sqlite" else trigger.postgres_function()
    return found.strip() in wanted
