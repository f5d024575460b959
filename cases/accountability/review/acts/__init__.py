"""The acts on a review, a module a stage, in the order of the law."""

from cases.accountability.review.acts.after import answer_review, archive, ask_review, inform, serve_measure
from cases.accountability.review.acts.clue import register
from cases.accountability.review.acts.decision import decide_exempt, decide_measure, decide_no_fault, refer
from cases.accountability.review.acts.hearing import deem_waived, defend, waive
from cases.accountability.review.acts.investigation import notify, record_finding, recuse
from cases.accountability.review.acts.opening import begin_preliminary, clear, consent, open_, report_preliminary
from cases.accountability.review.acts.weighing import decide_claim, revise_finding, submit

__all__ = [
    "answer_review",
    "archive",
    "ask_review",
    "begin_preliminary",
    "clear",
    "consent",
    "decide_claim",
    "decide_exempt",
    "decide_measure",
    "decide_no_fault",
    "deem_waived",
    "defend",
    "inform",
    "notify",
    "open_",
    "record_finding",
    "recuse",
    "refer",
    "register",
    "report_preliminary",
    "revise_finding",
    "serve_measure",
    "submit",
    "waive",
]
