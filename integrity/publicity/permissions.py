"""Who may do what with a publication (integrity-and-accountability.md §2, column Actor)."""

from __future__ import annotations

from typing import Any

from cases.base.actors import Actor
from cases.base.errors import Text
from cases.base.permissions import Grant
from cases.base.roles import Role
from cases.parties.rules import own_authority, system_only

CREDIT = frozenset({Role.CREDIT})
SYSTEM = frozenset({Role.SYSTEM})


def handled_the_case(actor: Actor, subject: Any) -> Text | None:
    """The officer is a case officer of the case: 谁办案、谁录入、谁负责."""
    handlers = subject.decision.case.assignments.filter(duty="handler", to_day__isnull=True)
    if handlers.filter(officer=actor.officer_id).exists():
        return None
    return Text("公示信息由本案办案人员录入。", "The publication is entered by a case officer of the case.")


GRANTS = (
    Grant("publicity.open", SYSTEM, (system_only,), "O45 2"),
    Grant("publicity.open_other_province", SYSTEM, (system_only,), "O45 10"),
    Grant("publicity.exclude", SYSTEM, (system_only,), "O45 2"),
    Grant("publicity.enter", frozenset({Role.CO}), (own_authority, handled_the_case), "O45 16"),
    Grant("publicity.review", CREDIT, (own_authority,), "O45 4-7, 16"),
    Grant("publicity.leave_unpublished", CREDIT, (own_authority,), "GB22"),
    Grant("publicity.publish", CREDIT, (own_authority,), "O45 9"),
    Grant("publicity.push", CREDIT, (own_authority,), "O45 10"),
    Grant("publicity.record_publication", CREDIT, (own_authority,), "O45 10"),
    Grant("publicity.correct", CREDIT, (own_authority,), "O45 12"),
    Grant("publicity.republish", CREDIT, (own_authority,), "O45 12"),
    Grant("publicity.mask", SYSTEM, (system_only,), "REP25"),
    Grant("publicity.unmask", SYSTEM, (system_only,), "REP25"),
    Grant("publicity.drop", SYSTEM, (system_only,), "O45 11"),
    Grant("publicity.order_withdrawal", SYSTEM, (system_only,), "O45 11"),
    Grant("publicity.withdraw", CREDIT, (own_authority,), "O45 11"),
    Grant("publicity.withdraw_others", CREDIT, (own_authority,), "O45 11"),
    Grant("publicity.expire", SYSTEM, (system_only,), "O45 13"),
    Grant("publicity.repair", SYSTEM, (system_only,), "O45 14; REP25"),
)
