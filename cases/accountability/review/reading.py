"""On which grounds a review is read (the rule itself: `ResponsibilityReview.visible_to`), and what investigators read for it."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from cases.accountability.review.models import Investigator, ResponsibilityReview
from cases.base.actors import Actor
from cases.base.errors import Text
from cases.base.grounds import Ground, Rows
from cases.base.models import Aggregate
from cases.base.roles import GROUP, Role
from cases.parties.reading import ids_in
from cases.parties.selectors import OVERSEERS

EVERYBODY = frozenset(Role)
GROUNDS = (
    Ground("official", Text("被审查人员本人", "The official concerned"), EVERYBODY, ResponsibilityReview.told),
    Ground("review", Text("办理该责任审查", "Handles the review"), EVERYBODY, ResponsibilityReview.handled),
)


def _investigated(model: type[Aggregate]) -> Rows:
    def rows(actor: Actor) -> QuerySet[Any]:
        mine = Investigator.objects.filter(officer=actor.officer_id, to_day=None).values("review")
        return ids_in(ResponsibilityReview.objects.filter(pk__in=mine), "about", model)

    return rows


def on_matter(model: type[Aggregate]) -> Ground:
    """The matter of a review, for the legal reviewer who investigates it; supervisors read it anyway."""
    return Ground(
        "investigator", Text("调查其责任事项", "Investigates the conduct in it"), GROUP - OVERSEERS, _investigated(model)
    )
