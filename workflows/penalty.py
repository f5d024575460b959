"""行政处罚普通程序: from investigation to the archive, as people meet it."""

from __future__ import annotations

from typing import Any

from viewflow import this
from viewflow.workflow import flow

from cases.base.roles import BH, CO, DESK, LEADERS, REVIEWERS, UH
from cases.penalty import assessment
from cases.penalty.acts.decision import below_minimum
from cases.penalty.models import Defence, PenaltyCase
from cases.penalty.procedure import PenaltyState
from cases.penalty.proposal import Proposal
from workflows.human import Human, SubjectFlow, drives, state_is
from workflows.models import PenaltyProcess


def discussion_due(activation: Any) -> bool:
    """The list of PP50(1), or what the party was told goes below the minimum: the same questions that the gate asks."""
    case = activation.process.subject
    if assessment.assess_case(case).as_json()["legal_review_required"] is True:
        return True
    told = case.penaltynotices.order_by("-version").first()
    return told is not None and below_minimum(case, Proposal.of(told), told.approved_on)


def waived(activation: Any) -> bool:
    """The party said that it states nothing; of its silence nobody knows yet."""
    return activation.process.subject.waived_on is not None


def answered_before(activation: Any) -> bool:
    """The party has stated a defence to what it was told last, or has waived it."""
    return _defence(activation) is not None or waived(activation)


def unchecked(activation: Any) -> bool:
    """That defence was not re-checked yet."""
    row = _defence(activation)
    return row is not None and row.rechecked_on is None


def _defence(activation: Any) -> Defence | None:
    case = activation.process.subject
    told = case.penaltynotices.order_by("-version").first()
    return case.defences.filter(waiver=False, notice=told).order_by("-pk").first()


def unpaid(case: PenaltyCase) -> bool:
    """What was paid did not complete the execution."""
    return bool(case.state == PenaltyState.PAY_DUE)


