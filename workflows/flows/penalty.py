"""行政处罚普通程序: from investigation to the archive, as people meet it."""

from __future__ import annotations

from typing import Any

from viewflow import this
from viewflow.workflow import flow, lock

from workflows import routing
from workflows.flows.human import human
from workflows.models import PenaltyProcess


class PenaltyFlow(flow.Flow):
    """P2 and P4, main path. Gateways ask the case's legal state, never set it."""

    process_class = PenaltyProcess
    process_title = "行政处罚"
    lock_impl = lock.SelectForUpdateLock(nowait=False, attempts=1)

    start = flow.StartHandle(this.begin).Next(this.investigate)
    investigate = human().Next(this.submit_review)
    submit_review = human().Next(this.review)
    review = human().Next(this.reviewed)
    reviewed = flow.If(routing.review_passed).Then(this.approve).Else(this.investigate)
    approve = human().Next(this.approved)
    approved = flow.If(routing.exempt).Then(this.serve_exemption).Else(this.serve_notice)

    serve_notice = human().Next(this.await_party)
    await_party = human().Next(this.answered)
    answered = flow.If(routing.defended).Then(this.recheck).Else(this.weigh)
    recheck = human().Next(this.weigh)
    weigh = flow.If(routing.discussion_due).Then(this.discuss).Else(this.decide)
    discuss = human().Next(this.decide)
    decide = human().Next(this.serve_decision)

    serve_decision = human().Next(this.served)
    served = flow.If(routing.payment_due).Then(this.await_payment).Else(this.propose_closure)
    await_payment = human().Next(this.propose_closure)
    serve_exemption = human().Next(this.propose_closure)
    propose_closure = human().Next(this.close)
    close = human().Next(this.archive)
    archive = human().Next(this.end)
    end = flow.End()

    # what is intended asks for the legal review, and the case had the other (L44 13)
    after_legal_submission = flow.StartHandle(this.begin).Next(this.review)
    after_change = flow.StartHandle(this.begin).Next(this.serve_decision)
    after_annulment = flow.StartHandle(this.begin).Next(this.serve_annulment)
    serve_annulment = human().Next(this.propose_closure)
    # stated in time, but recorded when silence had been taken for a waiver already
    after_late_record = flow.StartHandle(this.begin).Next(this.recheck)

    # the police refused, or left something to the bureau (T310-10, T310-11); the case ended for the crime (PP60)
    after_transfer = flow.StartHandle(this.begin).Next(this.investigate)
    after_crime = flow.StartHandle(this.begin).Next(this.propose_closure)

    def begin(self, activation: Any, subject: Any) -> Any:
        activation.process.case = subject
        return activation.process
