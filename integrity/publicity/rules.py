"""Who may enter a publication (integrity-and-accountability.md §2, column Actor)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.base.actors import Actor
from cases.base.cures import only
from cases.base.errors import Text
from cases.base.permissions import otherwise

if TYPE_CHECKING:
    from integrity.publicity.models import PenaltyPublicity


def handled_the_case(actor: Actor, subject: PenaltyPublicity) -> Text | None:
    """The officer is a case officer of the case: 谁办案、谁录入、谁负责."""
    handlers = subject.decision.case.assignments.filter(duty="handler", to_day__isnull=True)
    if handlers.filter(officer=actor.officer_id).exists():
        return None
    return Text("公示信息由本案办案人员录入。", "The publication is entered by a case officer of the case.")


otherwise(handled_the_case, only("由本案办案人员办理", "a case officer of the case does this", "penalty.replace_officer"))
