"""The few rows of each kind that belong to a case, which the rules, conditions and papers of one act ask for again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.base.kept import once

if TYPE_CHECKING:
    from cases.penalty.models import Assignment, Defence, Discussion, HearingRequest, PenaltyCase, PenaltyNotice, Review


@once
def assignments_of(case: PenaltyCase) -> list[Assignment]:
    """Who was ever put on the case, in that order, with the officers."""
    return list(case.assignments.select_related("officer").order_by("pk"))


@once
def notices_of(case: PenaltyCase) -> list[PenaltyNotice]:
    """The notices of the intended penalty, the last one last."""
    return list(case.penaltynotices.order_by("version"))


@once
def defences_of(case: PenaltyCase) -> list[Defence]:
    """What the party stated or waived, the last one last."""
    return list(case.defences.order_by("pk"))


@once
def reviews_of(case: PenaltyCase) -> list[Review]:
    """The reviews, the last one last, with who made them."""
    return list(case.reviews.select_related("reviewer").order_by("pk"))


@once
def discussions_of(case: PenaltyCase) -> list[Discussion]:
    """The collective discussions, the last one last."""
    return list(case.discussions.order_by("pk"))


@once
def hearings_of(case: PenaltyCase) -> list[HearingRequest]:
    """The requests for a hearing, the last one last."""
    return list(case.hearingrequests.order_by("pk"))
