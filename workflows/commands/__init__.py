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
from workflows.commands.signal import correct_signal, explain_signal, open_signal_review

__all__ = [
    "add_evidence",
    "annul_decision",
    "approve_notice",
    "archive_case",
    "assign_verifiers",
    "change_decision",
    "claim_item",
    "close_case",
    "correct_signal",
    "decide_exempt",
    "decide_penalty",
    "discard_draft",
    "enter_publicity",
    "explain_signal",
    "file_case",
    "finish_investigation",
    "hand_over_evidence",
    "hold_discussion",
    "leave_unpublished",
    "not_file",
    "open_signal_review",
    "order_correction",
    "pass_review",
    "preview_document",
    "propose_closure",
    "publish_penalty",
    "push_penalty",
    "recheck_defence",
    "record_defence",
    "record_facts",
    "record_payment",
    "record_publication",
    "register_clue",
    "release_item",
    "replace_officer",
    "report_findings",
    "return_investigation",
    "review_publicity",
    "save_draft",
    "serve_annulment",
    "serve_decision",
    "serve_exemption",
    "serve_notice",
    "submit_review",
    "waive_rights",
    "withdraw_publicity",
]
