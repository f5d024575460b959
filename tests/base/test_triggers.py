"""The last line of defence: raw SQL past every Python guard, on both databases."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from django.apps import apps
from django.core.checks import run_checks
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from cases.base import triggers
from cases.base.models import Act, Aggregate, AuditedModel, ChainEntry, HistoryRow
from cases.base.selectors import aggregate_models
from tests.base import scene
from tests.dummy.models import Request


def execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def refused(statement: str, why: str) -> None:
    with pytest.raises(IntegrityError, match=why), transaction.atomic():
        execute(statement)


@pytest.fixture
def request_row(db: None) -> Request:
    return scene.entered(scene.make_bureau())


APPEND_ONLY = ("base_act", "base_chainentry", "dummy_historicalrequest", "base_historicaldeadline")


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_what_is_appended_stays(request_row: Request, table: str) -> None:
    column = {"base_act": "reason", "base_chainentry": "payload"}.get(table, "actor_name")
    refused(f"UPDATE {table} SET {column} = 'x'", f"{table}: append-only, no UPDATE")
    refused(f"DELETE FROM {table}", f"{table}: rows are never deleted")


def test_an_issued_document_and_a_refusal_stay(request_row: Request, file_root: object) -> None:
    scene.granted(scene.make_bureau(short_name="别"))
    refused("UPDATE base_document SET snapshot_digest = ''", "append-only")
    refused("DELETE FROM base_document", "never deleted")
    with pytest.raises(scene.Refused), scene.begin(scene.leader(request_row.authority)) as work:
        scene.services.grant_request(work=work, request=request_row.pk, opinion="x")
    refused("UPDATE base_refusal SET sentence = ''", "append-only")
    refused("DELETE FROM base_refusal", "never deleted")


@pytest.mark.parametrize("table", ["dummy_request", "base_deadline", "base_chainhead"])
def test_legal_rows_are_never_deleted(request_row: Request, table: str) -> None:
    refused(f"DELETE FROM {table}", f"{table}: rows are never deleted")


REPLACED = {
    "base_act": "id",
    "base_chainentry": "id",
    "dummy_historicalrequest": "history_id",
    "dummy_request": "id",
    "base_chainhead": "stream",
}


@pytest.mark.parametrize("table", REPLACED)
def test_insert_or_replace_does_not_slip_through(request_row: Request, table: str) -> None:
    """Trap: on SQLite it deletes the old row, and fires the guard only because of PRAGMA recursive_triggers."""
    if connection.vendor != "sqlite":
        pytest.skip("a statement of SQLite")
    refused(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}", "append-only|never deleted")


@pytest.mark.postgres
@pytest.mark.parametrize("table", [*APPEND_ONLY, "dummy_request", "base_chainhead", "base_document", "base_user"])
def test_truncate_is_refused(request_row: Request, table: str) -> None:
    execute("SET CONSTRAINTS ALL IMMEDIATE")
    refused(f"TRUNCATE {table} CASCADE", "legal rows are never truncated")


def test_a_head_never_goes_back(request_row: Request) -> None:
    for change in ("seq = seq - 1", "hash = 'x'", "stream = 'y'"):
        refused(f"UPDATE base_chainhead SET {change} WHERE stream = '{request_row.stream_key}'", "a head never goes back")


def test_an_invariant_holds_whoever_writes(request_row: Request) -> None:
    execute("UPDATE dummy_request SET state = 'WEIGHED'")
    refused("UPDATE dummy_request SET state = 'GRANTED'", "准予须附审查意见（样例规定 §3）")
    execute("UPDATE dummy_request SET state = 'GRANTED', opinion = '同意'")
    refused("UPDATE dummy_request SET opinion = ''", "准予须附审查意见")


@pytest.mark.parametrize(
    ("new", "old", "differs"),
    [("1", "1", False), ("1", "2", True), ("1", "NULL", True), ("NULL", "1", True), ("NULL", "NULL", False)],
)
def test_a_change_is_seen_in_what_is_empty_too(db: None, new: str, old: str, differs: bool) -> None:
    """Trap: NULL <> 1 is neither true nor false, and a guard that compares so lets a value be emptied."""
    rows = f"(SELECT CAST({new} AS integer) AS a) NEW, (SELECT CAST({old} AS integer) AS a) OLD"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {rows} WHERE {triggers.changed('a')}")
        assert bool(cursor.fetchall()) is differs


def test_columns_are_frozen_by_name_or_but_for_names_or_all() -> None:
    def named(**how: Any) -> set[str]:
        guard = triggers.frozen("x", "dummy.request", "kept", **how)
        assert guard.events == ("UPDATE",)
        return set(re.findall(r'NEW\."(\w+)" <>', guard.broken))

    columns = {f.column for f in Request._meta.concrete_fields}
    assert named(only=("opinion", "amount")) == {"opinion", "amount"}
    assert named(but=("state", "opinion")) == columns - {"state", "opinion"}
    assert named(once="OLD.state = 'GRANTED'") == columns
    assert triggers.frozen("x", "dummy.request", "kept").broken == triggers.ALWAYS


def test_two_invariants_of_one_name_do_not_stand_in_for_each_other() -> None:
    kept = triggers.INVARIANTS["granted_with_opinion"]
    triggers.declare(kept)
    with pytest.raises(ValueError, match="another invariant named granted_with_opinion"):
        triggers.declare(replace(kept, message="another"))
    assert triggers.INVARIANTS["granted_with_opinion"] is kept


def test_a_guard_says_its_words_whatever_they_are() -> None:
    guard = triggers._guard("t", "g", "UPDATE", "NEW.a <> OLD.a", "100 % of the goods' value")
    assert "100 % of the goods'' value'" in guard.sqlite()
    assert "100 %% of the goods'' value'" in guard.postgres_body()


def test_a_guard_may_look_at_cases(db: None) -> None:
    case = "CASE NEW.state WHEN 'ENTERED' THEN 0 ELSE 1 END > CASE OLD.state WHEN 'ENTERED' THEN 0 ELSE 1 END"
    guard = triggers._guard("dummy_request", "never_up", "UPDATE", case, "x")
    for statement in (guard.sqlite(),) if connection.vendor == "sqlite" else guard.postgres():
        execute(statement)


def test_names_fit_the_database() -> None:
    """PostgreSQL cuts a longer name off without a word, and the guard would never be found again."""
    guard = triggers._guard("accountability_historicalresponsibilityreviewopinion", "no_truncate", "TRUNCATE", "1 = 1", "")
    assert len(guard.name) == 63
    names = [t.name for t in triggers.expected()]
    assert len(names) == len(set(names)) and max(map(len, names)) <= 63


def test_every_legal_table_is_guarded(db: None) -> None:
    """From the database's own catalogue: no table of a legal kind without its guards."""
    guarded: dict[str, set[str]] = {}
    for name, (table, _) in triggers.installed().items():
        guarded.setdefault(table, set()).add(name.removeprefix(f"{table}_"))
    truncate = {"no_truncate"} if connection.vendor == "postgresql" else set()
    for model in apps.get_models():
        table = model._meta.db_table
        if issubclass(model, HistoryRow):
            assert guarded[table] == {"no_update", "no_delete"} | truncate
        elif issubclass(model, Aggregate):
            assert guarded[table] >= {"no_delete", "initial", "pairs"} | truncate
        elif issubclass(model, AuditedModel):
            assert guarded[table] >= {"no_delete"} | truncate


