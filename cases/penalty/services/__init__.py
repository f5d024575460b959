"""Acts of the penalty procedure, one function an act. Called by workflows.commands only."""

from cases.penalty.services.closure import archive_case, close_case, propose_closure
from cases.penalty.services.decision import annul_decision, change_decision, decide_exempt, decide_penalty, hold_discussion
from cases.penalty.services.execution import (
    demand_payment,
    finish_execution,
    record_payment,
    serve_annulment,
    serve_decision,
    serve_exemption,
)
from cases.penalty.services.halting import end_for_crime, free_fine, halt_for_transfer, reopen_after_crime, resume_from_transfer
from cases.penalty.services.investigation import (
    add_evidence,
    finish_investigation,
    hand_over_evidence,
    open_case,
    order_correction,
    record_facts,
    replace_officer,
)
from cases.penalty.services.notice import approve_notice, deem_waived, recheck_defence, record_defence, serve_notice, waive_rights
from cases.penalty.services.review import pass_review, return_investigation, submit_legal_review, submit_review
from cases.penalty.services.suspicion import point_out_crime, rule_out_crime

__all__ = [
    "add_evidence",
    "annul_decision",
    "approve_notice",
    "archive_case",
    "change_decision",
    "close_case",
    "decide_exempt",
    "decide_penalty",
    "deem_waived",
    "demand_payment",
    "end_for_crime",
    "finish_execution",
    "finish_investigation",
    "free_fine",
    "halt_for_transfer",
    "hand_over_evidence",
    "hold_discussion",
    "open_case",
    "point_out_crime",
    "order_correction",
    "pass_review",
    "propose_closure",
    "recheck_defence",
    "record_defence",
    "record_facts",
    "record_payment",
    "reopen_after_crime",
    "replace_officer",
    "resume_from_transfer",
    "return_investigation",
    "rule_out_crime",
    "serve_annulment",
    "serve_decision",
    "serve_exemption",
    "serve_notice",
    "submit_legal_review",
    "submit_review",
    "waive_rights",
]
