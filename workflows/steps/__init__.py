"""The human steps: what an inbox line is called, whose it is, and which acts it offers. One row a step, a file a procedure."""

from __future__ import annotations

from workflows.steps import blacklist, clue, penalty, publicity, responsibility, signal, transfer
from workflows.steps.step import Step

__all__ = ["STEPS", "STEP_OF_ACT", "Step"]

TABLES = (clue, penalty, publicity, transfer, blacklist, signal, responsibility)
STEPS: dict[str, Step] = {s.code: s for table in TABLES for s in table.STEPS}
STEP_OF_ACT: dict[str, Step] = {act: step for step in STEPS.values() for act in step.acts}
