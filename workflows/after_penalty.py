"""行政处罚: what the acts of the procedure mean elsewhere; the flow itself stands in `workflows/penalty.py`."""

from __future__ import annotations

from cases.base import gate
from cases.base.actors import Actor
from cases.base.work import Work
from cases.penalty.acts import execution
from cases.penalty.models import Decision, PenaltyCase
from cases.penalty.payments import decision_of, outstanding
from cases.penalty.procedure import PenaltyState
from cases.transfer.flagging import add_suspicion
from integrity import services as integrity
from workflows import blacklist, tasks
from workflows.following import Done, follows
from workflows.publicity import follow_decision, follow_fall
from workflows.transfer import follow_flag

EXECUTION = Actor.system("执行环节")


@follows("penalty.propose_party")
def ask_the_leader(done: Done) -> None:
    """The leader rules on it, while the inquiry goes on."""
    tasks.start(done.subject, now=done.now, at="after_proposal", beside=True)


@follows("penalty.join_party")
def begin_beside(done: Done) -> None:
    """The case of another party of the matter goes its own way from here."""
    tasks.start(done.result, now=done.now)
    follow_flag(done.work, done.result, now=done.now)


@follows(
    "penalty.record_facts", "penalty.add_act", "penalty.remove_act", "penalty.complete_facts", "penalty.finish_investigation"
)
def ask_of_crimes(done: Done) -> None:
    """The criminal flag is asked again."""
    follow_flag(done.work, done.subject, now=done.now)


@follows("penalty.point_out_crime")
def flag_crime(done: Done) -> None:
    """What a person points out is flagged; its transfer begins as after the engine's own flag."""
    opened = add_suspicion(work=done.work, case=done.subject, crime=done.given["crime"], reason=done.given["reason"])
    if opened is not None:
        tasks.start(opened, now=done.now)


@follows("penalty.complete_facts")
def review_with_the_facts(done: Done) -> None:
    """What waited for approval waits for the review again; what was not reviewed yet waits on."""
    if done.subject.state == PenaltyState.REVIEW and not tasks.waits(done.subject, "review"):
        _go_on_at(done, "after_legal_submission")


@follows("penalty.submit_legal", "penalty.return_to_review")
def review_again(done: Done) -> None:
    """What waited for approval waits for the review; what is intended is approved after it."""
    _go_on_at(done, "after_legal_submission")


@follows("penalty.return_to_officers", "penalty.return_from_approval")
def investigate_again(done: Done) -> None:
    """The officers go on; nothing else waits meanwhile. What was to be told of a listing falls with what was intended."""
    blacklist.drop_listing(done.work, done.subject.pk, reason="案件退回补充调查，拟作处罚重新审批。")
    _go_on_at(done, "after_return")


@follows("penalty.return_from_notice")
def investigate_after_notice(done: Done) -> None:
    """The same; what the party was told falls, of a listing too."""
    blacklist.drop_listing(done.work, done.subject.pk, reason="案件退回补充调查，调查后重新告知。")
    _go_on_at(done, "after_return")


@follows("penalty.renotify")
def tell_again(done: Done) -> None:
    """What is intended is approved anew; a listing is assessed anew with it."""
    blacklist.drop_listing(done.work, done.subject.pk, reason="重新告知。")
    _go_on_at(done, "after_renotify")


def _go_on_at(done: Done, entrance: str) -> None:
    """Nothing that waited for the case waits any more; it goes on here."""
    tasks.cancel_open(done.subject, now=done.now)
    tasks.start(done.subject, now=done.now, at=entrance)


@follows("penalty.decide_penalty")
def record_penalty(done: Done) -> None:
    """The listing as decided with the penalty, where the party was told of it; then file entry, publicity and score."""
    decision: Decision = done.result
    blacklist.decide_listing(done.work, decision, (done.given["also"] or {}).get("listing"))
    recorded = integrity.record_decision(work=done.work, decision=decision)
    follow_decision(recorded.publicity, now=done.now)


