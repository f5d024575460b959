"""What many tests begin with is played once and handed out: its rows are put back, and what the play returned is copied.

A function marked `handed_out` plays when it is called, unless the database stands where it stood before an earlier call with
the same arguments: as the test found it, or as another function so marked has left it. A test therefore sees the rows that
it would have played, and no others. Whoever has changed code or settings before plays, and so does a test whose
transactions are real.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from functools import wraps
from typing import Any, NamedTuple, ParamSpec, TypeVar

from django.conf import settings
from django.db import connection
from django.utils import timezone

from cases.base import documents
from tests.factories.images import Images

P = ParamSpec("P")
R = TypeVar("R")

_now = timezone.now
# how many plays are kept: four megabytes each on SQLite, less on PostgreSQL
ROOM = 200


class Kept(NamedTuple):
    """What a play returned, what it was given, and the image of its rows."""

    result: Any
    given: tuple[Any, ...]
    image: Any


@dataclass
class Running:
    """The running test: the play after which the database stands, how far writing had come then, how deep plays are nested."""

    images: Images
    changed: Callable[[], bool]
    after: str | None = None
    mark: int = 0
    depth: int = 0

    def stands(self, after: str) -> None:
        self.after, self.mark = after, self.images.mark()


_kept: OrderedDict[str, Kept] = OrderedDict()
_running: list[Running] = []


def handed_out(keep: Callable[..., bool] | None = None) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """The function, but that it hands out what it has played before. `keep`: for which arguments also within another play."""

    def marked(play: Callable[P, R]) -> Callable[P, R]:
        @wraps(play)
        def handed(*args: P.args, **given: P.kwargs) -> R:
            if not _running or not _nothing_else_written(_running[-1]):
                return play(*args, **given)
            running, values = _running[-1], (*args, *given.values())
            key = f"{running.after} > {play.__module__}.{play.__qualname__} {args!r} {given!r} {circumstances()}"
            if key in _kept:
                return _hand_out(running, key, values)
            result = _play(running, play, args, given)
            if not running.depth or (keep and keep(*args, **given)):
                _keep(running, key, Kept(*deepcopy((result, values)), running.images.take()))
            return result

        return handed

    return marked


def begin(images: Images, changed: Callable[[], bool]) -> None:
    """A test begins. `changed`: whether it has changed code or settings."""
    images.begin()
    _running.append(Running(images, changed))


def end() -> None:
    """It ends: nothing is left of what was put back."""
    _running.pop().images.leave()


def unset(document: Any, *, fonts: Any) -> bytes:
    """What stands for the PDF: one page that names its paper."""
    return f"%PDF-1.4 /Type /Page {document.title} {document.number} {document.digest}".encode()


def circumstances() -> tuple[Any, ...]:
    """What a test may have changed and be handed a play all the same: one played under the same."""
    set_to = None if timezone.now is _now else timezone.now()
    return vars(documents)["render"] is unset, settings.ROOT_URLCONF, set_to


def _nothing_else_written(running: Running) -> bool:
    """Since the test began, or since the last play that was handed out or kept."""
    if not connection.in_atomic_block or running.changed():
        return False
    if running.after is not None:
        return running.images.mark() == running.mark
    if untouched := running.images.untouched():
        running.images.open()
        running.stands("")
    return untouched


def _play(running: Running, play: Callable[P, R], args: Any, given: Any) -> R:
    running.depth += 1
    try:
        return play(*args, **given)
    finally:
        running.depth -= 1


def _keep(running: Running, key: str, kept: Kept) -> None:
    _kept[key] = kept
    running.stands(key)
    if len(_kept) > ROOM:
        _kept.popitem(last=False)


def _hand_out(running: Running, key: str, values: tuple[Any, ...]) -> Any:
    """A copy of what was returned, in which what was given is what is given now."""
    kept = _kept[key]
    _kept.move_to_end(key)
    running.images.put(kept.image)
    running.stands(key)
    return deepcopy(kept.result, {id(old): new for old, new in zip(kept.given, values, strict=True)})
