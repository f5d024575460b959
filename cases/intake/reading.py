"""Who reads clues besides leaders and supervisors."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from cases.base.actors import Actor
from cases.base.errors import Text
from cases.base.grounds import Ground
from cases.base.roles import UH, Role
from cases.intake.models import Clue, ReporterGrant, Verifier
from cases.intake.procedure import ClueState
from cases.parties.reading import OVERSIGHT, PERSONAL, acted_on, in_bureau, in_unit, of_unit


def _verifies(actor: Actor) -> QuerySet[Any]:
    rows = Verifier.objects.filter(officer=actor.officer_id, clue__authority=actor.authority_id)
    return rows.values("clue")


def _admitted(actor: Actor) -> QuerySet[Any]:
    rows = ReporterGrant.objects.filter(officer=actor.officer_id, ended_on=None, clue__authority=actor.authority_id)
    return rows.values("clue")


def _of_unit(actor: Actor) -> QuerySet[Any]:
    rows = of_unit(Verifier.objects.all(), actor, authority="clue__authority", on="clue__received_on")
    return rows.values("clue")


def _unassigned(actor: Actor) -> Q:
    return in_bureau(actor) & Q(state=ClueState.CLUE)


GROUNDS = (
    Ground("handler", Text("核查人员", "Verifies it"), PERSONAL, _verifies),
    Ground("admitted", Text("经授权查阅投诉举报人信息", "Admitted to who reported"), PERSONAL, _admitted),
    acted_on(Clue),
    in_unit(_of_unit),
    Ground("unassigned", Text("等待指派", "Waits to be assigned"), UH, _unassigned, wide=True),
    Ground("intake", Text("线索受理", "Takes in the clues of the bureau"), frozenset({Role.INTAKE}), in_bureau, wide=True),
    *OVERSIGHT,
)
