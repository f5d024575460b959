"""Object rules of the acts on a case: who is on it, who ever investigated or reviewed it (penalty-and-transfer.md §2, §4, §6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.base.actors import Actor
from cases.base.cures import only
from cases.base.errors import Text
from cases.base.permissions import otherwise
from cases.base.roles import Role
from cases.parties.rules import certified, own_authority
from cases.penalty.related import assignments_of, reviews_of

if TYPE_CHECKING:
    from cases.penalty.models import PenaltyCase


def handles(actor: Actor, subject: PenaltyCase) -> Text | None:
    """The officer is a case officer of this case today."""
    if subject.assignments.filter(officer=actor.officer_id, duty="handler", to_day__isnull=True).exists():
        return None
    return Text("您不是本案的办案人员。", "You are not a case officer of this case.")


def handles_or_leads(actor: Actor, subject: PenaltyCase) -> Text | None:
    """A case officer of this case, with a certificate; the heads of unit and bureau lead every case of theirs."""
    if actor.role is not Role.CO:
        return None
    return handles(actor, subject) or certified(actor, subject)


def never_investigated(actor: Actor, subject: PenaltyCase) -> Text | None:
    """Who has investigated a case may never review or decide it (PP49, PL64)."""
    if all(row.officer_id != actor.officer_id or row.duty != "handler" for row in assignments_of(subject)):
        return None
    return Text("办案人员不得担任本案的审核、决定人员。", "A case officer may not review or decide the same case.")


def never_reviewed(actor: Actor, subject: PenaltyCase) -> Text | None:
    """Who reviewed a case may not decide it: review and decision are two pairs of eyes."""
    if all(row.reviewer_id != actor.officer_id for row in reviews_of(subject)):
        return None
    return Text("本案审核人员不得作出决定。", "The reviewer of a case may not decide it.")


otherwise(handles, only("由本案办案人员办理", "a case officer of the case does this", "penalty.replace_officer"))
otherwise(handles_or_leads, only("由本案办案人员或者负责人提出", "a case officer of the case, or a head, does this"))
otherwise(
    never_investigated,
    only("由没有办理过本案的人员办理", "somebody who never investigated the case does this", "parties.appoint"),
)
otherwise(
    never_reviewed, only("由没有审核过本案的负责人办理", "a leader who never reviewed the case does this", "parties.appoint")
)

# the usual ones together: an officer of the case; who stands apart from its investigation; and from its review too
HANDLER = (own_authority, handles, certified)
APART = (own_authority, never_investigated)
DECIDER = (own_authority, never_investigated, never_reviewed)
