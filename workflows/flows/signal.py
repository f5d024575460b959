"""监督信号: raised by the system, answered by somebody whom it does not concern."""

from __future__ import annotations

from typing import Any

from viewflow import this
from viewflow.workflow import flow, lock

from workflows.flows.human import human
from workflows.models import SignalProcess


class SignalFlow(flow.Flow):
    """One answer, and the signal is done; a review that it opens is a procedure of its own."""

    process_class = SignalProcess
    process_title = "监督信号"
    lock_impl = lock.SelectForUpdateLock(nowait=False, attempts=1)

    start = flow.StartHandle(this.begin).Next(this.answer_signal)
    answer_signal = human().Next(this.end)
    end = flow.End()

    def begin(self, activation: Any, subject: Any) -> Any:
        activation.process.signal = subject
        return activation.process
