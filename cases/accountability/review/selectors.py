"""Named reads of reviews."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from cases.accountability.matters import participants
from cases.accountability.review.models import ResponsibilityReview
from cases.accountability.review.people import accountable_officials

__all__ = ["accountable_officials", "participants", "reviews_of"]


def reviews_of(affair: UUID) -> QuerySet[ResponsibilityReview]:
    """The reviews that one clue opened, in the order of the officials."""
    return ResponsibilityReview.objects.filter(affair=affair).order_by("pk")
