"""From stored values to those of the interface."""

from __future__ import annotations

from datetime import date
from typing import Any

import orjson

from cases.law.money import to_yuan


def yuan(fen: int | None) -> str | None:
    """Yuan with two decimals, as text."""
    return None if fen is None else to_yuan(fen)


def day(text: str | None) -> date | None:
    """The date that stored content keeps as ISO text."""
    return None if text is None else date.fromisoformat(text)


def json_of(row: dict[str, Any], name: str) -> Any:
    """A column that was read as JSON text, or is there as a value already; read once per row."""
    if name not in row:
        row[name] = orjson.loads(row[f"{name}_text"])
    return row[name]
