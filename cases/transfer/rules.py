"""Who may do what with a transfer (penalty-and-transfer.md §7, column Actor), besides the roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.base.actors import Actor
from cases.base.cures import only
from cases.base.errors import Text
from cases.base.permissions import otherwise
from cases.parties.replacing import recused
from cases.parties.rules import certified, own_authority, presiding

if TYPE_CHECKING:
    from cases.transfer.models import Transfer


def on_task_force(actor: Actor, subject: Transfer) -> Text | None:
    """The officer belongs to the task force of this transfer."""
    taken_off = recused(subject.case.assignments.filter(officer=actor.officer_id, duty="handler"))
    if subject.members.filter(officer=actor.officer_id, to_day__isnull=True).exists() and not taken_off.exists():
        return None
    return Text(
        "您不是该移送案件专案组的成员，或者已回避本案。", "You do not belong to the task force of this transfer, or were recused."
    )


def off_task_force(actor: Actor, subject: Transfer) -> Text | None:
    """Who reports does not decide on the own report."""
    if not subject.members.filter(officer=actor.officer_id).exists():
        return None
    return Text("专案组成员不得决定是否移送。", "A member of the task force may not decide on the transfer.")


def never_handled(actor: Actor, subject: Transfer) -> Text | None:
    """Who states the facts does not decide that they are no crime's."""
    if not subject.case.assignments.filter(officer=actor.officer_id, duty="handler").exists():
        return None
    return Text("本案办案人员不得解除涉嫌犯罪提示。", "Whoever handled the case may not withdraw the suspicion.")


# an officer of the task force; the head in person, who is none
MEMBER = (own_authority, on_task_force, certified)
HEAD = (own_authority, presiding, off_task_force)

otherwise(on_task_force, only("由专案组成员办理", "a member of the task force does this", "transfer.replace_officer"))
otherwise(
    off_task_force, only("由专案组以外的主要负责人办理", "a head who is not on the task force does this", "parties.appoint")
)
otherwise(never_handled, only("由没有办理过本案的负责人办理", "a leader who never handled the case does this", "parties.appoint"))
