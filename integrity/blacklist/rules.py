"""Who stands in which relation to a listing (integrity-and-accountability.md §3, column Actor)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.base.actors import Actor
from cases.base.cures import only
from cases.base.errors import Text
from cases.base.permissions import INSTEAD, otherwise
from cases.parties.rules import certified, own_authority
from cases.penalty import rules as penalty

if TYPE_CHECKING:
    from integrity.blacklist.models import BlacklistCase


def handles(actor: Actor, subject: BlacklistCase) -> Text | None:
    """The officer is a case officer of the penalty case today."""
    return penalty.handles(actor, subject.case)


def never_investigated(actor: Actor, subject: BlacklistCase) -> Text | None:
    """Who investigated the case decides nothing about the listing."""
    return penalty.never_investigated(actor, subject.case)


def never_reviewed(actor: Actor, subject: BlacklistCase) -> Text | None:
    """Who reviewed the case does not decide about the listing."""
    return penalty.never_reviewed(actor, subject.case)


def superior_of(actor: Actor, subject: BlacklistCase) -> Text | None:
    """The officer belongs to the authority directly above the bureau in charge."""
    if actor.authority_id is not None and subject.authority.parent_id == actor.authority_id:
        return None
    return Text(
        f"该事项由{subject.authority.name}的上一级机关的负责人签署，您任职于{actor.authority_name or '其他机关'}。",
        f"This is signed by a leader of the authority above {subject.authority.name}, not of yours.",
    )


# the usual ones together: an officer of the case; who stands apart from its investigation; and from its review too
HANDLER = (own_authority, handles, certified)
APART = (own_authority, never_investigated)
DECIDER = (own_authority, never_investigated, never_reviewed)

for _rule, _of_case in (
    (handles, penalty.handles),
    (never_investigated, penalty.never_investigated),
    (never_reviewed, penalty.never_reviewed),
):
    otherwise(_rule, INSTEAD[_of_case])
otherwise(superior_of, only("由上一级机关的负责人办理", "a leader of the authority directly above does this"))
