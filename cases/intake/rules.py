"""Who may do what with a clue (penalty-and-transfer.md §3, column Actor), besides the roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.base.actors import Actor
from cases.base.cures import only
from cases.base.errors import Text
from cases.base.permissions import otherwise
from cases.parties.rules import certified, own_authority

if TYPE_CHECKING:
    from cases.intake.models import Clue


def verifies(actor: Actor, subject: Clue) -> Text | None:
    """The officer is one of those assigned to the clue now."""
    if subject.verifiers.filter(officer=actor.officer_id, to_day__isnull=True).exists():
        return None
    return Text("您不是该线索的核查人员。", "You are not assigned to verify this clue.")


# an officer who verifies the clue
VERIFIER = (own_authority, verifies, certified)

otherwise(verifies, only("由该线索的核查人员办理", "an officer who verifies the clue does this", "clue.replace_officer"))
