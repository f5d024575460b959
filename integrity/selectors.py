"""Named reads over an enterprise's standing. A fixed number of statements for any number of parties."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import Q

from integrity.files.selectors import FOR_AUTHORITIES, FOR_EVERYBODY, entries_of
from integrity.publicity.selectors import (
    over,
    public_count,
    public_entry,
    public_page,
    published_penalties,
    read_differently,
    shown,
    to_withdraw,
)
from integrity.scoring.models import CurrentScore
from integrity.scoring.selectors import CURRENT_COLUMNS, Answer, Status, answers_of, current_scores, runs_of, score_of, scores_of
from integrity.views import View

__all__ = [
    "FOR_AUTHORITIES",
    "Answer",
    "FOR_EVERYBODY",
    "Status",
    "View",
    "answers_of",
    "current_scores",
    "entries_of",
    "over",
    "read_differently",
    "public_count",
    "public_entry",
    "public_page",
    "published_penalties",
    "runs_of",
    "score_of",
    "score_page",
    "scores_of",
    "shown",
    "to_withdraw",
]


def score_page(
    *,
    view: View,
    first: int,
    after: tuple[int, int] | None = None,
    regions: Collection[int] | None = None,
    credit_class: str = "",
) -> list[dict[str, Any]]:
    """A page of the view's current scores, lowest first, after the key (score, party) of the last row. One statement.

    `regions` are ids of divisions (None: all); the caller widens a province to its divisions of the day.
    """
    rows = CurrentScore.objects.filter(view=view, run__isnull=False)
    if regions is not None:
        rows = rows.filter(region__in=list(regions))
    if credit_class:
        rows = rows.filter(credit_class=credit_class)
    if after is not None:
        score, party = after
        rows = rows.filter(Q(score__gt=score) | Q(score=score, party__gt=party), score__gte=score)
    return list(rows.order_by("score", "party_id").values(*CURRENT_COLUMNS)[:first])
