"""Every invariant of the database stands in the table, and whatever the table names exists and means the same states."""

from __future__ import annotations

import re

import pytest
from django.apps import apps
from django.db.backends.utils import truncate_name

from cases.base.lifecycle import Move
from cases.base.permissions import TABLE
from cases.base.selectors import aggregate_models
from cases.base.triggers import INVARIANTS, NAME_LENGTH, expected
from tests.pairs.table import ROWS, Row

LIFECYCLES = {m.lifecycle.name: m.lifecycle for m in aggregate_models()}
# the states of the subject that a guard of its rows looks at
STATES = re.compile(r"\b[rt]\.state (?:IN \(([^)]*)\)|<> '(\w+)')")


def moves(act: str) -> list[Move]:
    name, _, verb = act.partition(".")
    return [move for move in LIFECYCLES[name].rows(verb) if move.live]


def test_the_table_is_complete() -> None:
    legal = {name for name, invariant in INVARIANTS.items() if not invariant.model.startswith("dummy.")}
    assert ROWS.keys() == legal


def test_a_row_says_where_python_asks_it_or_why_it_does_not() -> None:
    assert [r.name for r in ROWS.values() if not r.codes and not r.reason] == []
    assert [r.name for r in ROWS.values() if r.codes and r.reason and r.tried] == []
    assert [r.name for r in ROWS.values() if r.tried and not r.codes] == []


@pytest.mark.parametrize("row", [r for r in ROWS.values() if r.conditions], ids=lambda r: r.name)
def test_the_condition_is_asked_of_the_act(row: Row) -> None:
    name = {act: act.partition(".")[0] for act, _ in row.conditions}
    asked = {(act, c.code) for act, _ in row.conditions for move in moves(act) for c in LIFECYCLES[name[act]].conditions(move)}
    assert set(row.conditions) - asked == set()


@pytest.mark.parametrize("row", [r for r in ROWS.values() if r.rules], ids=lambda r: r.name)
def test_the_rule_is_asked_of_the_actor(row: Row) -> None:
    asked = {(act, rule.__name__) for act, _ in row.rules for rule in TABLE[act].rules}
    assert set(row.rules) - asked == set()


@pytest.mark.parametrize("row", [r for r in ROWS.values() if r.sources], ids=lambda r: r.name)
def test_the_database_writes_the_row_in_the_states_in_which_the_acts_are_done(row: Row) -> None:
    (found,) = STATES.findall(INVARIANTS[row.name].broken)
    assert set(re.findall(r"\w+", " ".join(found))) == {s for act in row.sources for move in moves(act) for s in move.sources}


def test_every_guard_that_asks_for_a_state_of_the_subject_is_said_by_acts() -> None:
    """A row written in certain states only (`…_in_time`, `…_named`, `…_left`): the acts that write it are done in these."""
    asking = {
        name for name, i in INVARIANTS.items() if "NOT EXISTS (SELECT 1 FROM responsibility_responsibilityreview" in i.broken
    }
    assert asking == {row.name for row in ROWS.values() if row.sources} - {"flag_cleared_early"}


def test_every_trigger_is_of_a_lifecycle_of_an_invariant_or_of_the_kind_of_its_rows() -> None:
    """Whatever else a table refuses nobody has declared; and nothing declared is left out."""
    tables = {model._meta.label_lower: model._meta.db_table for model in apps.get_models()}
    of_states = {f"{m._meta.db_table}_{what}" for m in aggregate_models() for what in ("initial", "pairs")}
    of_invariants = {f"{tables[i.model]}_{i.name}_{event.lower()}" for i in INVARIANTS.values() for event in i.events}
    named = {truncate_name(name, NAME_LENGTH) for name in of_states | of_invariants}

    found = {trigger.name: trigger for trigger in expected()}
    assert named - found.keys() == set()
    of_rows = [t for name, t in found.items() if name not in named]
    kinds = ("no_update", "no_delete", "no_truncate", "forward")
    wanted = {truncate_name(f"{t.table}_{kind}", NAME_LENGTH) for t in of_rows for kind in kinds}
    assert {t.name for t in of_rows} - wanted == set()
