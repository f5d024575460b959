"""States × moves: for every procedure the gate admits exactly the declared live rows, and so does the database."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest

from cases.base import gate, triggers
from cases.base.actors import Actor
from cases.base.errors import WrongState
from cases.base.models import Aggregate
from cases.base.selectors import aggregate_models
from cases.base.work import Work
from tests.base import scene

MODELS = {m.lifecycle.name: m for m in aggregate_models()}


class InMemory(Work):
    """A Work whose subject is at hand and which writes nothing."""

    def __init__(self, subject: Aggregate) -> None:
        super().__init__(Actor.system("矩阵"), scene.NOW)
        self.subject = subject

    def lock(self, model: Any, pk: Any) -> Any:
        return self.subject

    def save(self, instance: Any) -> Any:
        return instance

    def record(self, verb: str, stream: str, *, article: str = "", **columns: Any) -> Any:
        return None


@pytest.fixture
def open_doors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the state is asked."""
    monkeypatch.setattr("cases.base.permissions.ask", lambda *a: None)
    monkeypatch.setattr("cases.base.clocks.apply", lambda *a: None)
    monkeypatch.setattr(gate, "_ask_conditions", lambda *a: None)


def admitted(model: type[Aggregate], act: str, state: str) -> str | None:
    """The state after the act, or None if the gate refuses it."""
    subject = model(pk=1, state=state)
    try:
        with gate.passing(InMemory(subject), act, model, 1):
            pass
    except WrongState:
        return None
    return str(subject.state)


@pytest.mark.parametrize("name", MODELS)
def test_the_gate_admits_exactly_the_live_rows(name: str, open_doors: None) -> None:
    model = MODELS[name]
    declared: dict[tuple[str, str], str] = {}
    for move in model.lifecycle.moves:
        for source in move.sources if move.live else ():
            # where an act has two live rows from a state, the first in the table holds
            declared.setdefault((move.act, source), move.target or source)
    states = [s.code for s in model.lifecycle.states]
    found = {
        (act, state): after
        for act in model.lifecycle.acts
        for state in states
        if (after := admitted(model, act, state)) is not None
    }
    assert found == declared


@pytest.mark.parametrize("name", MODELS)
def test_the_database_admits_exactly_the_live_pairs(name: str) -> None:
    """What the guard of the table asks, evaluated on every pair of states."""
    model = MODELS[name]
    live = {(s, m.target) for m in model.lifecycle.moves if m.live and m.target for s in m.sources}
    codes = [s.code for s in model.lifecycle.states]
    (guard,) = (t for t in triggers.expected() if t.table == model._meta.db_table and t.name.endswith("_pairs"))
    passing = {
        (old, new)
        for old in codes
        for new in codes
        if old != new and not _holds(guard.broken.replace("OLD.state", f"'{old}'").replace("NEW.state", f"'{new}'"))
    }
    assert passing == {(old, new) for old, new in live if old != new}


@pytest.mark.parametrize("name", MODELS)
def test_the_database_admits_exactly_the_initial_states(name: str) -> None:
    model = MODELS[name]
    initial = {m.target for m in model.lifecycle.moves if m.live and not m.sources}
    (guard,) = (t for t in triggers.expected() if t.table == model._meta.db_table and t.name.endswith("_initial"))
    codes = [s.code for s in model.lifecycle.states]
    assert {code for code in codes if not _holds(guard.broken.replace("NEW.state", f"'{code}'"))} == initial


def _holds(condition: str) -> bool:
    with sqlite3.connect(":memory:") as database:
        return bool(database.execute(f"SELECT {condition}").fetchone()[0])


@pytest.mark.parametrize("name", MODELS)
def test_every_row_begins_where_another_ends(name: str) -> None:
    """A state that no declared row reaches cannot be the source of one."""
    lifecycle = MODELS[name].lifecycle
    reached = {m.target for m in lifecycle.moves}
    assert {s for m in lifecycle.moves for s in m.sources} - reached == set()


@pytest.mark.parametrize("name", MODELS)
def test_every_row_cites_its_article_in_both_languages(name: str) -> None:
    for move in MODELS[name].lifecycle.moves:
        assert move.article and move.zh and move.en, move.act
        for condition in MODELS[name].lifecycle.conditions(move):
            assert condition.article and condition.zh and condition.en, condition.code
