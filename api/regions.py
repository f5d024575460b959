"""Whose enterprise is it: which divisions lie within a client's region today.

By recorded parents, never by the digits of a code: divisions merge, split and change hands (GB/T 2260). A division that
has ended lies where its successors lie; if they lie apart, only where all of them do; without successors, where the
division above it lies. The table changes with a migration only, so each process reads it once a day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from cases.parties.models import Region

NATION = "000000"


@dataclass(frozen=True, slots=True)
class Place:
    """A division in use: its code and name, and the codes from itself up to its province and the nation."""

    code: str
    name: str
    within: frozenset[str]


def place(code: str, today: date) -> Place | None:
    """The division that bears the code today; None if none does."""
    return _map(today).places.get(code)


def lies_within(region: int | None, code: str, today: date) -> bool:
    """Whether the division with this key (None: unknown) lies in the region; the nation holds all."""
    return code == NATION or (region is not None and region in _ids(code, today))


def ids_within(code: str, today: date) -> frozenset[int] | None:
    """The keys of all divisions, former ones too, that lie in the region; None: no limit."""
    return None if code == NATION else _ids(code, today)


def above(today: date) -> Mapping[str, str]:
    """The code above each division in use, the nation's above the provinces."""
    return _map(today).above


def seat(region: int | None, today: date) -> str:
    """The code of the smallest division in use that holds the whole of this one (None: the nation)."""
    return NATION if region is None else _map(today).seats[region]


def forget(**_: Any) -> None:
    """Read the table again (receiver of post_migrate)."""
    _map.cache_clear()
    _ids.cache_clear()


@dataclass(frozen=True, slots=True)
class _Row:
    id: int
    code: str
    name: str
    parent: str
    valid_from: date
    valid_to: date | None
    successors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Map:
    places: Mapping[str, Place]
    homes: Mapping[int, frozenset[str]]
    above: Mapping[str, str]
    seats: Mapping[int, str]


@lru_cache(maxsize=256)
def _ids(code: str, today: date) -> frozenset[int]:
    return frozenset(key for key, home in _map(today).homes.items() if code in home)


# today, and the quarters that are counted
@lru_cache(maxsize=10)
def _map(today: date) -> _Map:
    rows = [
        _Row(*row[:-1], tuple(row[-1]))
        for row in Region.objects.order_by("valid_from").values_list(
            "id", "code", "name", "parent", "valid_from", "valid_to", "successors"
        )
    ]
    used = {r.code: r for r in rows if r.valid_from <= today and (r.valid_to is None or r.valid_to >= today)}
    places = {code: Place(code, row.name, _upwards(code, used)) for code, row in used.items()}
    places[NATION] = Place(NATION, "全国", frozenset({NATION}))
    last = {r.code: r for r in rows}
    homes = {r.id: _home(_today(r, used, last, frozenset()), places) for r in rows}
    above = {code: row.parent if row.parent in used else NATION for code, row in used.items()}
    seats = {key: max(home, key=lambda code: len(places[code].within)) for key, home in homes.items()}
    return _Map(places, homes, above, seats)


def _upwards(code: str, used: Mapping[str, _Row]) -> frozenset[str]:
    chain = [NATION]
    while code in used and code not in chain:
        chain.append(code)
        code = used[code].parent
    return frozenset(chain)


def _home(codes: frozenset[str], places: Mapping[str, Place]) -> frozenset[str]:
    """The regions that hold every one of the codes."""
    found = [places[code].within for code in codes]
    return frozenset.intersection(*found) if found else frozenset({NATION})


def _today(row: _Row, used: Mapping[str, _Row], last: Mapping[str, _Row], seen: frozenset[int]) -> frozenset[str]:
    """The codes in use today of the territory that the row was."""
    if used.get(row.code) is row:
        return frozenset({row.code})
    heirs = row.successors or ((row.code,) if row.code in used else (row.parent,))
    codes: frozenset[str] = frozenset()
    for code in heirs:
        heir = used.get(code) or last.get(code)
        if heir is not None and heir.id not in seen:
            codes |= _today(heir, used, last, seen | {row.id})
    return codes