@drives(PenaltyCase)
class PenaltyFlow(SubjectFlow, flow.Flow):
    """P2 and P4, main path."""

    process_class = PenaltyProcess
    process_title = "行政处罚"

    start = flow.StartHandle(this.begin).Next(this.investigate)
    investigate = Human(
        "调查取证",
        "Investigate",
        CO,
        ends=("penalty.finish_investigation",),
        beside=(
            "penalty.record_facts",
            "penalty.add_act",
            "penalty.remove_act",
            "penalty.add_evidence",
            "penalty.order_correction",
        ),
        clocks=("D10",),
        by="handlers",
    ).Next(this.submit_review)
    submit_review = Human(
        "送审", "Submit to review", UH, ends=("penalty.submit_review",), beside=("penalty.return_to_officers",), clocks=("D10",)
    ).Next(this.review)
    review = Human(
        "案件审核", "Review", REVIEWERS, ends=("penalty.pass_review", "penalty.return_investigation"), clocks=("D11", "D10")
    ).Next(this.reviewed)
    reviewed = flow.If(state_is(PenaltyState.APPR)).Then(this.approve).Else(this.reviewed_again)
    reviewed_again = flow.If(state_is(PenaltyState.LEGAL2)).Then(this.discuss_hearing).Else(this.investigate)
    approve = Human(
        "审批处理意见",
        "Approve what is intended",
        LEADERS,
        ends=("penalty.approve_notice",),
        beside=("penalty.decide_exempt", "penalty.decide_unproven", "penalty.return_from_approval", "penalty.return_to_review"),
        clocks=("D10",),
        # that there may be no penalty can come to light when the party is told or heard
    ).Next(this.approved)
    approved = flow.If(state_is(PenaltyState.DEC_EXEMPT)).Then(this.serve_exemption).Else(this.serve_notice)

    serve_notice = Human(
        "送达告知书", "Serve the notice", CO, ends=("penalty.serve_notice",), clocks=("D10",), by="handlers"
    ).Next(this.await_party)
    # what was stated in time may be recorded when silence had been taken for a waiver already
    await_party = Human(
        "听取陈述申辩",
        "Hear the party",
        CO,
        ends=("penalty.record_defence", "penalty.waive"),
        # for the right that is left its time runs on
        beside=("penalty.waive_part",),
        clocks=("D12", "D10"),
        by="handlers",
        late={"penalty.record_defence": "after_late_record"},
    ).Next(this.answered)
    answered = flow.If(state_is(PenaltyState.DEFENCE)).Then(this.recheck).Else(this.silent)
    silent = flow.If(waived).Then(this.weigh).Else(this.check_received)
    check_received = Human("核对收文", "Check what was received", DESK, ends=("penalty.deem_waived",), clocks=("D10",)).Next(
        this.weigh
    )
    recheck = Human(
        "复核陈述申辩",
        "Re-check the defence",
        CO,
        ends=("penalty.recheck_defence",),
        clocks=("D10",),
        by="handlers",
        # what was stated before a hearing that was held waits in no line any more
        anytime=True,
    ).Next(this.weigh)
    weigh = flow.If(discussion_due).Then(this.discuss).Else(this.decide)
    # a mitigation is put before the leaders though the case waited for the decision already
    discuss = Human(
        "集体讨论",
        "Collective discussion",
        BH,
        ends=("penalty.discuss",),
        clocks=("D10",),
        late={"penalty.discuss": "after_discussion"},
    ).Next(this.decide)
    decide = Human(
        "作出处罚决定",
        "Decide the penalty",
        LEADERS,
        ends=("penalty.decide_penalty",),
        beside=("penalty.return_from_notice", "penalty.renotify"),
        clocks=("D10",),
    ).Next(this.serve_decision)

    serve_decision = Human(
        "送达决定书", "Serve the decision", CO, ends=("penalty.serve_decision",), clocks=("D14",), by="handlers"
    ).Next(this.served)
    served = flow.If(state_is(PenaltyState.PAY_DUE)).Then(this.await_payment).Else(this.propose_closure)
    after_taking_back = flow.StartHandle(this.begin).Next(this.await_payment)
    await_payment = Human(
        "登记缴款", "Record payment", CO, ends=("penalty.record_payment",), clocks=("D30",), by="handlers", stays=unpaid
    ).Next(this.propose_closure)
    after_exemption = flow.StartHandle(this.begin).Next(this.serve_exemption)
    serve_exemption = Human(
        "送达不予处罚决定书",
        "Serve the decision on no penalty",
        CO,
        ends=("penalty.serve_exemption",),
        clocks=("D14",),
        by="handlers",
    ).Next(this.propose_closure)
    propose_closure = Human("提请结案", "Propose closure", UH, ends=("penalty.propose_closure",), clocks=("D40",)).Next(
        this.close
    )
    close = Human("批准结案", "Close the case", LEADERS, ends=("penalty.close",), clocks=("D40",)).Next(this.archive)
    archive = Human("整理归档", "Archive the file", CO, ends=("penalty.archive",), by="handlers").Next(this.end)
    end = flow.End()

    # what is intended asks for the legal review, and the case had the other (L44 13)
    after_legal_submission = flow.StartHandle(this.begin).Next(this.review)
    after_change = flow.StartHandle(this.begin).Next(this.serve_decision)
    after_annulment = flow.StartHandle(this.begin).Next(this.serve_annulment)
    serve_annulment = Human(
        "送达撤销决定书", "Serve the annulment", CO, ends=("penalty.serve_annulment",), clocks=("D40",), by="handlers"
    ).Next(this.propose_closure)
    after_late_record = flow.StartHandle(this.begin).Next(this.recheck)

    # the police refused, or left something to the bureau (T310-10, T310-11); the case ended for the crime (PP60)
    after_discussion = flow.StartHandle(this.begin).Next(this.decide)

    # the party asked for a hearing (PL63-64)
    after_hearing_asked = flow.StartHandle(this.begin).Next(this.settle_hearing)
    settle_hearing = Human(
        "办理听证申请",
        "Settle the request for a hearing",
        REVIEWERS | LEADERS,
        ends=("penalty.file_hearing", "penalty.refuse_hearing"),
        beside=("penalty.end_hearing",),
    ).Next(this.settled)
    settled = flow.If(state_is(PenaltyState.LEGAL2)).Then(this.review).Else(this.heard_again)
    # the party did not come, or left: nothing begins anew (PL64(6))
    after_ended_hearing = flow.StartHandle(this.begin).Next(this.said_before)
    said_before = flow.If(unchecked).Then(this.recheck).Else(this.silent_or_weigh)
    silent_or_weigh = flow.If(answered_before).Then(this.weigh).Else(this.check_received)
    after_withdrawal = flow.StartHandle(this.begin).Next(this.heard_again)
    heard_again = flow.If(answered_before).Then(this.recheck_or_weigh).Else(this.await_party)
    recheck_or_weigh = flow.If(unchecked).Then(this.recheck).Else(this.weigh)
    discuss_hearing = Human(
        "听证后集体讨论", "Discussion after the hearing", BH, ends=("penalty.discuss_after_hearing",), clocks=("D10",)
    ).Next(this.decide)

    after_return = flow.StartHandle(this.begin).Next(this.investigate)
    after_renotify = flow.StartHandle(this.begin).Next(this.approve)
    after_transfer = flow.StartHandle(this.begin).Next(this.investigate)
    after_crime = flow.StartHandle(this.begin).Next(this.propose_closure)

    # another party of the matter: the inquiry goes on beside
    after_proposal = flow.StartHandle(this.begin).Next(this.rule_on_party)
    rule_on_party = Human(
        "审批一并立案", "Rule on another party", LEADERS, ends=("penalty.join_party", "penalty.leave_party"), clocks=("D10",)
    ).Next(this.end)

    # somebody named to it has left the bureau; the work itself goes on beside
    after_departure = flow.StartHandle(this.begin).Next(this.name_officer)
    name_officer = Human(
        "更换办案人员", "Name another case officer", UH | LEADERS, ends=("penalty.replace_officer",), anytime=True
    ).Next(this.end)
