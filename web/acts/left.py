"""The commands that are not acts of the new table yet; a procedure that registers its acts leaves this list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workflows import commands

LEFT: dict[str, tuple[Callable[..., Any], str]] = {
    "transfer.form_task_force": (commands.form_task_force, "transfer"),
    "transfer.clear_flag": (commands.clear_criminal_flag, "transfer"),
    "transfer.report": (commands.report_crime, "transfer"),
    "transfer.approve": (commands.approve_transfer, "transfer"),
    "transfer.reject": (commands.reject_transfer, "transfer"),
    "transfer.send": (commands.send_to_police, "transfer"),
    "transfer.record_receipt": (commands.record_receipt, "transfer"),
    "transfer.police_file": (commands.record_police_filing, "transfer"),
    "transfer.police_refuse": (commands.record_police_refusal, "transfer"),
    "transfer.hand_over": (commands.hand_over_to_police, "transfer"),
    "transfer.record_outcome": (commands.record_criminal_outcome, "transfer"),
    "transfer.end_case": (commands.end_case, "transfer"),
    "transfer.keep_case": (commands.keep_case, "transfer"),
    "transfer.resume_case": (commands.resume_after_refusal, "transfer"),
    "responsibility.consent": (commands.consent_to_preliminary, "review"),
    "responsibility.begin_preliminary": (commands.begin_preliminary, "review"),
    "responsibility.report_preliminary": (commands.report_preliminary, "review"),
    "responsibility.open": (commands.open_review, "review"),
    "responsibility.clear": (commands.clear_official, "review"),
    "responsibility.recuse": (commands.recuse_investigator, "review"),
    "responsibility.record_finding": (commands.record_finding, "review"),
    "responsibility.notify": (commands.notify_official, "review"),
    "responsibility.defend": (commands.state_defence, "review"),
    "responsibility.waive": (commands.waive_defence, "review"),
    "responsibility.revise_finding": (commands.revise_finding, "review"),
    "responsibility.decide_claim": (commands.decide_claim, "review"),
    "responsibility.submit": (commands.submit_to_group, "review"),
    "responsibility.decide_measure": (commands.impose_measure, "review"),
    "responsibility.decide_exempt": (commands.exempt_official, "review"),
    "responsibility.decide_no_fault": (commands.find_no_fault, "review"),
    "responsibility.refer": (commands.refer_official, "review"),
    "responsibility.inform": (commands.inform_official, "review"),
    "responsibility.serve_measure": (commands.serve_measure, "review"),
    "responsibility.ask_review": (commands.ask_internal_review, "review"),
    "responsibility.answer_review": (commands.answer_internal_review, "review"),
    "responsibility.archive": (commands.archive_review, "review"),
}
