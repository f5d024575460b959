"""Acts of the transfer. Called by workflows.commands only."""

from cases.transfer.services.flag import add_suspicion, clear_flag, refresh_flag
from cases.transfer.services.police import hand_over, police_file, police_refuse, record_outcome, record_receipt, send_to_police
from cases.transfer.services.preparation import approve, form_task_force, reject, report
from cases.transfer.services.settlement import end_case, keep_case, resume_case

__all__ = [
    "add_suspicion",
    "approve",
    "clear_flag",
    "end_case",
    "form_task_force",
    "hand_over",
    "keep_case",
    "police_file",
    "police_refuse",
    "record_outcome",
    "record_receipt",
    "refresh_flag",
    "reject",
    "report",
    "resume_case",
    "send_to_police",
]
