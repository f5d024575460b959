"""Who may answer a signal (integrity-and-accountability.md §5.3): supervisors and leaders, never whom it concerns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.accountability.matters import participants
from cases.base.actors import Actor
from cases.base.cures import only
from cases.base.errors import Text
from cases.base.permissions import otherwise

if TYPE_CHECKING:
    from cases.accountability.signals.models import SupervisionSignal


def not_concerned(actor: Actor, subject: SupervisionSignal) -> Text | None:
    """Who handled, reviewed, approved or headed the matter does not answer for it (CSR 42, GSA 47)."""
    frozen = subject.officers.filter(officer=actor.officer_id).exists()
    # who came to the matter after the signal was raised is no more independent of it
    if not frozen and actor.officer_id not in participants(subject.about):
        return None
    return Text(
        "您参与过该事项的办理、审核或者批准，不得答复涉及本人的监督信号，请由执法监督人员或者其他负责人答复。",
        "You handled, reviewed or approved this matter; whoever a signal concerns may not answer it.",
    )


otherwise(
    not_concerned,
    only("由没有办理过该事项的执法监督人员或者负责人答复", "a supervisor or leader who had no part in it does this"),
)
