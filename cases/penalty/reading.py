"""Who reads penalty cases besides leaders and supervisors, and the clues that they came from."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from cases.base.actors import Actor
from cases.base.errors import Text
from cases.base.grounds import Ground
from cases.base.roles import CREDIT, REVIEWERS
from cases.parties.reading import OVERSIGHT, PERSONAL, acted_on, in_bureau, in_unit, of_unit
from cases.penalty.models import Assignment, Decision, PenaltyCase
from cases.penalty.models.case import Duty


def _assigned(actor: Actor) -> QuerySet[Any]:
    """Now or earlier: who was replaced answers for what was done until then."""
    rows = Assignment.objects.filter(officer=actor.officer_id, case__authority=actor.authority_id)
    return rows.values("case")


def _of_unit(actor: Actor) -> QuerySet[Any]:
    handlers = Assignment.objects.filter(duty=Duty.HANDLER)
    return of_unit(handlers, actor, authority="case__authority", on="from_day").values("case")


def _came_to_review(actor: Actor) -> Q:
    return in_bureau(actor) & ~Q(review_kind="")


def _decided(actor: Actor) -> QuerySet[Any]:
    return Decision.objects.filter(case__authority=actor.authority_id).values("case")


def _of_case(actor: Actor) -> QuerySet[Any]:
    return PenaltyCase.visible_to(actor).values("clue")


GROUNDS = (
    Ground("handler", Text("案件承办、审核人员", "Assigned to the case"), PERSONAL, _assigned),
    acted_on(PenaltyCase),
    in_unit(_of_unit),
    Ground("reviewer", Text("审核送审案件", "Reviews the cases of the bureau"), REVIEWERS, _came_to_review, wide=True),
    Ground("credit", Text("已作出决定的案件", "The case is decided"), CREDIT, _decided, wide=True),
    *OVERSIGHT,
)
ON_CLUE = Ground("case", Text("由该线索立案的案件", "The case that the clue became"), PERSONAL, _of_case, wide=True)
