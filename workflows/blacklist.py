"""严重违法失信名单列入: assessed, notified and decided beside the penalty; each stretch begins with an act of the penalty."""

from __future__ import annotations

from datetime import date
from typing import Any

from viewflow import this
from viewflow.workflow import flow

from cases.base import gate
from cases.base.actors import Actor
from cases.base.roles import CO, CREDIT, DESK, LEADERS, UH
from cases.base.work import Work
from cases.penalty.models import Decision
from integrity import listing as integrity
from integrity.blacklist import acts
from integrity.blacklist.models import BlacklistCase
from integrity.blacklist.procedure import BlacklistState
from integrity.blacklist.selectors import on_list_of, pending_of
from integrity.listing import ListingDecision
from workflows import tasks
from workflows.door import end_step
from workflows.following import Done, follows
from workflows.human import Human, SubjectFlow, drives, state_is
from workflows.models import BlacklistProcess

SILENCE = Actor.system("核对收文")


def listing_proposed(activation: Any) -> bool:
    """The unit head proposes to list."""
    return bool(activation.process.subject.proposes_listing)


def consent_needed(activation: Any) -> bool:
    """The superior is asked, unless the party's defence was accepted: then nobody is to be listed."""
    listing = activation.process.subject
    return bool(listing.consent_required and listing.defence_accepted is not True)


def waived(activation: Any) -> bool:
    """The party said that it states nothing, or somebody found that it stated nothing."""
    return activation.process.subject.waived_on is not None


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
    confirmed = flow.If(state_is(BlacklistState.NOTIFIED)).Then(this.end).Else(this.weigh_listing)
    weigh_listing = Human(
        "决定是否不予列入", "Decide whether to leave it", LEADERS, ends=("blacklist.leave_unlisted", "blacklist.return_proposal")
    ).Next(this.weighed)
    weighed = flow.If(state_is(BlacklistState.NOT_LISTED)).Then(this.end).Else(this.propose_listing)

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
    heard = flow.If(state_is(BlacklistState.DEFENCE)).Then(this.recheck_listing).Else(this.listing_answered)
    listing_answered = flow.If(waived).Then(this.consent).Else(this.check_listing)
    check_listing = Human(
        "核对收文（列入）", "Check what was received on the listing", DESK, ends=("blacklist.deem_waived",)
    ).Next(this.consent)
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


# --- what its acts mean elsewhere ------------------------------------------------------------------------------------


@follows("blacklist.publish", "blacklist.remove_at_term")
def record_in_file(done: Done) -> None:
    """The file and the score after a move of the listing."""
    integrity.record_listing(work=done.work, listing=done.subject)


@follows("blacklist.remove_at_term")
def stop_work(done: Done) -> None:
    """Nothing is left to do of what is over."""
    tasks.cancel_open(done.subject, now=done.now)


# --- what acts of the penalty mean for a listing; what goes before its own record in the file is called from there ---


@follows("penalty.approve_notice")
def begin_assessment(done: Done) -> None:
    """A heavy penalty on a ground of the list begins the assessment, or ends one that has lost its reason."""
    before = pending_of(done.subject.pk)
    row = integrity.assess_intended(work=done.work, case=done.subject, proposal=done.given["proposal"])
    if before is not None and row is not None and row.pk != before.pk:
        tasks.cancel_open(before, now=done.now)
    if row is not None and row.state == BlacklistState.ASSESSING:
        tasks.start(row, now=done.now)
    elif row is not None:
        tasks.cancel_open(row, now=done.now)


@follows("penalty.serve_notice")
def begin_hearing(done: Done) -> None:
    """The notices were served together: the party has five working days for the listing too."""
    pending = pending_of(done.subject.pk)
    if pending is not None and pending.state == BlacklistState.NOTIFIED:
        row = gate.do(done.work, acts.serve_notice, pending)(served_on=done.given["served_on"])
        tasks.start(row, now=done.now, at="after_service")


@follows("penalty.waive")
def waive_with_penalty(done: Done) -> None:
    """The waiver on the penalty's form covers the listing notified with it, if nothing was said of that yet."""
    pending, given = pending_of(done.subject.pk), done.given
    if pending is not None and tasks.waits(pending, "hear_listing"):
        row = gate.do(done.work, acts.waive, pending)(received_on=given["received_on"], stated_by=given["stated_by"])
        tasks.finish(row, "hear_listing", actor=done.actor, now=done.now)


@follows("penalty.deem_waived")
def silent_with_penalty(done: Done) -> None:
    """Whoever looked what was received looked for both."""
    pending = pending_of(done.subject.pk)
    if pending is not None and tasks.waits(pending, "check_listing"):
        row = gate.do(done.work, acts.deem_waived, pending)(registers=done.given["registers"])
        tasks.finish(row, "check_listing", actor=SILENCE, now=done.now)


@follows("penalty.record_defence")
def defend_with_penalty(done: Done) -> None:
    """What the party states against the listing together with its defence against the penalty."""
    pending, given = pending_of(done.subject.pk), done.given
    content = (given["also"] or {}).get("listing_content", "")
    if pending is not None and content.strip():
        stated = {"received_on": given["received_on"], "stated_by": given["stated_by"], "content": content}
        row = gate.do(done.work, acts.record_defence, pending)(**stated)
        end_step(row, "blacklist.record_defence", actor=done.actor, now=done.now)
        tasks.refresh_items(row, now=done.now)


def decide_listing(work: Work, decision: Decision, listing: ListingDecision | None) -> None:
    """What the penalty decision means for a pending listing: listed or left, as decided with it; or dropped.

    Called before the decision is recorded, so that one score says both.
    """
    pending = pending_of(decision.case_id)
    if pending is None:
        return
    row = integrity.assess_decision(work=work, decision=decision)
    if row is None:
        assert listing is not None
        row = _as_decided(work, pending, decision, listing)
    tasks.cancel_open(row, now=work.now)
    if row.on_list:
        tasks.start(row, now=work.now, at="after_listing")


def _as_decided(work: Work, pending: BlacklistCase, decision: Decision, listing: ListingDecision) -> BlacklistCase:
    if listing.to_list:
        return integrity.list_with_decision(work=work, pending=pending, decision=decision, decided=listing)
    return gate.do(work, acts.leave_unlisted, pending)(ground=listing.ground, reason=listing.reason)


def drop_listing(work: Work, case: int, *, reason: str) -> None:
    """The case takes another course (no penalty, a transfer): there is nothing to list for."""
    row = integrity.drop_pending(work=work, case=case, reason=reason)
    if row is not None:
        tasks.cancel_open(row, now=work.now)


def follow_decision_service(work: Work, case: int, *, served_on: date) -> None:
    """The decisions were served together."""
    row = on_list_of(case)
    if row is not None and row.served_on is None:
        served = gate.do(work, acts.serve_listing, row)(served_on=served_on)
        # from now on authorities are told
        integrity.state_listing(work=work, listing=served)


def follow_fall_of(work: Work, old: Decision, new: Decision | None, *, reason: str) -> None:
    """The decision fell, or was changed: so does the listing that rests on it, unless the new one carries it."""
    if new is None:
        row = integrity.revoke_with_decision(work=work, decision=old, reason=reason)
    else:
        row = integrity.change_with_decision(work=work, old=old, new=new, reason=reason)
    if row is None or row.state != BlacklistState.REVOKED:
        return
    tasks.cancel_open(row, now=work.now)
    if row.published_on is not None:
        tasks.start(row, now=work.now, at="after_revocation")
