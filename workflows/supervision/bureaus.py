"""The bureaus of a table, page by page."""

from __future__ import annotations

from cases.parties.models import Authority
from workflows.supervision.asked import Asked


def bureaus_page(asked: Asked, *, first: int, after: str = "") -> list[Authority]:
    """The authorities overseen, each below its superior, after the path of the last one. One statement."""
    rows = asked.authorities.filter(path__gt=after) if after else asked.authorities
    return list(rows.order_by("path")[:first])
