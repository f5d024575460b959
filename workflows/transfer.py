"""涉嫌犯罪案件移送: from the flag to the police and back."""

from __future__ import annotations

from datetime import datetime

from viewflow import this
from viewflow.workflow import flow

from cases.base.roles import CO, LEADERS
from cases.base.work import Work
from cases.penalty import halting
from cases.penalty.models import PenaltyCase
from cases.penalty.procedure import PenaltyState
from cases.transfer.flagging import ENGINE, refresh_flag
from cases.transfer.models import BACK_TO_THE_BUREAU, CriminalOutcome, Transfer
from cases.transfer.procedure import TransferState
from cases.transfer.selectors import fine_waits, others_pending
from integrity import criminal
from workflows import tasks
from workflows.blacklist import drop_listing
from workflows.following import Done, follows
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
    suspected = flow.If(state_is(TransferState.CLEARED)).Then(this.end).Else(this.report_crime)
    report_crime = Human("提出移送报告", "Report to the head", CO, ends=("transfer.report",), by="taskforce").Next(
        this.decide_transfer
    )
    decide_transfer = Human(
        "决定是否移送", "Decide on the transfer", LEADERS, ends=("transfer.approve", "transfer.reject"), clocks=("D60",)
    ).Next(this.decided)
    decided = flow.If(state_is(TransferState.APPROVED)).Then(this.send_to_police).Else(this.end)
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
    replied = flow.If(state_is(TransferState.PS_FILED)).Then(this.hand_over).Else(this.resume_case)
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

    # somebody named to it has left the bureau; the work itself goes on beside
    after_departure = flow.StartHandle(this.begin).Next(this.name_member)
    name_member = Human(
        "更换专案组成员", "Name another member of the task force", LEADERS, ends=("transfer.replace_officer",), anytime=True
    ).Next(this.end)


@follows("transfer.approve")
def halt_work(done: Done) -> None:
    """Nobody works on the halted case until the police have answered, and what was to be decided with it of the list of serious
    violations falls. What became known after the report gets a new flag."""
    transfer: Transfer = done.subject
    case = PenaltyCase.objects.get(pk=transfer.case_id)
    if case.state == PenaltyState.SUSP:
        tasks.cancel_open(case, now=done.now)
        drop_listing(done.work, case.pk, reason=f"案件移送公安机关（{transfer.number}）。")
    follow_flag(done.work, case, now=done.now)


@follows("transfer.reject")
def flag_again(done: Done) -> None:
    """The head rejects what was reported, not what became known after it."""
    follow_flag(done.work, PenaltyCase.objects.get(pk=done.subject.case_id), now=done.now)


@follows("transfer.police_file")
def note_police_case(done: Done) -> None:
    """The case is pending at the police, and the score is capped (H5)."""
    criminal.record_police_case(work=done.work, transfer=done.subject)


@follows("transfer.resume_case", "transfer.keep_case")
def go_on_with_case(done: Done) -> None:
    """Unless another transfer is pending; whether a fine waits, all transfers of the case say, not this one alone."""
    transfer, work = done.subject, done.work
    if not others_pending(transfer):
        waits = fine_waits(transfer.case, work.today)
        halting.resume(work, transfer.case_id, reason=done.given["reason"], fine_waits=waits)
    _go_on(transfer, now=done.now)


@follows("transfer.end_case")
def begin_closure(done: Done) -> None:
    """The closure of the ended case is to be proposed."""
    case = PenaltyCase.objects.get(pk=done.subject.case_id)
    if case.state == PenaltyState.DEC_CRIME:
        tasks.start(case, now=done.now, at="after_crime")


@follows("transfer.record_outcome")
def follow_outcome(done: Done) -> None:
    """File and score follow; no fine waits for a criminal case that is over, and what was left to the bureau goes on."""
    outcome, work = done.result, done.work
    criminal.record_outcome(work=work, outcome=outcome)
    if not fine_waits(outcome.transfer.case, work.today):
        with work.acting_as(ENGINE):
            halting.free_fine(work, outcome.transfer.case_id)
    if outcome.kind in BACK_TO_THE_BUREAU:
        _resume_halted(work, outcome, done.now)


def follow_flag(work: Work, case: PenaltyCase, *, now: datetime) -> None:
    """Ask the law engine about the facts as they are now; start the work that a flag calls for."""
    opened = refresh_flag(work=work, case=case)
    if opened is not None:
        tasks.start(opened, now=now)


def _go_on(transfer: Transfer, *, now: datetime) -> None:
    """The penalty case is investigated on; one that was decided before is left to its own course."""
    case = PenaltyCase.objects.get(pk=transfer.case_id)
    if case.state == PenaltyState.INVEST and not tasks.waits(case, "investigate"):
        tasks.start(case, now=now, at="after_transfer")


def _resume_halted(work: Work, outcome: CriminalOutcome, now: datetime) -> None:
    transfer = outcome.transfer
    tasks.cancel_open(transfer, now=now)
    if others_pending(transfer):
        return
    reason = f"{outcome.get_kind_display()}（{outcome.document}）。"
    with work.acting_as(ENGINE):
        before = PenaltyCase.objects.get(pk=transfer.case_id).state
        waits = fine_waits(transfer.case, work.today)
        halting.resume(work, transfer.case_id, reason=reason, fine_waits=waits)
        halting.reopen(work, transfer.case_id, reason=reason, fine_waits=waits)
    if PenaltyCase.objects.get(pk=transfer.case_id).state != before:
        tasks.cancel_open(transfer.case, now=now)
        _go_on(transfer, now=now)
