"""Money at the edge."""

from __future__ import annotations

from cases.law.money import to_yuan


def yuan(fen: int | None) -> str | None:
    """Yuan with two decimals, as text."""
    return None if fen is None else to_yuan(fen)
