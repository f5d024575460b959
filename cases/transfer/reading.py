"""Who reads transfers besides leaders and supervisors: the chain of the transfer; and what it lets them read of its case."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from cases.base.actors import Actor
from cases.base.errors import Text
from cases.base.grounds import Ground
from cases.base.roles import CO, UH, Role
from cases.parties.reading import OVERSIGHT, PERSONAL, acted_on, in_bureau
from cases.penalty.models import PenaltyCase
from cases.transfer.models import TaskForceMember, Transfer

LR = frozenset({Role.LR})
TASK_FORCE = Text("专案组成员", "Member of the task force")
LEGAL = Text("法制机构", "Legal unit of the bureau")


def _member(actor: Actor) -> QuerySet[Any]:
    rows = TaskForceMember.objects.filter(officer=actor.officer_id, transfer__authority=actor.authority_id)
    return rows.values("transfer")


def _of_case(actor: Actor) -> Q:
    return Q(case__in=PenaltyCase.visible_to(actor))


def _case_of_member(actor: Actor) -> QuerySet[Any]:
    rows = TaskForceMember.objects.filter(officer=actor.officer_id, transfer__authority=actor.authority_id)
    return rows.values("transfer__case")


def _case_transferred(actor: Actor) -> QuerySet[Any]:
    return Transfer.objects.filter(in_bureau(actor)).values("case")


GROUNDS = (
    Ground("task_force", TASK_FORCE, PERSONAL, _member),
    acted_on(Transfer),
    Ground(
        "case", Text("承办其案件或者主管承办机构", "Handles the case, or heads the unit that does"), CO | UH, _of_case, wide=True
    ),
    Ground("legal", LEGAL, LR, in_bureau, wide=True),
    *OVERSIGHT,
)
ON_CASE = (Ground("task_force", TASK_FORCE, PERSONAL, _case_of_member), Ground("legal", LEGAL, LR, _case_transferred, wide=True))
