"""Reads of publications."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from integrity.publicity.models import PenaltyPublicity

COLUMNS = (
    "id",
    "party_id",
    "decision_id",
    "decision__case_id",
    "authority_id",
    "publicity_class",
    "regime",
    "decided_on",
    "published_on",
    "min_end",
    "max_end",
    "summary",
    "content_digest",
    "decision__kinds",
    "decision__conduct",
    "decision__law",
    "decision__fine",
    "decision__confiscated_gains",
    "decision__confiscated_goods",
    "decision__document_id",
)


def shown(on: date) -> QuerySet[PenaltyPublicity]:
    """What the public may see on the day: published, the decision standing, the maximum not over.

    Not what was shown on an earlier day: what is withdrawn is withdrawn for good.
    """
    open_ended = Q(max_end__isnull=True) | Q(max_end__gte=on)
    return PenaltyPublicity.objects.filter(
        open_ended, state="PUBLISHED", withdrawal_ordered_on__isnull=True, published_on__lte=on
    )


def published_penalties(parties: Iterable[int], *, on: date) -> dict[int, list[dict[str, Any]]]:
    """The penalties shown on the day, by party, newest decision first; plain rows. One statement."""
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    rows = shown(on).filter(party__in=list(parties)).order_by("party_id", "-decided_on", "-id")
    for row in rows.values(*COLUMNS):
        found[row["party_id"]].append(row)
    return dict(found)


def over(on: date) -> QuerySet[PenaltyPublicity]:
    """Publications whose maximum is over: the system ends them."""
    return PenaltyPublicity.objects.filter(
        state="PUBLISHED", max_end__lt=on, withdrawal_ordered_on__isnull=True
    ).order_by("pk")


def to_withdraw(authority: int) -> QuerySet[PenaltyPublicity]:
    """Publications of a bureau that must be withdrawn (D18 runs)."""
    return PenaltyPublicity.objects.filter(
        authority=authority, state__in=("PUBLISHED", "PUSHED"), withdrawal_ordered_on__isnull=False
    ).order_by("withdrawal_ordered_on", "pk")
