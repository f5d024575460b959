"""Everybody who might try an act of a procedure, around one subject of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from cases.base.actors import Actor
from tests.accountability.review import crowd as of_review
from tests.accountability.signals import people as of_signal
from tests.integrity.blacklist import crowd as of_listing
from tests.penalty import crowd as of_case
from tests.transfer import crowd as of_transfer

CROWDS: Mapping[str, Callable[[], tuple[Any, Mapping[str, Actor]]]] = {
    "clue": partial(of_case.everybody, "clue"),
    "penalty": partial(of_case.everybody, "case"),
    "publicity": partial(of_case.everybody, "publicity"),
    "transfer": of_transfer.everybody,
    "blacklist": of_listing.everybody,
    "signal": of_signal.everybody,
    "responsibility": of_review.everybody,
}
