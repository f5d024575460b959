"""Who may do what with a clue (penalty-and-transfer.md §3, column Actor)."""

from __future__ import annotations

from typing import Any

from cases.base.actors import Actor
from cases.base.errors import Text
from cases.base.permissions import Grant
from cases.base.roles import LEADERS, Role
from cases.parties.rules import certified, own_authority

INTAKE = frozenset({Role.INTAKE, Role.CO, Role.UH})


def verifies(actor: Actor, subject: Any) -> Text | None:
    """The officer is one of those assigned to the clue."""
    if subject.verifiers.filter(officer=actor.officer_id).exists():
        return None
    return Text("您不是该线索的核查人员。", "You are not assigned to verify this clue.")


GRANTS = (
    Grant("clue.register", INTAKE, (own_authority,), "PP18"),
    Grant("clue.assign", frozenset({Role.UH}), (own_authority,), "PP18"),
    Grant("clue.report_findings", frozenset({Role.CO}), (own_authority, verifies, certified), "PP18"),
    Grant("clue.send_to_test", frozenset({Role.CO}), (own_authority, verifies, certified), "PP18"),
    Grant("clue.receive_test", frozenset({Role.CO}), (own_authority, verifies, certified), "PP18"),
    Grant("clue.extend", LEADERS, (own_authority,), "PP18"),
    Grant("clue.file", LEADERS, (own_authority,), "PP19"),
    Grant("clue.not_file", LEADERS, (own_authority,), "PP20"),
    Grant("clue.move_on", LEADERS, (own_authority,), "PP14"),
    Grant("clue.reopen", LEADERS, (own_authority,), "PP19"),
)
