"""What a day in an act states: what happened, and then not tomorrow; or, where tests/tables/future_days.csv names it, what is
to come. Read by those who try the acts (tests/procedures) and their forms (tests/web)."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from inspect import signature
from pathlib import Path
from typing import Any, get_type_hints

from cases.law.fact_types import Facts
from cases.parties.services import register_party
from integrity.listing import ListingDecision

TABLE = Path(__file__).parent / "tables" / "future_days.csv"
DAYS = (date, date | None)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
Path_ = tuple[str, ...]


def ahead() -> dict[str, set[str]]:
    """Of each act, the fields that may lie ahead."""
    found: dict[str, set[str]] = {}
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            assert row["why"] and row["article"], row
            found.setdefault(row["act"], set()).add(row["field"])
    return found


def dated(takes: Callable[..., Any]) -> list[str]:
    """The arguments of a function, or the columns of a value, that are days."""
    hints = get_type_hints(takes)
    names = [f.name for f in fields(takes)] if isinstance(takes, type) and is_dataclass(takes) else signature(takes).parameters
    return [name for name in names if hints.get(name) in DAYS]


# arguments that are tables of their own: the days that may stand in each, whether or not one is given
INSIDE: Mapping[str, list[str]] = {"facts": dated(Facts), "new_party": dated(register_party)}


def days_of(body: Callable[..., Any], given: Mapping[str, Any]) -> list[Path_]:
    """Where a day stands, or may stand, in what an act is given."""
    named = [(name,) for name in dated(body)]
    inside = [(name, day) for name, days in INSIDE.items() if name in signature(body).parameters for day in days]
    return list(dict.fromkeys([*named, *inside, *_stated(given)]))


def _stated(value: Any, path: Path_ = ()) -> Iterator[Path_]:
    """The places of all days in a value."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _stated(inner, (*path, str(name)))
    elif isinstance(value, ListingDecision):
        yield from ((*path, name) for name in dated(ListingDecision))
    elif isinstance(value, date) or (isinstance(value, str) and _ISO.fullmatch(value)):
        yield path


def with_day(given: Mapping[str, Any], path: Path_, day: date) -> dict[str, Any]:
    """What is given, with this day in that place."""
    return {**given, path[0]: _put(given.get(path[0]), path[1:], day, written=path[0] == "facts")}


def _put(value: Any, path: Path_, day: date, *, written: bool) -> Any:
    if not path:
        # facts are kept as they are written
        return day.isoformat() if written or isinstance(value, str) else day
    if isinstance(value, ListingDecision):
        changed: dict[str, Any] = {path[0]: day}
        return replace(value, **changed)
    table = dict(value or {})
    return {**table, path[0]: _put(table.get(path[0]), path[1:], day, written=written)}
