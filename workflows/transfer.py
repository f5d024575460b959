"""涉嫌犯罪案件移送: from the flag to the police and back."""

from __future__ import annotations

from datetime import datetime

from viewflow import this
from viewflow.workflow import flow

from cases.base.roles import CO, LEADERS
from cases.base.work import Work
from cases.penalty.models import PenaltyCase
from cases.transfer import services as transfer_acts
from cases.transfer.models import Transfer
from workflows import tasks
from workflows.human import Human, SubjectFlow, drives, state_is
from workflows.models import TransferProcess


@drives(Transfer)
class TransferFlow(SubjectFlow, flow.Flow):
    """P5, main path."""

    process_class = TransferProcess
    process_title = "涉嫌犯罪移送"

    start = flow.StartHandle(this.begin).Next(this.form_task_force)
    form_task_force = Human(
        "指定专案组", "Name the task force", LEADERS, ends=("transfer.form_task_force", "transfer.clear_flag")
    ).Next(this.suspected)
    suspected = flow.If(state_is("CLEARED")).Then(this.end).Else(this.report_crime)
    report_crime = Human("提出移送报告", "Report to the head", CO, ends=("transfer.report",), by="taskforce").Next(
        this.decide_transfer
    )
    decide_transfer = Human(
        "决定是否移送", "Decide on the transfer", LEADERS, ends=("transfer.approve", "transfer.reject"), clocks=("D60",)
    ).Next(this.decided)
    decided = flow.If(state_is("APPROVED")).Then(this.send_to_police).Else(this.end)
    send_to_police = Human(
        "移送公安机关", "Send to the police", CO, ends=("transfer.send",), clocks=("D61",), by="taskforce"
    ).Next(this.record_receipt)
    record_receipt = Human("登记移送回执", "Record the receipt", CO, ends=("transfer.record_receipt",), by="taskforce").Next(
        this.record_reply
    )
    record_reply = Human(
        "登记公安机关决定",
        "Record the answer of the police",
        CO,
        ends=("transfer.police_file", "transfer.police_refuse"),
        clocks=("D62",),
        by="taskforce",
    ).Next(this.replied)
    replied = flow.If(state_is("PS_FILED")).Then(this.hand_over).Else(this.resume_case)
    hand_over = Human(
        "移交涉案物品和材料", "Hand over goods and papers", CO, ends=("transfer.hand_over",), clocks=("D65",), by="taskforce"
    ).Next(this.settle_case)
    settle_case = Human(
        "决定行政案件去向", "Decide what becomes of the penalty case", LEADERS, ends=("transfer.end_case", "transfer.keep_case")
    ).Next(this.end)
    resume_case = Human(
        "恢复行政处罚程序", "Go on with the penalty case", LEADERS, ends=("transfer.resume_case",), clocks=("D63",)
    ).Next(this.end)
    end = flow.End()


def follow_flag(work: Work, case: PenaltyCase, *, now: datetime) -> None:
    """Ask the law engine about the facts as they are now; start the work that a flag brings."""
    opened = transfer_acts.refresh_flag(work=work, case=case)
    if opened is not None:
        tasks.start(opened, now=now)
