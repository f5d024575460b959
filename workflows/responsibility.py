"""执法责任追究: from the clue to the archive, as people meet it. Each step names who alone may take it, so that no other inbox
shows it."""

from __future__ import annotations

from viewflow import this
from viewflow.workflow import flow

from cases.accountability.review.models import ResponsibilityReview
from cases.accountability.review.procedure import ReviewState
from cases.accountability.review.selectors import reviews_of
from cases.base.roles import GROUP, LEADERS, SUPERVISION
from cases.parties.selectors import STAFF
from workflows import tasks
from workflows.following import Done, follows
from workflows.human import Human, SubjectFlow, drives, state_is
from workflows.models import ResponsibilityProcess


@drives(ResponsibilityReview)
class ResponsibilityFlow(SubjectFlow, flow.Flow):
    """The main path of a review."""

    process_class = ResponsibilityProcess
    process_title = "执法责任追究"

    start = flow.StartHandle(this.begin).Next(this.consent_preliminary)
    consent_preliminary = Human(
        "同意初步核实", "Consent to verification", LEADERS, ends=("responsibility.consent",), by="heads"
    ).Next(this.begin_preliminary)
    begin_preliminary = Human(
        "开始初步核实", "Begin the verification", SUPERVISION, ends=("responsibility.begin_preliminary",), by="supervisors"
    ).Next(this.report_preliminary)
    report_preliminary = Human(
        "提交初步核实情况", "Report the verification", SUPERVISION, ends=("responsibility.report_preliminary",), by="supervisors"
    ).Next(this.decide_opening)
    decide_opening = Human(
        "决定是否立案", "Decide on opening", LEADERS, ends=("responsibility.open", "responsibility.clear"), by="heads"
    ).Next(this.opened)
    opened = flow.If(state_is(ReviewState.OPEN)).Then(this.establish_facts).Else(this.tell_official)

    establish_facts = Human(
        "调查并告知事实",
        "Establish and tell the facts",
        GROUP,
        ends=("responsibility.notify",),
        beside=("responsibility.record_finding",),
        clocks=("J18",),
        by="investigators",
    ).Next(this.hear_official)
    hear_official = Human(
        "陈述申辩",
        "State a defence",
        STAFF,
        ends=("responsibility.defend", "responsibility.waive"),
        clocks=("J18-defence",),
        by="official",
    ).Next(this.weigh_claims)
    weigh_claims = Human(
        "复核申辩、审查免责主张",
        "Verify the defence, decide the claims",
        GROUP,
        ends=("responsibility.submit",),
        beside=("responsibility.decide_claim", "responsibility.revise_finding"),
        clocks=("J18",),
        by="investigators",
    ).Next(this.decide_responsibility)
    decide_responsibility = Human(
        "集体研究决定",
        "Collective decision",
        LEADERS,
        ends=(
            "responsibility.decide_measure",
            "responsibility.decide_exempt",
            "responsibility.decide_no_fault",
            "responsibility.refer",
        ),
        clocks=("J18",),
        by="heads",
    ).Next(this.tell_official)
    tell_official = Human(
        "告知处理结果",
        "Tell the official the outcome",
        GROUP,
        ends=("responsibility.serve_measure", "responsibility.inform"),
        by="tellers",
    ).Next(this.archive_review)
    archive_review = Human(
        "审查归档", "Archive the review", GROUP, ends=("responsibility.archive",), clocks=("J23",), by="tellers"
    ).Next(this.end)
    end = flow.End()

    after_request = flow.StartHandle(this.begin).Next(this.answer_request)
    answer_request = Human(
        "办理内部复核",
        "Answer the request for review",
        LEADERS,
        ends=("responsibility.answer_review",),
        clocks=("J23-reply",),
        by="heads",
    ).Next(this.archive_review)

    # somebody named to it has left the bureau; the work itself goes on beside
    after_departure = flow.StartHandle(this.begin).Next(this.name_investigator)
    name_investigator = Human(
        "更换调查人员", "Name another investigator", LEADERS, ends=("responsibility.recuse",), by="heads", anytime=True
    ).Next(this.end)


@follows("responsibility.register")
def begin_reviews(done: Done) -> None:
    """The work on every review of the affair begins, each put before the head of the authority that handles it."""
    for review in reviews_of(done.result.affair):
        tasks.start(review, now=done.now)


@follows("responsibility.ask_review")
def wait_for_the_answer(done: Done) -> None:
    """The archive waits until the request is answered."""
    tasks.cancel_open(done.subject, now=done.now)
    tasks.start(done.subject, now=done.now, at="after_request")
