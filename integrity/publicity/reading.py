"""Who reads publications of decisions besides leaders and supervisors."""

from __future__ import annotations

from django.db.models import Q

from cases.base.actors import Actor
from cases.base.errors import Text
from cases.base.grounds import Ground
from cases.base.roles import CREDIT
from cases.parties.reading import OVERSIGHT, PERSONAL, acted_on, in_bureau
from cases.penalty.models import PenaltyCase
from integrity.publicity.models import PenaltyPublicity


def _of_case(actor: Actor) -> Q:
    return Q(decision__case__in=PenaltyCase.visible_to(actor))


GROUNDS = (
    acted_on(PenaltyPublicity),
    Ground("credit", Text("信用监管", "Answers for publication"), CREDIT, in_bureau, wide=True),
    Ground("case", Text("可以查阅其案件", "Reads its case"), PERSONAL - CREDIT, _of_case, wide=True),
    *OVERSIGHT,
)
