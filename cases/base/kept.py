"""Reads that an act repeats: made once until the act writes something, and then made again."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db.models import Model

P = ParamSpec("P")
R = TypeVar("R")
Kept = dict[Hashable, Any]

_kept: ContextVar[Kept | None] = ContextVar("kept", default=None)


@contextmanager
def keeping(kept: Kept) -> Iterator[None]:
    """Keep what is read inside in `kept`; who owns it empties it with every write."""
    token = _kept.set(kept)
    try:
        yield
    finally:
        _kept.reset(token)


def once(read: Callable[P, R]) -> Callable[P, R]:
    """Let a read of legal rows be made once between two writes of an act; outside one it is made every time.

    For arguments that are rows or plain values. Whoever changes a row that it answers saves it before anything else is read.
    """

    @wraps(read)
    def made(*args: P.args, **kwargs: P.kwargs) -> R:
        kept = _kept.get()
        if kept is None:
            return read(*args, **kwargs)
        key = (read, tuple(map(_name, args)), tuple((k, _name(v)) for k, v in sorted(kwargs.items())))
        if key not in kept:
            kept[key] = read(*args, **kwargs)
        found: R = kept[key]
        return found

    return made


def _name(value: Any) -> Hashable:
    """A row by its key; a new one, which has none, by itself."""
    if isinstance(value, Model):
        return (value._meta.label, value.pk if value.pk is not None else id(value))
    named: Hashable = value
    return named