def errors() -> list[str]:
    return [str(e.msg) for e in run_checks(tags=["database"], databases=["default"]) if e.id == "base.E001"]


def drop(name: str, table: str) -> None:
    execute(f'DROP TRIGGER "{name}"' + (f' ON "{table}"' if connection.vendor == "postgresql" else ""))


def test_a_missing_guard_is_reported_and_comes_back(db: None) -> None:
    assert errors() == []
    drop("base_act_no_update", "base_act")
    assert errors() == ["Database guard base_act_no_update is missing or outdated on 'default'."]
    assert triggers.install() == 1
    assert errors() == []


def test_a_weakened_guard_is_reported(db: None) -> None:
    weak = triggers.Trigger("dummy_request_pairs", "dummy_request", "UPDATE", "1 = 0", "never")
    drop(weak.name, weak.table)
    for statement in (weak.sqlite(),) if connection.vendor == "sqlite" else weak.postgres():
        execute(statement)
    assert errors() == ["Database guard dummy_request_pairs is missing or outdated on 'default'."]
    triggers.install(app_label="dummy")
    assert errors() == []


@pytest.mark.postgres
@pytest.mark.parametrize(
    "weakening",
    [
        "ALTER TABLE dummy_request DISABLE TRIGGER dummy_request_pairs",
        "CREATE OR REPLACE FUNCTION dummy_request_pairs() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$",
        "DROP TRIGGER dummy_request_pairs ON dummy_request; CREATE TRIGGER dummy_request_pairs AFTER UPDATE OF purpose "
        "ON dummy_request FOR EACH ROW EXECUTE FUNCTION dummy_request_pairs()",
        "DROP TRIGGER dummy_request_pairs ON dummy_request; CREATE TRIGGER dummy_request_pairs AFTER UPDATE "
        "ON dummy_request FOR EACH ROW WHEN (NEW.id < 0) EXECUTE FUNCTION dummy_request_pairs()",
        "DROP TRIGGER dummy_request_no_truncate ON dummy_request",
    ],
)
def test_a_guard_that_no_longer_bites_is_reported(db: None, weakening: str) -> None:
    execute(weakening)
    name = "dummy_request_no_truncate" if "truncate" in weakening else "dummy_request_pairs"
    assert errors() == [f"Database guard {name} is missing or outdated on 'default'."]
    triggers.install()
    assert errors() == []


