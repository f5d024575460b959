"""处罚信息公示: entered by who handled the case, reviewed and published by the credit officers."""

from __future__ import annotations

from viewflow import this
from viewflow.workflow import flow

from cases.base.roles import CO, CREDIT
from integrity.publicity.models import PenaltyPublicity
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
    reviewed = flow.If(state_is("READY")).Then(this.publish).Else(this.end)
    publish = Human(
        "公示处罚信息", "Publish the penalty", CREDIT, ends=("publicity.publish", "publicity.push"), clocks=("D16", "D17")
    ).Next(this.sent)
    sent = flow.If(state_is("PUSHED")).Then(this.record_publication).Else(this.end)
    record_publication = Human(
        "登记外省已公示", "Record publication elsewhere", CREDIT, ends=("publicity.record_publication",), clocks=("D17-publish",)
    ).Next(this.end)
    end = flow.End()

    after_fall = flow.StartHandle(this.begin).Next(this.withdraw)
    withdraw = Human("撤回公示信息", "Withdraw the publication", CREDIT, ends=("publicity.withdraw",), clocks=("D18",)).Next(
        this.end
    )
