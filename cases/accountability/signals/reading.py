"""Who reads supervision signals: supervisors and leaders in their scope; whom one concerns, each his own; nobody else."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from cases.accountability.signals.models import SignalOfficer
from cases.base.actors import Actor
from cases.base.errors import Text
from cases.base.grounds import Ground
from cases.base.roles import Role
from cases.parties.reading import OVERSIGHT


def _concerned(actor: Actor) -> QuerySet[Any]:
    return SignalOfficer.objects.filter(officer=actor.officer_id).values("signal")


GROUNDS = (
    Ground("concerned", Text("监督信号涉及的人员", "The signal concerns the reader"), frozenset(Role), _concerned),
    *OVERSIGHT,
)
