"""处罚信息公示: entered by who handled the case, reviewed and published by the credit officers."""

from __future__ import annotations

from typing import Any

from viewflow import this
from viewflow.workflow import flow, lock

from workflows import routing
from workflows.flows.human import human
from workflows.models import PublicityProcess


class PublicityFlow(flow.Flow):
    """From the decision to the publication, and back when the decision falls."""

    process_class = PublicityProcess
    process_title = "处罚信息公示"
    lock_impl = lock.SelectForUpdateLock(nowait=False, attempts=1)

    start = flow.StartHandle(this.begin).Next(this.enter_publicity)
    enter_publicity = human().Next(this.review_publicity)
    review_publicity = human().Next(this.reviewed)
    reviewed = flow.If(routing.to_be_published).Then(this.publish).Else(this.end)
    publish = human().Next(this.sent)
    sent = flow.If(routing.pushed).Then(this.record_publication).Else(this.end)
    record_publication = human().Next(this.end)
    end = flow.End()

    after_fall = flow.StartHandle(this.begin).Next(this.withdraw)
    withdraw = human().Next(this.end)

    def begin(self, activation: Any, subject: Any) -> Any:
        activation.process.publicity = subject
        return activation.process
