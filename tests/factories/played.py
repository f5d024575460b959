"""What is played once for several tests, in a transaction around theirs, and handed to each as a copy of its own.

A module says what: `STAGES = ("INVEST", partial(transfer_at, "SENT"))`; a stage alone is a case's. A function that plays is
marked `handed_out`: called with the very arguments of `STAGES` it gives a copy, once a test, and else plays as ever.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from functools import partial, wraps
from typing import Any, ParamSpec, TypeVar

import pytest
from django.db import transaction

from cases.base import documents

P = ParamSpec("P")
R = TypeVar("R")

_kept: dict[str, Any] = {}
# what the running test has been given
_taken: set[str] = set()


def handed_out(play: Callable[P, R]) -> Callable[P, R]:
    """The function, but that it gives a copy of what `kept` has played with the same arguments."""

    @wraps(play)
    def handed(*args: P.args, **given: P.kwargs) -> R:
        key = _key(play, args, given) if _kept else ""
        if key not in _kept or key in _taken:
            return play(*args, **given)
        _taken.add(key)
        return deepcopy(_kept[key])

    return handed


@contextmanager
def kept(*plays: partial[Any]) -> Iterator[None]:
    """Play these, without papers, for the tests that run meanwhile; then nothing of it is left."""
    before = dict(_kept)
    around = transaction.atomic()
    # as django.test.TestCase marks its own: what commits inside may think itself outermost
    around._from_testcase = True  # type: ignore[attr-defined]
    with around:
        _taken.clear()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(documents, "render", unset)
            played = {_key(play.func, play.args, play.keywords): play() for play in plays}
        # what these were made of is no longer as it was
        for used in _taken:
            _kept.pop(used, None)
        _kept.update(played)
        yield
        transaction.set_rollback(True)
    _kept.clear()
    _kept.update(before)


def hand_out_anew() -> None:
    """For the next test."""
    _taken.clear()


def unset(document: Any, *, fonts: Any) -> bytes:
    """What stands for the PDF: one page that names its paper."""
    return f"%PDF-1.4 /Type /Page {document.title} {document.number} {document.digest}".encode()


def _key(play: Callable[..., Any], args: tuple[Any, ...], given: dict[str, Any]) -> str:
    return f"{play.__module__}.{play.__qualname__} {args!r} {sorted(given.items())!r}"
