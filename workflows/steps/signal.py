"""Steps of a supervision signal."""

from __future__ import annotations

from cases.base.roles import LEADERS, Role
from workflows.steps.step import Step

STEPS = (
    Step(
        "answer_signal",
        "答复监督信号",
        "Answer the signal",
        LEADERS | {Role.SUPERVISION},
        ("signal.explain", "signal.correct", "signal.open_review"),
        ("R00",),
    ),
)
