"""线索核查: register, assign, verify, decide on filing."""

from __future__ import annotations

from typing import Any

from viewflow import this
from viewflow.workflow import flow, lock

from workflows.flows.human import human
from workflows.models import ClueProcess


class ClueFlow(flow.Flow):
    """P1 from registration to filing or not filing."""

    process_class = ClueProcess
    process_title = "线索核查"
    lock_impl = lock.SelectForUpdateLock(nowait=False, attempts=1)

    start = flow.StartHandle(this.begin).Next(this.assign_verifiers)
    assign_verifiers = human().Next(this.verify_clue)
    verify_clue = human().Next(this.decide_filing)
    decide_filing = human().Next(this.end)
    end = flow.End()

    def begin(self, activation: Any, subject: Any) -> Any:
        activation.process.clue = subject
        return activation.process
