"""Who reads listings besides leaders and supervisors; whoever answers for a listing reads its case."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from cases.base.actors import Actor
from cases.base.errors import Text
from cases.base.grounds import Ground
from cases.base.roles import CREDIT
from cases.parties.reading import OVERSIGHT, PERSONAL, acted_on, in_bureau
from cases.penalty.models import PenaltyCase
from integrity.blacklist.models import BlacklistCase

ANSWERS = Text("信用监管", "Answers for listing")


def _of_case(actor: Actor) -> Q:
    return Q(case__in=PenaltyCase.visible_to(actor))


def _case_listed(actor: Actor) -> QuerySet[Any]:
    return BlacklistCase.objects.filter(in_bureau(actor)).values("case")


GROUNDS = (
    acted_on(BlacklistCase),
    Ground("credit", ANSWERS, CREDIT, in_bureau, wide=True),
    Ground("case", Text("可以查阅其案件", "Reads its case"), PERSONAL - CREDIT, _of_case, wide=True),
    *OVERSIGHT,
)
ON_CASE = Ground("listing", ANSWERS, CREDIT, _case_listed, wide=True)
