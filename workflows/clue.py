"""线索核查: register, assign, verify, decide on filing; what is filed becomes a case."""

from __future__ import annotations

from viewflow import this
from viewflow.workflow import flow

from cases.base.roles import CO, LEADERS, UH
from cases.intake.models import Clue
from cases.penalty.acts import opening
from workflows import tasks
from workflows.following import Done, follows
from workflows.human import Human, SubjectFlow, drives
from workflows.models import ClueProcess
from workflows.transfer import follow_flag


@drives(Clue)
class ClueFlow(SubjectFlow, flow.Flow):
    """P1 from registration to filing or not filing."""

    process_class = ClueProcess
    process_title = "线索核查"

    start = flow.StartHandle(this.begin).Next(this.assign_verifiers)
    assign_verifiers = Human("指派核查人员", "Assign verifying officers", UH, ends=("clue.assign",), clocks=("D01",)).Next(
        this.verify_clue
    )
    verify_clue = Human("核查线索", "Verify the clue", CO, ends=("clue.report_findings",), clocks=("D01",), by="verifiers").Next(
        this.decide_filing
    )
    decide_filing = Human("决定是否立案", "Decide on filing", LEADERS, ends=("clue.file", "clue.not_file"), clocks=("D01",)).Next(
        this.end
    )
    end = flow.End()

    # somebody named to it has left the bureau; the work itself goes on beside
    after_departure = flow.StartHandle(this.begin).Next(this.name_verifier)
    name_verifier = Human(
        "更换核查人员", "Name another verifying officer", UH | LEADERS, ends=("clue.replace_officer",), anytime=True
    ).Next(this.end)


@follows("clue.register")
def begin_verification(done: Done) -> None:
    """The clue is put before the unit head."""
    tasks.start(done.subject, now=done.now)


@follows("clue.file")
def begin_case(done: Done) -> None:
    """The case of the clue is opened in the same Work, with the criminal flag asked at once."""
    case = opening.open_(done.work, clue=done.subject, officers=done.given["officers"], cause=done.given["cause"])
    tasks.start(case, now=done.now)
    follow_flag(done.work, case, now=done.now)
