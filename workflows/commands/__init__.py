"""The one front door for acts: web, api and management commands call these and nothing below.

A command opens the transaction, calls the act's service, then what the act means for integrity and for the criminal
flag, then finishes the task. So a decision cannot be made, changed or annulled without its consequence.
"""

from workflows.commands.inbox import claim_item, discard_draft, release_item, save_draft
from workflows.commands.preview import preview_document
from workflows.commands.transfer import (
    approve_transfer,
    clear_criminal_flag,
    end_case,
    form_task_force,
    hand_over_to_police,
    keep_case,
    record_criminal_outcome,
    record_police_filing,
    record_police_refusal,
    record_receipt,
    reject_transfer,
    report_crime,
    resume_after_refusal,
    send_to_police,
)

__all__ = [
    "approve_transfer",
    "clear_criminal_flag",
    "claim_item",
    "discard_draft",
    "end_case",
    "form_task_force",
    "hand_over_to_police",
    "keep_case",
    "preview_document",
    "record_criminal_outcome",
    "record_police_filing",
    "record_police_refusal",
    "record_receipt",
    "reject_transfer",
    "release_item",
    "report_crime",
    "resume_after_refusal",
    "save_draft",
    "send_to_police",
]
