"""Steps of the clue."""

from __future__ import annotations

from cases.base.roles import LEADERS
from workflows.steps.step import CO, UH, Step

STEPS = (
    Step("assign_verifiers", "指派核查人员", "Assign verifying officers", UH, ("clue.assign",), ("D01",)),
    Step("verify_clue", "核查线索", "Verify the clue", CO, ("clue.report_findings",), ("D01",), by="verifiers"),
    Step("decide_filing", "决定是否立案", "Decide on filing", LEADERS, ("clue.file", "clue.not_file"), ("D01",)),
)