@follows("penalty.decide_exempt")
def record_exemption(done: Done) -> None:
    """There is nothing to list for; the file says what was decided; the decision is served, wherever the case stood."""
    blacklist.drop_listing(done.work, done.subject.pk, reason="决定不予行政处罚。")
    integrity.record_decision(work=done.work, decision=done.result)
    _go_on_at(done, "after_exemption")


@follows("penalty.decide_unproven")
def close_unproven(done: Done) -> None:
    """Nothing is imposed, listed or published: the party is told, and the case is closed."""
    blacklist.drop_listing(done.work, done.subject.pk, reason="违法事实不成立。")
    _go_on_at(done, "after_exemption")


@follows("penalty.ask_hearing")
def wait_for_hearing(done: Done) -> None:
    """Everything that waited for the party or for the decision waits for the hearing."""
    _go_on_at(done, "after_hearing_asked")


@follows("penalty.withdraw_hearing")
def go_on_after_withdrawal(done: Done) -> None:
    """The case stands where it stood when the party had been told."""
    _go_on_at(done, "after_withdrawal")


@follows("penalty.end_hearing")
def go_on_after_ended_hearing(done: Done) -> None:
    """The hearing is used up, and the time for the defence is over: what was stated in it is looked at."""
    _go_on_at(done, "after_ended_hearing")


@follows("penalty.change_decision")
def replace_decision(done: Done) -> None:
    """Listing, publication, file and score follow; the new decision is served."""
    decision: Decision = done.result
    assert decision.supersedes is not None
    blacklist.follow_fall_of(done.work, decision.supersedes, decision, reason=done.given["basis"])
    recorded = integrity.change_decision(work=done.work, old=decision.supersedes, new=decision)
    follow_fall(integrity.publicity_of(decision.supersedes), now=done.now)
    follow_decision(recorded.publicity, now=done.now)
    _go_on_at(done, "after_change")


@follows("penalty.annul_decision")
def withdraw_decision(done: Done) -> None:
    """Everything that rested on it is withdrawn; the annulment is served."""
    decision: Decision = done.result
    blacklist.follow_fall_of(done.work, decision, None, reason=done.given["basis"])
    recorded = integrity.annul_decision(work=done.work, decision=decision)
    follow_fall(recorded.publicity, now=done.now)
    _go_on_at(done, "after_annulment")


@follows("penalty.serve_decision")
def go_on_to_execution(done: Done) -> None:
    """The decision on a listing was enclosed; either the time to pay runs or there is nothing to execute."""
    blacklist.follow_decision_service(done.work, done.subject.pk, served_on=done.given["served_on"])
    _go_on(done.work, done.subject)
    integrity.record_service(work=done.work, decision=decision_of(done.subject))


@follows("penalty.serve_exemption")
def record_service(done: Done) -> None:
    """The file says when it was served; of facts not proven it says nothing."""
    if done.subject.state == PenaltyState.DEC_UNPROVEN:
        return
    integrity.record_service(work=done.work, decision=decision_of(done.subject))


@follows("penalty.record_payment")
def settle_payment(done: Done) -> None:
    """File and score follow; the execution is complete when everything is paid."""
    integrity.record_payment(work=done.work, decision=done.result.decision)
    if outstanding(done.subject) == 0:
        with done.work.acting_as(EXECUTION):
            gate.do(done.work, execution.finish_execution, done.subject)()


@follows("penalty.take_back_payment")
def unsettle_payment(done: Done) -> None:
    """File and score follow; what was complete by it waits for its payment again, as overdue if its time is over."""
    decision = done.result.decision
    integrity.record_payment(work=done.work, decision=decision)
    if not tasks.waits(done.subject, "await_payment"):
        _go_on_at(done, "after_taking_back")


def _go_on(work: Work, case: PenaltyCase) -> None:
    with work.acting_as(EXECUTION):
        act = execution.demand_payment if outstanding(case) > 0 else execution.finish_execution
        gate.do(work, act, case)()
