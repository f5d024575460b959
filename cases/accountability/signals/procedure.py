"""From a signal to its answer (integrity-and-accountability.md §5.3). A signal is never a finding."""

from __future__ import annotations

from enum import Flag, auto

from cases.base.lifecycle import Lifecycle
from cases.base.states import State, States


class Group(Flag):
    """Groups of states: CONFIRMED — what the rule saw was put right, or is reviewed."""

    CONFIRMED = auto()


class SignalState(States):
    """States of a signal."""

    RAISED = State("RAISED", "待答复", "Raised", phase="signal", initial=True, outside=Group.CONFIRMED)
    EXPLAINED = State("EXPLAINED", "已说明", "Explained", phase="answer", terminal=True)
    CORRECTED = State("CORRECTED", "已纠正", "Corrected", phase="answer", terminal=True, inside=Group.CONFIRMED)
    REVIEW = State("REVIEW", "已启动责任认定", "Review opened", phase="answer", terminal=True, inside=Group.CONFIRMED)


SIGNAL = Lifecycle("signal", "监督信号", "Supervision signal", SignalState, groups=Group)
