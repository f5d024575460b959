"""Many processes at once, each with its own connection, let go at the same moment."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from typing import Any

from django.db import connections

FORK = multiprocessing.get_context("fork")
PATIENCE = 120


def together(count: int, act: Callable[[int], str]) -> list[str]:
    """What `act(0)` … `act(count - 1)` answered, each run in a process of its own; an error as its name."""
    # a child that inherits an open connection would end it for its parent
    connections.close_all()
    gate, answers = FORK.Barrier(count), FORK.SimpleQueue()
    people = [FORK.Process(target=_run, args=(act, number, gate, answers)) for number in range(count)]
    for person in people:
        person.start()
    said = [answers.get() for _ in people]
    for person in people:
        person.join(PATIENCE)
    return sorted(said)


def _run(act: Callable[[int], str], number: int, gate: Any, answers: Any) -> None:
    answer = "nothing"
    try:
        connections["default"].ensure_connection()
        gate.wait(PATIENCE)
        answer = act(number)
    except BaseException as error:
        answer = type(error).__name__
    finally:
        connections.close_all()
        answers.put(answer)
