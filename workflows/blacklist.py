"""严重违法失信名单列入: assessed, told and decided beside the penalty; each stretch begins with an act of the penalty."""

from __future__ import annotations

from typing import Any

from viewflow import this
from viewflow.workflow import flow

from cases.base.roles import CO, CREDIT, LEADERS, UH
from integrity.blacklist.models import BlacklistCase
from workflows.human import Human, SubjectFlow, drives, state_is
from workflows.models import BlacklistProcess


def listing_proposed(activation: Any) -> bool:
    """The unit head proposes to list."""
    return bool(activation.process.subject.proposes_listing)


def consent_needed(activation: Any) -> bool:
    """The superior is asked, unless the party's defence was accepted: then nobody is to be listed."""
    listing = activation.process.subject
    return bool(listing.consent_required and listing.defence_accepted is not True)


@drives(BlacklistCase)
class BlacklistFlow(SubjectFlow, flow.Flow):
    """From the intended penalty to the list. The decision itself is taken in the penalty's own step."""

    process_class = BlacklistProcess
    process_title = "严重违法失信名单列入"

    start = flow.StartHandle(this.begin).Next(this.propose_listing)
    propose_listing = Human("评估是否列入严重违法失信名单", "Weigh whether to list", UH, ends=("blacklist.propose",)).Next(
        this.proposed
    )
    proposed = flow.If(listing_proposed).Then(this.confirm_listing).Else(this.weigh_listing)
    confirm_listing = Human(
        "确认拟列入并制发告知书", "Confirm and issue the notice", CREDIT, ends=("blacklist.notify", "blacklist.disagree")
    ).Next(this.confirmed)
    confirmed = flow.If(state_is("NOTIFIED")).Then(this.end).Else(this.weigh_listing)
    weigh_listing = Human(
        "决定是否不予列入", "Decide whether to leave it", LEADERS, ends=("blacklist.leave_unlisted", "blacklist.return_proposal")
    ).Next(this.weighed)
    weighed = flow.If(state_is("NOT_LISTED")).Then(this.end).Else(this.propose_listing)

    after_service = flow.StartHandle(this.begin).Next(this.hear_listing)
    # what was stated in time may be recorded when silence had been taken for a waiver already
    hear_listing = Human(
        "听取列入陈述申辩",
        "Hear the party on the listing",
        CO,
        ends=("blacklist.record_defence", "blacklist.waive"),
        clocks=("D12",),
        by="handlers",
        late={"blacklist.record_defence": "after_late_record"},
    ).Next(this.heard)
    heard = flow.If(state_is("DEFENCE")).Then(this.recheck_listing).Else(this.consent)
    recheck_listing = Human(
        "复核列入陈述申辩", "Re-check the defence against listing", UH, ends=("blacklist.recheck_defence",)
    ).Next(this.consent)
    consent = flow.If(consent_needed).Then(this.request_consent).Else(this.end)
    request_consent = Human("报请上级同意列入", "Ask the superior's consent", UH, ends=("blacklist.request_consent",)).Next(
        this.superior_consent
    )
    superior_consent = Human(
        "答复是否同意列入",
        "Answer whether to consent",
        LEADERS,
        ends=("blacklist.give_consent", "blacklist.refuse_consent"),
        at="superior",
    ).Next(this.end)
    after_late_record = flow.StartHandle(this.begin).Next(this.recheck_listing)

    after_listing = flow.StartHandle(this.begin).Next(this.publish_listing)
    publish_listing = Human("公示列入信息", "Publish the listing", CREDIT, ends=("blacklist.publish",), clocks=("J07",)).Next(
        this.end
    )
    after_revocation = flow.StartHandle(this.begin).Next(this.take_down)
    take_down = Human("撤下列入公示", "Take the listing down", CREDIT, ends=("blacklist.take_down",), clocks=("J12",)).Next(
        this.end
    )
    end = flow.End()
