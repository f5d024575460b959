"""What of a listing is served together with the papers of its penalty (L44 13)."""

from __future__ import annotations

from cases.base.models import Document
from cases.penalty.models import PenaltyCase
from integrity.blacklist.selectors import on_list_of, pending_of


def notice(case: PenaltyCase) -> list[Document]:
    """The notice of the listing that is served with that of the penalty."""
    pending = pending_of(case.pk)
    found = pending.notice_document if pending and pending.notice_served_on is None else None
    return [found] if found else []


def decision(case: PenaltyCase) -> list[Document]:
    """The decision on the listing that is served with that on the penalty."""
    row = on_list_of(case.pk)
    found = row.listing_document if row and row.served_on is None else None
    return [found] if found else []
