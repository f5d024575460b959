"""The last guards, in the database itself: what no shell, script or bulk statement may do either.

Append-only: acts, refusals, chain entries, stored files, issued documents and every history table. Never deleted:
every legal row, every account. States: only the initial states and the pairs that the lifecycles declare live. A
chain head and a series of numbers never go back. Named invariants of a procedure (`Invariant`) forbid a row that lacks
what the law demands of it.

Updated after every migrate, because a table rebuild drops triggers silently; `checks.py` compares.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, cast

from django.apps import AppConfig, apps
from django.conf import settings
from django.db import connections, models
from django.db.backends.utils import truncate_name

from cases.base.models import (
    Act,
    Aggregate,
    AuditedModel,
    ChainEntry,
    ChainHead,
    Document,
    HistoryRow,
    NumberSeries,
    Reading,
    Refusal,
    Rendering,
    StoredFile,
)

APPEND_ONLY = (Act, Refusal, Reading, ChainEntry, StoredFile, Document, Rendering)
ALWAYS = "1 = 1"
NAME_LENGTH = 63
# the bits of pg_trigger.tgtype
_BEFORE, _ROW = 2, 1
_EVENTS = {"INSERT": 4, "DELETE": 8, "UPDATE": 16, "TRUNCATE": 32}


@dataclass(frozen=True, slots=True)
class Trigger:
    """One guard: at `event` on `table`, refuse with `message` when `broken` (SQL over NEW and OLD) holds."""

    name: str
    table: str
    event: str
    broken: str
    message: str

    @property
    def timing(self) -> str:
        """Before the event; a guard that looks at an update, after it. PostgreSQL takes the strongest lock on a row
        for a trigger before an update, and whoever only refers to the row would wait for the end of the act."""
        return "AFTER" if self.event == "UPDATE" and self.broken != ALWAYS else "BEFORE"

    @property
    def postgres_only(self) -> bool:
        return self.event == "TRUNCATE"

    def sqlite(self) -> str:
        return (
            f'CREATE TRIGGER "{self.name}" {self.timing} {self.event} ON "{self.table}" FOR EACH ROW WHEN {self.broken} '
            f"BEGIN SELECT RAISE(ABORT, '{self._quoted}'); END"
        )

    def postgres_body(self) -> str:
        """In parentheses, since PL/pgSQL would take the THEN of a CASE for its own."""
        result = "OLD" if self.event == "DELETE" else "NEW"
        return (
            f"BEGIN IF ({self.broken}) THEN RAISE EXCEPTION '{self._quoted.replace('%', '%%')}' "
            f"USING ERRCODE = '23514'; END IF; RETURN {result}; END"
        )

    def postgres(self) -> tuple[str, str]:
        """The function and the trigger that calls it."""
        each = "STATEMENT" if self.postgres_only else "ROW"
        return (
            f'CREATE OR REPLACE FUNCTION "{self.name}"() RETURNS trigger LANGUAGE plpgsql '
            f"AS $guard${self.postgres_body()}$guard$",
            f'CREATE TRIGGER "{self.name}" {self.timing} {self.event} ON "{self.table}" '
            f'FOR EACH {each} EXECUTE FUNCTION "{self.name}"()',
        )

    @property
    def _quoted(self) -> str:
        return self.message.replace("'", "''")

    def definition(self, vendor: str) -> str:
        """What `installed` reports of this trigger when it is as it should be."""
        if vendor == "sqlite":
            return self.sqlite()
        kind = _EVENTS[self.event] + (0 if self.postgres_only else _ROW) + (_BEFORE if self.timing == "BEFORE" else 0)
        return f"{self.table}|{kind}|{self.postgres_body()}"


def _guard(table: str, what: str, event: str, broken: str, message: str) -> Trigger:
    """A trigger whose name the databases do not cut off, so that it is found again."""
    return Trigger(truncate_name(f"{table}_{what}", NAME_LENGTH), table, event, broken, f"{table}: {message}")


@dataclass(frozen=True, slots=True)
class Invariant:
    """What must hold of a legal row when it is written: SQL over NEW (and OLD, if `events` is UPDATE alone), true when
    broken. `model` is the label (`app.model`) of any legal model; the SQL may look into other tables too.
    """

    name: str
    model: str
    broken: str
    message: str
    events: tuple[str, ...] = ("INSERT", "UPDATE")


INVARIANTS: dict[str, Invariant] = {}


def declare(*invariants: Invariant) -> None:
    """Register a procedure's invariants (called once, when its app starts). ValueError if a name is another's already:
    one guard would silently stand in for both."""
    for invariant in invariants:
        if INVARIANTS.setdefault(invariant.name, invariant) != invariant:
            raise ValueError(f"there is another invariant named {invariant.name}")


def among(codes: Iterable[str]) -> str:
    """SQL: the codes of the tables as a list for IN."""
    return "(" + ", ".join(f"'{code}'" for code in codes) + ")"


def changed(*columns: str) -> str:
    """SQL over NEW and OLD: one of the columns has another value. NULL is a value: to set one, or to empty it, is a change."""
    return " OR ".join(f'COALESCE(NEW."{c}" <> OLD."{c}", (NEW."{c}" IS NULL) <> (OLD."{c}" IS NULL))' for c in columns)


def frozen(
    name: str, model: str, message: str, *, only: Iterable[str] = (), but: Iterable[str] = (), once: str = ALWAYS
) -> Invariant:
    """Columns that no UPDATE changes, once `once` (SQL over OLD) holds: `only` these, or all `but` those, or the whole row.

    With `but`, a column that the model gains later is frozen until it is named. Called when the models are loaded.
    """
    columns = tuple(only)
    if not columns and (but or once != ALWAYS):
        columns = tuple(f.column for f in apps.get_model(model)._meta.concrete_fields if f.column not in set(but))
    broken = f"({once}) AND ({changed(*columns)})" if columns else ALWAYS
    return Invariant(name, model, broken, message, events=("UPDATE",))


def expected(app_label: str | None = None) -> Iterator[Trigger]:
    """The triggers that the models and lifecycles call for, for one app or for all."""
    for model in apps.get_models(include_auto_created=True):
        if app_label is None or model._meta.app_label == app_label:
            yield from _of_model(model)


def _of_model(model: type[models.Model]) -> Iterator[Trigger]:
    table = model._meta.db_table
    guards = [*_of_rows(model, table), *_of_invariants(model, table)]
    if issubclass(model, Aggregate):
        guards += _of_states(cast(type[Aggregate], model), table)
    if guards:
        guards.append(_guard(table, "no_truncate", "TRUNCATE", ALWAYS, "legal rows are never truncated"))
    yield from guards


def _of_rows(model: type[models.Model], table: str) -> Iterator[Trigger]:
    append_only = model in APPEND_ONLY or issubclass(model, HistoryRow)
    if append_only:
        yield _guard(table, "no_update", "UPDATE", ALWAYS, "append-only, no UPDATE")
    kept = issubclass(model, AuditedModel) or model._meta.label == settings.AUTH_USER_MODEL
    if append_only or kept or model in (ChainHead, NumberSeries):
        yield _guard(table, "no_delete", "DELETE", ALWAYS, "rows are never deleted")
    if model is ChainHead:
        back = "NEW.stream <> OLD.stream OR NEW.seq < OLD.seq OR (NEW.seq = OLD.seq AND NEW.hash <> OLD.hash)"
        yield _guard(table, "forward", "UPDATE", back, "a head never goes back")
    if model is NumberSeries:
        same = "NEW.authority = OLD.authority AND NEW.type_code = OLD.type_code AND NEW.year = OLD.year"
        back = f"NEW.last < OLD.last OR NOT ({same})"
        yield _guard(table, "forward", "UPDATE", back, "a number never returns")


def _of_states(model: type[Aggregate], table: str) -> Iterator[Trigger]:
    lifecycle = model.lifecycle
    pairs = " OR ".join(
        f"(OLD.state = '{source}' AND NEW.state IN {_list(t for s, t in lifecycle.pairs if s == source)})"
        for source in sorted({s for s, _ in lifecycle.pairs})
    )
    initial = f"NEW.state NOT IN {_list(lifecycle.initial_states)}" if lifecycle.initial_states else ALWAYS
    yield _guard(table, "initial", "INSERT", initial, "undeclared initial state")
    moved = f"NEW.state <> OLD.state AND NOT ({pairs or '1 = 0'})"
    yield _guard(table, "pairs", "UPDATE", moved, "undeclared transition")


def _of_invariants(model: type[models.Model], table: str) -> Iterator[Trigger]:
    for invariant in sorted(INVARIANTS.values(), key=lambda i: i.name):
        if invariant.model == model._meta.label_lower:
            for event in invariant.events:
                yield _guard(table, f"{invariant.name}_{event.lower()}", event, invariant.broken, invariant.message)


def _list(codes: Iterable[str]) -> str:
    return "(" + ", ".join(f"'{c}'" for c in sorted(codes)) + ")"


def install_after_migrate(sender: AppConfig, using: str = "default", **_: Any) -> None:
    """Receiver of post_migrate: update the triggers of the app just migrated."""
    install(using=using, app_label=sender.label)


def install(*, using: str = "default", app_label: str | None = None) -> int:
    """Create what is missing or differs, drop what is no longer wanted on these tables; how many changed.

    Guards that are right stay untouched: dropping one, even for a moment, would need the whole table's lock.
    """
    vendor = connections[using].vendor
    wanted = _wanted(using, app_label)
    present = installed(using, {t.table for t in wanted.values()})
    stale = [name for name in present if name not in wanted]
    wrong = [t for name, t in wanted.items() if present.get(name, ("", ""))[1] != t.definition(vendor)]
    with connections[using].cursor() as cursor:
        for name in stale:
            _drop(cursor, vendor, name, present[name][0])
        for trigger in wrong:
            _drop(cursor, vendor, trigger.name, trigger.table)
            for statement in (trigger.sqlite(),) if vendor == "sqlite" else trigger.postgres():
                cursor.execute(statement)
    return len(stale) + len(wrong)


def _drop(cursor: Any, vendor: str, name: str, table: str) -> None:
    cursor.execute(f'DROP TRIGGER IF EXISTS "{name}"' + ("" if vendor == "sqlite" else f' ON "{table}"'))


def _wanted(using: str, app_label: str | None = None) -> dict[str, Trigger]:
    """The triggers that this database should have, by name; tables not migrated yet have none."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    fits = (t for t in expected(app_label) if t.table in tables)
    return {t.name: t for t in fits if connection.vendor == "postgresql" or not t.postgres_only}


def installed(using: str = "default", tables: Iterable[str] | None = None) -> dict[str, tuple[str, str]]:
    """Name to table and definition of the triggers that are in force, on all tables or on these."""
    statement = {
        "sqlite": "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": (
            "SELECT t.tgname, c.relname, c.relname || '|' || t.tgtype || '|' || p.prosrc FROM pg_trigger t "
            "JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_class c ON c.oid = t.tgrelid "
            "WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A') AND t.tgqual IS NULL "
            "AND t.tgattr = ''::int2vector AND pg_table_is_visible(c.oid)"
        ),
    }[connections[using].vendor]
    chosen = None if tables is None else set(tables)
    with connections[using].cursor() as cursor:
        cursor.execute(statement)
        rows = cursor.fetchall()
    return {name: (table, said) for name, table, said in rows if chosen is None or table in chosen}


def missing(using: str = "default") -> list[str]:
    """Names of expected triggers that are absent, switched off or not what the lifecycles say now."""
    vendor, found = connections[using].vendor, installed(using)
    return [name for name, trigger in _wanted(using).items() if found.get(name) != (trigger.table, trigger.definition(vendor))]
