"""The test database is made from the models. Here alone the migrations run, and what they make must be the same."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.db import connection as current

from tests.architecture.built import Row, contents, schema
from tests.architecture.sources import ROOT

# keys are given in the order of making; the act that notes the law tables has its own moment and number, and so its own hash
OF_THE_RUN = frozenset({"id", "content_type_id", "applied", "at", "seen_at", "history_date", "act_id", "payload", "prev", "hash"})

Structure = dict[str, set[Row]]
PARENT = ("parent_task_id", "viewflow_task")
PROCESS = ("process_id", "viewflow_process")
FROM = ("from_task_id", "viewflow_task")
TO = ("to_task_id", "viewflow_task")


def _link(column: str, type_: str) -> Row:
    sql = f'"{column}" {type_} NOT NULL REFERENCES "viewflow_task" ("id") DEFERRABLE INITIALLY DEFERRED'
    return "viewflow_task_previous", sql


def _foreign(table: str, name: str, column: str, target: str) -> Row:
    return table, name, f"FOREIGN KEY ({column}) REFERENCES {target}(id) DEFERRABLE INITIALLY DEFERRED"


def _group_key(type_: str) -> Structure:
    return {
        "columns": {("auth_group_permissions", "id", type_, True, "d", "", None, None)},
        "sequences": {("auth_group_permissions_id_seq", type_, 1)},
    }


# what two libraries' migrations leave otherwise than their models say: the width of a key, the names of four foreign keys
OF_MODELS: dict[str, Structure] = {
    "sqlite": {"columns": {_link("from_task_id", "bigint"), _link("to_task_id", "bigint")}},
    "postgresql": {
        **_group_key("integer"),
        "constraints": {
            _foreign("viewflow_process", "viewflow_process_parent_task_id_d3453359_fk_viewflow_task_id", *PARENT),
            _foreign("viewflow_task", "viewflow_task_process_id_619bc849_fk_viewflow_process_id", *PROCESS),
            _foreign("viewflow_task_previous", "viewflow_task_previo_from_task_id_da5536f6_fk_viewflow_", *FROM),
            _foreign("viewflow_task_previous", "viewflow_task_previous_to_task_id_7d3a2081_fk_viewflow_task_id", *TO),
        },
    },
}
OF_MIGRATIONS: dict[str, Structure] = {
    "sqlite": {"columns": {_link("from_task_id", "integer"), _link("to_task_id", "integer")}},
    "postgresql": {
        **_group_key("bigint"),
        "constraints": {
            _foreign("viewflow_process", "viewflow_process_parent_task_id_d3453359_fk", *PARENT),
            _foreign("viewflow_task", "viewflow_task_process_id_619bc849_fk", *PROCESS),
            _foreign("viewflow_task_previous", "viewflow_task_previous_from_task_id_da5536f6_fk", *FROM),
            _foreign("viewflow_task_previous", "viewflow_task_previous_to_task_id_7d3a2081_fk", *TO),
        },
    },
}


@contextmanager
def migrated(directory: Path) -> Iterator[Any]:
    """A database made as an office makes it: `manage.py migrate`."""
    name = str(directory / "migrated.sqlite3")
    address = f"sqlite:///{name}"
    if current.vendor == "postgresql":
        name = f"{current.settings_dict['NAME']}_migrated"
        address = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
        on_server(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        on_server(f'CREATE DATABASE "{name}"')
    environment = {**os.environ, "DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    subprocess.run([sys.executable, "manage.py", "migrate", "--verbosity", "0"], cwd=ROOT, env=environment, check=True)
    made = current.copy()
    made.settings_dict["NAME"] = name
    try:
        yield made
    finally:
        made.close()
        if current.vendor == "postgresql":
            on_server(f'DROP DATABASE "{name}" WITH (FORCE)')


def on_server(statement: str) -> None:
    with current._nodb_cursor() as cursor:
        cursor.execute(statement)


def test_the_migrations_make_the_database_that_the_tests_use(cloned_db: str, tmp_path: Path) -> None:
    with migrated(tmp_path) as made:
        ours, theirs = schema(current), schema(made)
        assert {kind: found for kind in ours if (found := ours[kind] - theirs[kind])} == OF_MODELS[current.vendor]
        assert {kind: found for kind in ours if (found := theirs[kind] - ours[kind])} == OF_MIGRATIONS[current.vendor]
        assert ours["triggers"], "the guards are part of both"
        assert contents(current, without=OF_THE_RUN) == contents(made, without=OF_THE_RUN)