def test_a_guard_no_longer_wanted_goes(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """An invariant that the law dropped must not go on refusing."""
    monkeypatch.setattr(triggers, "INVARIANTS", {})
    assert triggers.install(app_label="dummy") == 2
    assert not [name for name in triggers.installed() if "granted_with_opinion" in name]


def test_installing_again_touches_nothing(db: None) -> None:
    assert triggers.install() == 0


def test_a_rebuilt_table_gets_its_guards_back(cloned_db: str) -> None:
    """A migration that rebuilds a table on SQLite drops its triggers without a word; migrate brings them back."""
    names = [name for name, (table, _) in triggers.installed().items() if table == "dummy_request"]
    for name in names:
        drop(name, "dummy_request")
    assert len(errors()) == len(names) >= 5
    call_command("migrate", verbosity=0, skip_checks=True)
    assert errors() == []


def test_a_table_not_migrated_yet_is_no_error(cloned_db: str) -> None:
    """The check runs before migrate as well."""
    execute("DROP TABLE dummy_paper" + (" CASCADE" if connection.vendor == "postgresql" else ""))
    assert errors() == []
    triggers.install()


def pair_matrix() -> list[tuple[str, str, str, bool]]:
    rows = []
    for model in aggregate_models():
        codes = [s.code for s in model.lifecycle.states]
        rows += [
            (model._meta.label_lower, source, target, (source, target) in model.lifecycle.pairs or source == target)
            for source in codes
            for target in codes
        ]
    return rows


def test_the_pairs_of_the_database_are_those_of_the_lifecycles() -> None:
    """The WHEN of every pair trigger, evaluated in the database on every pair of states: exactly the live ones pass."""
    import sqlite3

    database = sqlite3.connect(":memory:")
    guards = {t.table: t for t in triggers.expected() if t.name.endswith("_pairs")}
    tables = {m._meta.label_lower: m._meta.db_table for m in aggregate_models()}
    wrong = []
    for label, source, target, live in pair_matrix():
        broken = guards[tables[label]].broken.replace("OLD.state", f"'{source}'").replace("NEW.state", f"'{target}'")
        (refusing,) = database.execute(f"SELECT {broken}").fetchone()
        if bool(refusing) == live:
            wrong.append((label, source, target))
    assert wrong == []


@pytest.mark.parametrize("source", ["ENTERED", "WEIGHED", "GRANTED", "REFUSED"])
@pytest.mark.parametrize("target", ["ENTERED", "WEIGHED", "GRANTED", "REFUSED"])
def test_every_pair_in_the_database_itself(request_row: Request, source: str, target: str) -> None:
    """The dummy's table, written by hand: only these pairs are live."""
    live = {("ENTERED", "WEIGHED"), ("WEIGHED", "GRANTED")}
    ways = {"ENTERED": (), "WEIGHED": ("WEIGHED",), "GRANTED": ("WEIGHED", "GRANTED")}
    if source == "REFUSED":
        refused("UPDATE dummy_request SET state = 'REFUSED'", "undeclared transition")
        return
    for step in ways[source]:
        execute(f"UPDATE dummy_request SET state = '{step}', opinion = 'x'")
    statement = f"UPDATE dummy_request SET state = '{target}', opinion = 'x'"
    if source == target or (source, target) in live:
        execute(statement)
    else:
        refused(statement, "undeclared transition")


@pytest.mark.parametrize("state", ["WEIGHED", "GRANTED", "REFUSED", "NO_SUCH"])
def test_a_row_begins_in_an_initial_state(request_row: Request, state: str) -> None:
    bureau = request_row.authority_id
    columns = "state, opened_on, authority_id, number, purpose, opinion, amount"
    refused(
        f"INSERT INTO dummy_request ({columns}) VALUES ('{state}', '2026-03-02', {bureau}, 'x', '', 'y', 0)",
        "undeclared initial state",
    )
    execute(f"INSERT INTO dummy_request ({columns}) VALUES ('ENTERED', '2026-03-02', {bureau}, 'x', '', '', 0)")


def test_the_log_is_as_it_was(request_row: Request) -> None:
    """After all those attempts: what the act wrote, and nothing else."""
    stream = request_row.stream_key
    assert (Act.objects.filter(stream=stream).count(), ChainEntry.objects.filter(stream=stream).count()) == (1, 3)
