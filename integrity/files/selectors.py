"""Reads of the integrity file: many parties at once, one statement, plain rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from integrity.files.models import FileEntry, Visibility

COLUMNS = (
    "id",
    "party_id",
    "section",
    "kind",
    "fact",
    "authority_id",
    "authority__name",
    "source",
    "document_id",
    "reference",
    "visibility",
    "valid_from",
    "valid_to",
    "known_from",
    "known_to",
    "closing",
    "content",
)
# who may see what: authorities and evaluation systems see what is shared, everybody what is public
FOR_EVERYBODY = (Visibility.PUBLIC,)
FOR_AUTHORITIES = (Visibility.PUBLIC, Visibility.SHARED)


def entries_of(
    parties: Iterable[int],
    *,
    visible: Collection[str],
    sections: Collection[str] | None = None,
    as_of: date | None = None,
    known_at: datetime | None = None,
) -> dict[int, list[dict[str, Any]]]:
    """The entries that hold on `as_of` (None: any day) as known at `known_at` (None: now), by party.

    Oldest first. Visibility is that of the version read. One statement for any number of parties.
    """
    rows = FileEntry.objects.filter(held(known_at), party__in=list(parties), visibility__in=list(visible))
    if sections is not None:
        rows = rows.filter(section__in=list(sections))
    if as_of is not None:
        rows = rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=as_of), valid_from__lte=as_of)
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in rows.order_by("party_id", "valid_from", "id").values(*COLUMNS):
        found[row["party_id"]].append(row)
    return dict(found)


def held(known_at: datetime | None) -> Q:
    """The versions taken as true at a moment; None: those current now."""
    if known_at is None:
        return Q(known_to__isnull=True)
    return Q(known_from__lte=known_at) & (Q(known_to__isnull=True) | Q(known_to__gt=known_at))
