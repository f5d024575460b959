"""Document numbers: unique per bureau, type and year; gaps are kept, a number never returns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from typing import Any, NamedTuple

from django.db import connection

from cases.base.models.documents import NumberSeries

# how a number stands in a text before it is taken: the key of its document between two marks that nobody types
_MARK = "\ue000"
_WIDEST = "00000"
_PENDING = re.compile(f"{_MARK}(\\d+){_MARK}")


def pending(document: int) -> str:
    """What stands for the number of this document until it is taken."""
    return f"{_MARK}{document}{_MARK}"


def is_pending(value: Any) -> bool:
    """Whether a text, or plain values, cite a number that is not taken yet."""
    if isinstance(value, str):
        return _MARK in value
    inside = value.values() if isinstance(value, Mapping) else value if isinstance(value, list | tuple) else ()
    return any(map(is_pending, inside))


def fill_in(value: Any, numbers: Mapping[int, int] | None = None) -> Any:
    """Plain values with the numbers of these documents in their places; without any, with the widest that there may be."""
    if isinstance(value, str):
        return _PENDING.sub(partial(_number_for, numbers), value) if _MARK in value else value
    if isinstance(value, Mapping):
        return {key: fill_in(part, numbers) for key, part in value.items()}
    return [fill_in(part, numbers) for part in value] if isinstance(value, list | tuple) else value


def _number_for(numbers: Mapping[int, int] | None, found: re.Match[str]) -> str:
    return _WIDEST if numbers is None else str(numbers.get(int(found[1]), found[0]))


class Series(NamedTuple):
    """Where numbers are counted; the order of series is the order in which they are locked."""

    authority: int
    type_code: str
    year: int


def next_number(*, authority: int, type_code: str, year: int) -> int:
    """The next number of the series. The series' row is locked until commit, so two acts never share a number."""
    series = Series(authority, type_code, year)
    return take({series: 1})[series]


def take(wanted: Mapping[Series, int]) -> dict[Series, int]:
    """Take so many numbers of each series at once: the first of each. One statement.

    The rows stay locked until commit, in the order of their keys; whoever can takes his numbers last.
    """
    table, rows = NumberSeries._meta.db_table, sorted(wanted.items())
    values = ", ".join(["(%s, %s, %s, %s)"] * len(rows))
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{table}" (authority, type_code, year, last) VALUES {values} '
            f'ON CONFLICT (authority, type_code, year) DO UPDATE SET last = "{table}".last + excluded.last '
            "RETURNING authority, type_code, year, last",
            [cell for series, count in rows for cell in (*series, count)],
        )
        ends = {Series(*row[:3]): row[3] for row in cursor.fetchall()}
    return {series: ends[series] - count + 1 for series, count in rows}


def reference(*, short_name: str, type_code: str, year: int, number: int | str) -> str:
    """`{bureau}市监{type}〔{year}〕{n}号`, without leading zeros (国市监法发〔2021〕42号)."""
    return f"{short_name}市监{type_code}〔{year}〕{number}号"
