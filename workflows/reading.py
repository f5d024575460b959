"""Whoever holds an open step of a subject, or may take one, reads the subject, and the one on whose page the step is shown."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from cases.base import grounds
from cases.base.actors import Actor
from cases.base.errors import Text
from cases.base.grounds import Ground, Rows
from cases.base.models import Aggregate
from cases.parties.reading import PERSONAL, ids_in
from workflows.human import FLOWS
from workflows.selectors import waiting

STEP = Text("待办由其办理或者可以领取", "A step of it is the reader's, or may be taken")


def register() -> None:
    """For every subject that has a flow; a confidential one says itself who reads it."""
    for model in FLOWS:
        if not model.confidential:
            grounds.register(model, Ground("step", STEP, PERSONAL, _waits_in(model)))


def _waits_in(model: type[Aggregate]) -> Rows:
    # what is a part of another subject is shown there, and found by its own stream
    column = "home" if model.home_key is Aggregate.home_key else "stream"

    def rows(actor: Actor) -> QuerySet[Any]:
        return ids_in(waiting(actor), column, model)

    return rows
