"""执法责任追究: from the clue to the archive, as people meet it."""

from __future__ import annotations

from typing import Any

from viewflow import this
from viewflow.workflow import flow, lock

from workflows import routing
from workflows.flows.human import human
from workflows.models import ResponsibilityProcess


class ResponsibilityFlow(flow.Flow):
    """The main path of a review. Gateways ask its legal state, never set it."""

    process_class = ResponsibilityProcess
    process_title = "执法责任追究"
    lock_impl = lock.SelectForUpdateLock(nowait=False, attempts=1)

    start = flow.StartHandle(this.begin).Next(this.consent_preliminary)
    consent_preliminary = human().Next(this.begin_preliminary)
    begin_preliminary = human().Next(this.report_preliminary)
    report_preliminary = human().Next(this.decide_opening)
    decide_opening = human().Next(this.opened)
    opened = flow.If(routing.review_opened).Then(this.establish_facts).Else(this.tell_official)

    establish_facts = human().Next(this.hear_official)
    hear_official = human().Next(this.weigh_claims)
    weigh_claims = human().Next(this.decide_responsibility)
    decide_responsibility = human().Next(this.tell_official)
    tell_official = human().Next(this.archive_review)
    archive_review = human().Next(this.end)
    end = flow.End()

    after_request = flow.StartHandle(this.begin).Next(this.answer_request)
    answer_request = human().Next(this.archive_review)

    def begin(self, activation: Any, subject: Any) -> Any:
        activation.process.review = subject
        return activation.process
