"""Closing a procedure's table when its app is ready, and making each live act a transition of its model's state field.

django-fsm collects transitions when a model class is prepared, before the acts are imported; so the methods are set here,
once, and collected by the library's own means. What it then says of available transitions and draws as a graph is true.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django_fsm import FSMFieldMixin, transition

from cases.base import documents
from cases.base.lifecycle import Lifecycle, Move
from cases.base.models import Aggregate


def close(model: type[Aggregate]) -> None:
    """No act may register after this; the model has one transition method a live act, named by its verb.

    ValueError for a verb that the model uses for something else, and for a document that no paper of the procedure makes.
    """
    lifecycle = model.lifecycle
    lifecycle.close()
    lifecycle.model = model
    _ask_papers(lifecycle)
    field = model._meta.get_field("state")
    assert isinstance(field, FSMFieldMixin)
    for verb in lifecycle.acts:
        rows = [row for row in lifecycle.rows(verb) if row.live and row.sources]
        if rows and hasattr(model, verb):
            raise ValueError(f"{model.__name__}.{verb} is no act: choose another verb for {lifecycle.full(verb)}")
        if rows:
            setattr(model, verb, _transition(field, verb, rows))
    field._collect_transitions(sender=model)


def _ask_papers(lifecycle: Lifecycle) -> None:
    missing = {f for row in lifecycle.moves if row.live for f in row.forms if (lifecycle.name, f) not in documents.FORMS}
    if missing:
        raise ValueError(f"{lifecycle.name} issues {sorted(missing)}, of which it has no paper")


def _transition(field: FSMFieldMixin, verb: str, rows: list[Move]) -> Callable[..., None]:
    def take(subject: Aggregate, passage: Any) -> None:
        """Only the gate makes a passage, after it asked permission and conditions."""
        if passage.subject is not subject or passage.move.act != verb:
            raise ValueError(f"{verb} is taken through the gate alone")

    take.__name__ = take.__qualname__ = verb
    method: Any = take
    for row in rows:
        for source in row.sources:
            # a row that leaves the state as it is goes from each to itself, so that the library's graph draws it so
            method = transition(field=field, source=source, target=row.target or source)(method)
    return method
