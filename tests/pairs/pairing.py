"""An act and a raw statement that both do what the law forbids."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

Statement = tuple[Any, ...]


@dataclass(frozen=True)
class Pair:
    """`act` goes through the door; `write` is SQL with its values, after the lawful statements `before`."""

    act: Callable[[], Any]
    write: Statement
    before: tuple[Statement, ...] = ()


def run(statement: str, *values: Any) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
