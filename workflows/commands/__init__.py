"""The one front door for acts: web, api and management commands call these and nothing below.

A command opens the transaction, calls the act's service, then what the act means for integrity and for the criminal
flag, then finishes the task. So a decision cannot be made, changed or annulled without its consequence.
"""

from workflows.commands.closure import archive_case, close_case, propose_closure
from workflows.commands.clue import (
    assign_verifiers,
    file_case,
    not_file,
    register_clue,
    report_findings,
)
from workflows.commands.decision import (
    annul_decision,
    change_decision,
    decide_exempt,
    decide_penalty,
    hold_discussion,
)
from workflows.commands.execution import record_payment, serve_annulment, serve_decision, serve_exemption
from workflows.commands.inbox import claim_item, discard_draft, release_item, save_draft
from workflows.commands.investigation import (
    add_evidence,
    finish_investigation,
    hand_over_evidence,
    order_correction,
    record_facts,
    replace_officer,
)
from workflows.commands.notice import (
    approve_notice,
    recheck_defence,
    record_defence,
    serve_notice,
    waive_rights,
)
from workflows.commands.preview import preview_document
from workflows.commands.publicity import (
    enter_publicity,
    leave_unpublished,
    publish_penalty,
    push_penalty,
    record_publication,
    review_publicity,
    withdraw_publicity,
)
from workflows.commands.review import pass_review, return_investigation, submit_review
from workflows.commands.transfer import (
    approve_transfer,
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
    "add_evidence",
    "annul_decision",
    "approve_notice",
    "approve_transfer",
    "archive_case",
    "assign_verifiers",
    "change_decision",
    "claim_item",
    "close_case",
    "decide_exempt",
    "decide_penalty",
    "discard_draft",
    "end_case",
    "enter_publicity",
    "file_case",
    "finish_investigation",
    "form_task_force",
    "hand_over_evidence",
    "hand_over_to_police",
    "hold_discussion",
    "keep_case",
    "leave_unpublished",
    "not_file",
    "order_correction",
    "pass_review",
    "preview_document",
    "propose_closure",
    "publish_penalty",
    "push_penalty",
    "recheck_defence",
    "record_criminal_outcome",
    "record_defence",
    "record_facts",
    "record_payment",
    "record_police_filing",
    "record_police_refusal",
    "record_publication",
    "record_receipt",
    "register_clue",
    "reject_transfer",
    "release_item",
    "replace_officer",
    "report_crime",
    "report_findings",
    "resume_after_refusal",
    "return_investigation",
    "review_publicity",
    "save_draft",
    "send_to_police",
    "serve_annulment",
    "serve_decision",
    "serve_exemption",
    "serve_notice",
    "submit_review",
    "waive_rights",
    "withdraw_publicity",
]
