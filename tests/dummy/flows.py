"""The flow of the dummy procedure: two people, one after the other."""

from __future__ import annotations

from typing import Any

from viewflow import this
from viewflow.workflow import flow, lock

from tests.dummy.models import RequestProcess
from workflows.flows.human import human


class RequestFlow(flow.Flow):
    process_class = RequestProcess
    process_title = "样例程序"
    lock_impl = lock.SelectForUpdateLock(nowait=False, attempts=1)

    start = flow.StartHandle(this.begin).Next(this.weigh)
    weigh = human().Next(this.grant)
    grant = human().Next(this.end)
    end = flow.End()

    def begin(self, activation: Any, request: Any) -> Any:
        activation.process.request = request
        return activation.process
