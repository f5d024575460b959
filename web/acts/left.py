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
}
