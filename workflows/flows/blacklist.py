"""严重违法失信名单列入: assessed, told and decided beside the penalty; each stretch begins with an act of the penalty."""

from __future__ import annotations

from typing import Any

from viewflow import this
from viewflow.workflow import flow, lock

from workflows import routing
from workflows.flows.human import human
from workflows.models import BlacklistProcess


class BlacklistFlow(flow.Flow):
    """From the intended penalty to the list. The decision itself is taken in the penalty's own step."""

    process_class = BlacklistProcess
    process_title = "严重违法失信名单列入"
    lock_impl = lock.SelectForUpdateLock(nowait=False, attempts=1)

    start = flow.StartHandle(this.begin).Next(this.propose_listing)
    propose_listing = human().Next(this.proposed)
    proposed = flow.If(routing.listing_proposed).Then(this.confirm_listing).Else(this.weigh_listing)
    confirm_listing = human().Next(this.confirmed)
    confirmed = flow.If(routing.listing_notified).Then(this.end).Else(this.weigh_listing)
    weigh_listing = human().Next(this.weighed)
    weighed = flow.If(routing.listing_left).Then(this.end).Else(this.propose_listing)

    after_service = flow.StartHandle(this.begin).Next(this.hear_listing)
    hear_listing = human().Next(this.heard)
    heard = flow.If(routing.listing_defended).Then(this.recheck_listing).Else(this.consent)
    recheck_listing = human().Next(this.consent)
    consent = flow.If(routing.consent_needed).Then(this.request_consent).Else(this.end)
    request_consent = human().Next(this.superior_consent)
    superior_consent = human().Next(this.end)
    # stated in time, but recorded when silence had been taken for a waiver already
    after_late_record = flow.StartHandle(this.begin).Next(this.recheck_listing)

    after_listing = flow.StartHandle(this.begin).Next(this.publish_listing)
    publish_listing = human().Next(this.end)
    after_revocation = flow.StartHandle(this.begin).Next(this.take_down)
    take_down = human().Next(this.end)
    end = flow.End()

    def begin(self, activation: Any, subject: Any) -> Any:
        activation.process.listing = subject
        return activation.process
