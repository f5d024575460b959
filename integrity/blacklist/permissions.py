"""Who may do what with a listing (integrity-and-accountability.md §3, column Actor)."""

from __future__ import annotations

from typing import Any

from cases.base.actors import Actor
from cases.base.errors import Text
from cases.base.permissions import Grant
from cases.base.roles import LEADERS, Role
from cases.parties.rules import certified, own_authority, system_only
from cases.penalty import rules as penalty

CO = frozenset({Role.CO})
UH = frozenset({Role.UH})
CREDIT = frozenset({Role.CREDIT})
SYSTEM = frozenset({Role.SYSTEM})


def handles(actor: Actor, subject: Any) -> Text | None:
    """The officer is a case officer of the penalty case today."""
    return penalty.handles(actor, subject.case)


def never_investigated(actor: Actor, subject: Any) -> Text | None:
    """Who investigated the case decides nothing about the listing."""
    return penalty.never_investigated(actor, subject.case)


def never_reviewed(actor: Actor, subject: Any) -> Text | None:
    return penalty.never_reviewed(actor, subject.case)


def superior_of(actor: Actor, subject: Any) -> Text | None:
    """The officer belongs to the authority directly above the bureau in charge."""
    if actor.authority_id is not None and subject.authority.parent_id == actor.authority_id:
        return None
    return Text(
        f"该事项由{subject.authority.name}的上一级机关的负责人签署，您任职于{actor.authority_name or '其他机关'}。",
        f"This is signed by a leader of the authority above {subject.authority.name}, not of yours.",
    )


_handler = (own_authority, handles, certified)
_decider = (own_authority, never_investigated, never_reviewed)

GRANTS = (
    Grant("blacklist.open", SYSTEM, (system_only,), "L44 13"),
    Grant("blacklist.open_refusal", SYSTEM, (system_only,), "L44 11"),
    Grant("blacklist.propose", UH, (own_authority, never_investigated), "L44 13"),
    Grant("blacklist.notify", CREDIT, (own_authority, never_investigated), "L44 13"),
    Grant("blacklist.disagree", CREDIT, (own_authority, never_investigated), "L44 13"),
    Grant("blacklist.return_proposal", LEADERS, _decider, "L44 12"),
    Grant("blacklist.leave_unlisted", LEADERS, _decider, "L44 12"),
    Grant("blacklist.serve_notice", CO, _handler, "L44 13"),
    Grant("blacklist.record_defence", CO, _handler, "L44 13"),
    Grant("blacklist.ask_hearing", CO, _handler, "L44 13"),
    Grant("blacklist.waive", CO, _handler, "L44 13"),
    Grant("blacklist.deem_waived", SYSTEM, (system_only,), "L44 13"),
    Grant("blacklist.recheck_defence", UH, (own_authority, never_investigated), "L44 13"),
    Grant("blacklist.request_consent", UH, (own_authority, never_investigated), "L44 22"),
    Grant("blacklist.give_consent", LEADERS, (superior_of,), "L44 22"),
    Grant("blacklist.refuse_consent", LEADERS, (superior_of,), "L44 22"),
    Grant("blacklist.list", LEADERS, _decider, "L44 13"),
    Grant("blacklist.drop", SYSTEM, (system_only,), "L44 2"),
    Grant("blacklist.serve_listing", CO, _handler, "L44 13"),
    Grant("blacklist.publish", CREDIT, (own_authority,), "L44 14"),
    Grant("blacklist.push", CREDIT, (own_authority,), "L44 14"),
    Grant("blacklist.follow_change", LEADERS, _decider, "L44 19"),
    Grant("blacklist.apply_early", CREDIT, (own_authority,), "L44 16"),
    Grant("blacklist.accept_early", CREDIT, (own_authority,), "L44 17"),
    Grant("blacklist.remove_early", CREDIT, (own_authority,), "L44 17"),
    Grant("blacklist.refuse_early", CREDIT, (own_authority,), "L44 17"),
    Grant("blacklist.relist", LEADERS, _decider, "L44 20"),
    Grant("blacklist.remove_at_term", SYSTEM, (system_only,), "L44 21"),
    Grant("blacklist.revoke", LEADERS, _decider, "L44 19"),
    Grant("blacklist.take_down", CREDIT, (own_authority,), "L44 19"),
)
