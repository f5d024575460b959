"""What a request asks for, as values: rubbish in an address is no number and no text, never an error."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest

from cases.base.spelling import visible

LONGEST = 200
# ids of the database end here
_DIGITS = 18


def number(text: str) -> int | None:
    """The whole number written in plain digits, or None."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else None


def day(text: str) -> date | None:
    """The day written as 2026-01-31, or None."""
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def searched(request: HttpRequest, name: str = "q") -> str:
    """The words looked for: trimmed, of a sensible length, without marks that nobody sees or a database cannot hold."""
    return visible(request.GET.get(name, "")[: 2 * LONGEST])[:LONGEST]
