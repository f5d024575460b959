"""The list as everybody reads it: by address, by name, newest publication first."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from integrity.blacklist.models import BlacklistCase
from integrity.blacklist.selectors import shown
from integrity.publicity.selectors import named


def listing_page(*, on: date, first: int, text: str = "", after: tuple[date, str] | None = None) -> list[BlacklistCase]:
    """What the public list holds on the day, after the key (day of publication, address) of the last row. One statement, and
    one more for a name."""
    rows = _on_the_page(on).filter(named(text)) if text else _on_the_page(on)
    if after is not None:
        day, code = after
        rows = rows.filter(Q(published_on__lt=day) | Q(published_on=day, public_code__lt=code))
    return list(rows.order_by("-published_on", "-public_code")[:first])


def listing_entry(code: str, *, on: date) -> BlacklistCase | None:
    """The listing at a public address; what is not shown on the day is not there."""
    return _on_the_page(on).prefetch_related("measures").filter(public_code=code).first()


def listing_count(*, on: date) -> int:
    """How many entries the public list has on the day."""
    return _on_the_page(on).count()


def _on_the_page(on: date) -> QuerySet[BlacklistCase]:
    return shown(on).filter(public_code__isnull=False).select_related("party", "authority", "decision__document")
