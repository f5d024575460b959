"""The human steps: what an inbox line is called, whose it is, and which acts it offers. One row a step, a file a procedure."""

from __future__ import annotations

from workflows.steps import clue, penalty, publicity, signal
from workflows.steps.step import Step

__all__ = ["STEPS", "STEP_OF_ACT", "Step"]

STEPS: dict[str, Step] = {s.code: s for s in (*clue.STEPS, *penalty.STEPS, *publicity.STEPS, *signal.STEPS)}
STEP_OF_ACT: dict[str, Step] = {act: step for step in STEPS.values() for act in step.acts}
