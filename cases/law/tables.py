"""Reading the law tables: the CSV files beside this module are the only source of every statute figure.

Each row carries `code`, `article`, `valid_from` and `valid_to` (ISO dates, both inclusive, empty = open).
A row is never edited when the law changes: the old one gets a `valid_to`, a new one is added.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Protocol, TypeVar

LAW_DIR = Path(__file__).parent

Row = Mapping[str, str]


class Dated(Protocol):
    """Anything that is law for a time."""

    @property
    def valid_from(self) -> date: ...

    @property
    def valid_to(self) -> date | None: ...


D = TypeVar("D", bound=Dated)


@dataclass(frozen=True, slots=True)
class Validity:
    """The days on which a row is law, both ends included."""

    valid_from: date
    valid_to: date | None

    @classmethod
    def of(cls, row: Row) -> Validity:
        end = row["valid_to"]
        return cls(date.fromisoformat(row["valid_from"]), date.fromisoformat(end) if end else None)

    def covers(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@cache
def read(name: str, folder: Path = LAW_DIR) -> tuple[Row, ...]:
    """All rows of `<folder>/<name>.csv` as mappings of column to text, in file order."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return tuple(csv.DictReader(handle))


def in_force(rows: Iterable[D], day: date) -> tuple[D, ...]:
    """The rows that are law on `day`."""
    return tuple(r for r in rows if r.valid_from <= day and (r.valid_to is None or day <= r.valid_to))


def digest(folder: Path = LAW_DIR) -> str:
    """SHA-256 over all tables of a folder and its folders, names included: names the law that produced a result."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*.csv")):
        total.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def by_day(rows: Callable[[], tuple[D, ...]]) -> Callable[[date | None], tuple[D, ...]]:
    """A table as a function of the day; the days of a batch are few."""

    @lru_cache(maxsize=2048)
    def of(day: date | None) -> tuple[D, ...]:
        return on_day(rows(), day)

    return of


def on_day(rows: Iterable[D], day: date | None) -> tuple[D, ...]:
    """The rows that are law on `day`; for an unknown day those that are law without an end."""
    return in_force(rows, day) if day is not None else tuple(r for r in rows if r.valid_to is None)
