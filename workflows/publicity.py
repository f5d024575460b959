"""处罚信息公示: entered by who handled the case, reviewed and published by the credit officers."""

from __future__ import annotations

from datetime import datetime

from viewflow import this
from viewflow.workflow import flow

from cases.base.roles import CO, CREDIT
from integrity import services as integrity
from integrity.publicity.models import PenaltyPublicity
from integrity.publicity.procedure import PUBLICITY, Group, PublicityState
from workflows import tasks
from workflows.following import Done, follows
from workflows.human import Human, SubjectFlow, drives, state_is
from workflows.models import PublicityProcess


@drives(PenaltyPublicity)
class PublicityFlow(SubjectFlow, flow.Flow):
    """From the decision to the publication, and back when the decision falls."""

    process_class = PublicityProcess
    process_title = "处罚信息公示"

    start = flow.StartHandle(this.begin).Next(this.enter_publicity)
    enter_publicity = Human(
        "录入公示信息", "Enter the publication", CO, ends=("publicity.enter",), clocks=("D16", "D17"), by="handlers"
    ).Next(this.review_publicity)
    review_publicity = Human(
        "审核公示信息",
        "Review the publication",
        CREDIT,
        ends=("publicity.review", "publicity.leave_unpublished"),
        clocks=("D16", "D17"),
    ).Next(this.reviewed)
    reviewed = flow.If(state_is(PublicityState.READY)).Then(this.publish).Else(this.end)
    publish = Human(
        "公示处罚信息", "Publish the penalty", CREDIT, ends=("publicity.publish", "publicity.push"), clocks=("D16", "D17")
    ).Next(this.sent)
    sent = flow.If(state_is(PublicityState.PUSHED)).Then(this.record_publication).Else(this.end)
    record_publication = Human(
        "登记外省已公示", "Record publication elsewhere", CREDIT, ends=("publicity.record_publication",), clocks=("D17-publish",)
    ).Next(this.end)
    end = flow.End()

    after_fall = flow.StartHandle(this.begin).Next(this.withdraw)
    withdraw = Human("撤回公示信息", "Withdraw the publication", CREDIT, ends=("publicity.withdraw",), clocks=("D18",)).Next(
        this.end
    )


@follows(
    "publicity.review",
    "publicity.leave_unpublished",
    "publicity.publish",
    "publicity.record_publication",
    "publicity.record_restriction",
    "publicity.restate",
    "publicity.expire",
)
def record_in_file(done: Done) -> None:
    """The file and the score after a move of the publication."""
    integrity.record_publicity(work=done.work, publicity=done.subject)


def follow_decision(publicity: PenaltyPublicity | None, *, now: datetime) -> None:
    """Start the work on the publication of a new decision, if it is to be published at all."""
    if publicity is not None and publicity.state == PublicityState.REVIEW:
        tasks.start(publicity, now=now)


def follow_fall(publicity: PenaltyPublicity | None, *, now: datetime) -> None:
    """The decision fell: nothing is prepared any more, and what the public saw is withdrawn."""
    if publicity is None:
        return
    tasks.cancel_open(publicity, now=now)
    if publicity.state in PUBLICITY.inside(Group.SENT):
        tasks.start(publicity, now=now, at="after_fall")
