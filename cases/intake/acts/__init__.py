"""The acts on a clue, a file a stage."""

from cases.intake.acts.filing import file, not_file
from cases.intake.acts.verification import assign, register, report_findings

__all__ = ["assign", "file", "not_file", "register", "report_findings"]
