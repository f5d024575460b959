"""Reference data that acts lean on and that hardly ever changes: the working days, the bureaus' settings.

Both are legal rows with their own chains, so the end of a chain shows whether anything changed. One statement
asks for both ends; what was built for a state of the data is kept as long as the state lasts.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple

from django.db import connection

from cases.base.models.calendar import STREAM as CALENDAR
from cases.base.models.chain import ChainHead
from cases.base.models.settings import STREAM as SETTINGS


class State(NamedTuple):
    """The hash at the end of each chain; empty if nothing was ever entered."""

    calendar: str = ""
    settings: str = ""


_reading: ContextVar[list[State] | None] = ContextVar("reading", default=None)


@contextmanager
def one_reading() -> Iterator[None]:
    """Everything inside sees one state, read when it is first asked for: an act knows one law from its beginning to its end."""
    token = _reading.set([])
    try:
        yield
    finally:
        _reading.reset(token)


def state() -> State:
    """What is committed now, or was when the act that is being done first asked. One statement."""
    reading = _reading.get()
    if reading is None:
        return _state()
    if not reading:
        reading.append(_state())
    return reading[0]


def _state() -> State:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT stream, hash FROM "{ChainHead._meta.db_table}" WHERE stream IN (%s, %s)', [CALENDAR, SETTINGS])
        ends = dict(cursor.fetchall())
    return State(ends.get(CALENDAR, ""), ends.get(SETTINGS, ""))
