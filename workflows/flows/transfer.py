"""涉嫌犯罪案件移送: from the flag to the police and back."""

from __future__ import annotations

from typing import Any

from viewflow import this
from viewflow.workflow import flow, lock

from workflows import routing
from workflows.flows.human import human
from workflows.models import TransferProcess


class TransferFlow(flow.Flow):
    """P5, main path. Gateways ask the transfer's legal state, never set it."""

    process_class = TransferProcess
    process_title = "涉嫌犯罪移送"
    lock_impl = lock.SelectForUpdateLock(nowait=False, attempts=1)

    start = flow.StartHandle(this.begin).Next(this.form_task_force)
    form_task_force = human().Next(this.suspected)
    suspected = flow.If(routing.flag_cleared).Then(this.end).Else(this.report_crime)
    report_crime = human().Next(this.decide_transfer)
    decide_transfer = human().Next(this.decided)
    decided = flow.If(routing.transfer_approved).Then(this.send_to_police).Else(this.end)
    send_to_police = human().Next(this.record_receipt)
    record_receipt = human().Next(this.record_reply)
    record_reply = human().Next(this.replied)
    replied = flow.If(routing.police_filed).Then(this.hand_over).Else(this.resume_case)
    hand_over = human().Next(this.settle_case)
    settle_case = human().Next(this.end)
    resume_case = human().Next(this.end)
    end = flow.End()

    def begin(self, activation: Any, subject: Any) -> Any:
        activation.process.transfer = subject
        return activation.process
