"""The acts on a review, one keyword-only function each. Called by workflows.commands only."""

from cases.accountability.review.services.after import answer_review, archive_review, ask_review, inform_official, serve_measure
from cases.accountability.review.services.clue import (
    begin_preliminary,
    clear_official,
    consent,
    open_clue,
    open_review,
    report_preliminary,
)
from cases.accountability.review.services.decision import decide_exempt, decide_measure, decide_no_fault, refer
from cases.accountability.review.services.hearing import decide_claim, deem_waived, defend, revise_finding, submit, waive
from cases.accountability.review.services.investigation import notify, record_finding, recuse_investigator

__all__ = [
    "answer_review",
    "archive_review",
    "ask_review",
    "begin_preliminary",
    "clear_official",
    "consent",
    "decide_claim",
    "decide_exempt",
    "decide_measure",
    "decide_no_fault",
    "deem_waived",
    "defend",
    "inform_official",
    "notify",
    "open_clue",
    "open_review",
    "record_finding",
    "recuse_investigator",
    "refer",
    "report_preliminary",
    "revise_finding",
    "serve_measure",
    "submit",
    "waive",
]
