"""Truth with a third value: `None` is "not known", and it stays unknown until the facts settle it."""

from __future__ import annotations

from collections.abc import Iterable

Truth = bool | None


def any_of(values: Iterable[Truth]) -> Truth:
    """True as soon as one is true; False only if all are false; otherwise unknown."""
    unknown = False
    for value in values:
        if value:
            return True
        unknown = unknown or value is None
    return None if unknown else False


def all_of(values: Iterable[Truth]) -> Truth:
    """False as soon as one is false; True only if all are true; otherwise unknown."""
    unknown = False
    for value in values:
        if value is None:
            unknown = True
        elif not value:
            return False
    return None if unknown else True


def reaches(amount: int | None, limit: int) -> Truth:
    """Is `amount` at or above `limit`? 以上 includes the number itself (程序规定 art. 84)."""
    return None if amount is None else amount >= limit
