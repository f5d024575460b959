"""Who may do what with a transfer (penalty-and-transfer.md §7, column Actor)."""

from __future__ import annotations

from typing import Any

from cases.base.actors import Actor
from cases.base.errors import Text
from cases.base.permissions import Grant
from cases.base.roles import LEADERS, Role
from cases.parties.rules import certified, own_authority, presiding, system_only

CO = frozenset({Role.CO})
SYSTEM = frozenset({Role.SYSTEM})


def on_task_force(actor: Actor, subject: Any) -> Text | None:
    """The officer belongs to the task force of this transfer."""
    taken_off = subject.case.assignments.filter(officer=actor.officer_id, duty="handler", to_day__isnull=False)
    if subject.members.filter(officer=actor.officer_id).exists() and not taken_off.exists():
        return None
    return Text(
        "您不是该移送案件专案组的成员，或者已退出本案办理。",
        "You do not belong to the task force of this transfer, or left the case.",
    )


def off_task_force(actor: Actor, subject: Any) -> Text | None:
    """Who reports does not decide on the own report."""
    if not subject.members.filter(officer=actor.officer_id).exists():
        return None
    return Text("专案组成员不得决定是否移送。", "A member of the task force may not decide on the transfer.")


def never_handled(actor: Actor, subject: Any) -> Text | None:
    """Who states the facts does not decide that they are no crime's."""
    if not subject.case.assignments.filter(officer=actor.officer_id, duty="handler").exists():
        return None
    return Text("本案办案人员不得解除涉嫌犯罪提示。", "Whoever handled the case may not withdraw the suspicion.")


_member = (own_authority, on_task_force, certified)
_head = (own_authority, presiding, off_task_force)

GRANTS = (
    Grant("transfer.raise_flag", SYSTEM, (system_only,), "T310-3"),
    Grant("transfer.clear_flag", LEADERS, (own_authority, never_handled), "T310-3"),
    Grant("transfer.form_task_force", LEADERS, (own_authority,), "T310-5"),
    Grant("transfer.report", CO, _member, "T310-5"),
    Grant("transfer.approve", LEADERS, _head, "T310-5"),
    Grant("transfer.reject", LEADERS, _head, "T310-5"),
    Grant("transfer.send", CO, _member, "T310-5"),
    Grant("transfer.record_receipt", CO, _member, "T310-7"),
    Grant("transfer.forward", CO, _member, "T310-7"),
    Grant("transfer.police_file", CO, _member, "T310-8"),
    Grant("transfer.police_refuse", CO, _member, "T310-8"),
    Grant("transfer.hand_over", CO, _member, "T310-12"),
    Grant("transfer.record_outcome", CO, _member, "T310-13"),
    Grant("transfer.ask_reconsideration", LEADERS, (own_authority,), "T310-9"),
    Grant("transfer.uphold_refusal", CO, _member, "T310-9"),
    Grant("transfer.reverse_refusal", CO, _member, "T310-9"),
    Grant("transfer.ask_procuratorate", LEADERS, (own_authority,), "T310-9"),
    Grant("transfer.file_after_supervision", CO, _member, "MPS182"),
    Grant("transfer.resume_case", LEADERS, (own_authority,), "T310-10"),
    Grant("transfer.end_case", LEADERS, _head, "PP60, T310-5"),
    Grant("transfer.keep_case", LEADERS, (own_authority,), "T310-11"),
)
