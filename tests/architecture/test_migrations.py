"""The test database is made from the models. Here alone the migrations run, and what they make must be the same."""

from __future__ import annotations

from datetime import datetime

from django.db import connection

from cases.base.work import SHANGHAI
from tests.architecture.built import Row, contents, schema
from workflows.sample import database
from workflows.sample.cast import SINCE, assemble

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


def test_migrations_after_an_earlier_sample_make_the_database_that_the_tests_use(cloned_db: str) -> None:
    """The sample is removed table by table; what the migrations then make is an empty database, in all parts the tests' own."""
    ours, held = schema(connection), contents(connection, without=OF_THE_RUN)
    assemble(now=datetime(SINCE.year, SINCE.month, SINCE.day, 9, tzinfo=SHANGHAI))
    assert database.is_sample()
    database.prepare()
    assert not database.is_sample()
    theirs = schema(connection)
    assert {kind: found for kind in ours if (found := ours[kind] - theirs[kind])} == OF_MODELS[connection.vendor]
    assert {kind: found for kind in ours if (found := theirs[kind] - ours[kind])} == OF_MIGRATIONS[connection.vendor]
    assert ours["triggers"], "the guards are part of both"
    assert held == contents(connection, without=OF_THE_RUN)
