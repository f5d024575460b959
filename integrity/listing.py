"""What an act means for the list of serious violations, and a listing for an enterprise's standing, in the same Work.

What follows an act in `workflows` calls these. A listing counts from the decision's transaction on, caps the score at
once (H1), and is out of file and score for every day when it is revoked.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.base import gate
from cases.base.work import Work
from cases.penalty.models import Decision, PenaltyCase
from cases.penalty.proposal import Proposal
from integrity.blacklist import acts
from integrity.blacklist.gravity import Gravity, gravity_decided, gravity_of, stands_on
from integrity.blacklist.models import BlacklistCase
from integrity.blacklist.selectors import on_list_of, pending_of, removed_of
from integrity.files.listing import fact_of, listing_fact
from integrity.files.models import Closing
from integrity.files.services import state_fact, void_fact
from integrity.scoring.models import ScoreRun
from integrity.scoring.services import rescore
from integrity.services import CONSEQUENCES

ARTICLE = "L44; FSL113"
NOT_HEAVY = "拟作出的处罚不属于较重行政处罚，或者不再具有列入情形。"
INTENDED_OTHERWISE = "拟作出的处罚已经变更，列入情形或者较重行政处罚的依据与原评估不同，重新评估。"
DECIDED_LIGHTER = "所作处罚不属于较重行政处罚，或者不再具有列入情形。"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingDecision:
    """What is decided of a pending listing with the penalty: to list, with the reasons; or not, on a ground.

    `restriction_until`: last day of a longer legal restriction; `other_measure`: a measure of the fifth kind, with its
    basis.
    """

    to_list: bool
    reason: str
    ground: str = ""
    restriction_until: date | None = None
    other_measure: str = ""


def assess_intended(*, work: Work, case: PenaltyCase, proposal: Proposal) -> BlacklistCase | None:
    """The notice of an intended penalty was approved: open the assessment, end one that has lost its reason.

    The listing that was opened or ended; None if nothing changed. Never by amount: by tier or kind, and a ground.
    """
    pending = pending_of(case.pk)
    gravity = gravity_of(case, proposal, on=work.today, assessed=pending.codes if pending else ())
    with work.acting_as(CONSEQUENCES):
        if gravity.to_assess and pending is not None and _otherwise(pending, gravity):
            # approved anew on other grounds, or heavy by another thing: assessed and told as what it is now
            gate.do(work, acts.drop, pending)(reason=INTENDED_OTHERWISE)
            return acts.open_(work, case=case, gravity=gravity)
        if gravity.to_assess and pending is None:
            return acts.open_(work, case=case, gravity=gravity)
        if not gravity.to_assess and pending is not None:
            return gate.do(work, acts.drop, pending)(reason=NOT_HEAVY)
    return None


def _otherwise(pending: BlacklistCase, gravity: Gravity) -> bool:
    return (list(pending.grounds), pending.heavy_by) != (list(gravity.rows()), gravity.heavy_by)


def drop_pending(*, work: Work, case: int, reason: str) -> BlacklistCase | None:
    """The case takes another course (no penalty, transfer): there is nothing to list for."""
    pending = pending_of(case)
    if pending is None:
        return None
    with work.acting_as(CONSEQUENCES):
        return gate.do(work, acts.drop, pending)(reason=reason)


def assess_decision(*, work: Work, decision: Decision) -> BlacklistCase | None:
    """A penalty was decided: what was announced as heavy and no longer is, is not listed."""
    pending = pending_of(decision.case_id)
    if gravity_decided(decision, assessed=pending.codes if pending else ()).to_assess:
        return None
    return drop_pending(work=work, case=decision.case_id, reason=DECIDED_LIGHTER)


def list_with_decision(*, work: Work, pending: BlacklistCase, decision: Decision, decided: ListingDecision) -> BlacklistCase:
    """决定列入 in the act of the penalty decision; stands in the file at once. What the caller records of the decision scores
    both."""
    listing = gate.do(work, acts.list_, pending)(
        decision=decision, reason=decided.reason, restriction_until=decided.restriction_until, other_measure=decided.other_measure
    )
    state_listing(work=work, listing=listing)
    return listing


def state_listing(*, work: Work, listing: BlacklistCase) -> None:
    """The file after a move of the listing; what the caller records of the decision scores both."""
    with work.acting_as(CONSEQUENCES):
        state_fact(work=work, fact=listing_fact(listing))


def record_listing(*, work: Work, listing: BlacklistCase) -> ScoreRun | None:
    """The file and the score after a move of the listing."""
    with work.acting_as(CONSEQUENCES):
        state_fact(work=work, fact=listing_fact(listing))
        score = rescore(work=work, party=listing.party)
        _record(work, "integrity.record_listing", listing, score)
        return score


def revoke_with_decision(*, work: Work, decision: Decision, reason: str) -> BlacklistCase | None:
    """The decision that a listing rests on fell: revoked in the same act; void for every day once known.

    Called before the fall of the decision is recorded, so that one score says both.
    """
    listing = on_list_of(decision.case_id)
    if listing is None:
        for ended in removed_of(decision.case_id):
            _void(work, ended, closing=Closing.ANNULLED)
        return None
    row = gate.do(work, acts.revoke, listing)(decision=decision, reason=reason)
    _void(work, row, closing=Closing.ANNULLED)
    return row


def change_with_decision(*, work: Work, old: Decision, new: Decision, reason: str) -> BlacklistCase | None:
    """The decision was changed: the listing rests on the new one if that is heavy still, else it is revoked.

    One that was over already stays in the past only where the new decision would have carried it.
    """
    listing = on_list_of(new.case_id)
    if listing is None:
        for ended in removed_of(new.case_id):
            if not stands_on(ended, new):
                _void(work, ended, closing=Closing.ANNULLED)
        return None
    if not stands_on(listing, new):
        return revoke_with_decision(work=work, decision=old, reason=reason)
    row = gate.do(work, acts.follow_change, listing)(decision=new)
    state_listing(work=work, listing=row)
    return row


def _void(work: Work, listing: BlacklistCase, *, closing: Closing) -> None:
    """Out of the file for every day; what the caller records of the decision scores it."""
    with work.acting_as(CONSEQUENCES):
        if void_fact(work=work, fact=fact_of(listing), closing=closing) is not None:
            _record(work, "integrity.void_listing", listing, None)


def _record(work: Work, verb: str, listing: BlacklistCase, score: ScoreRun | None) -> None:
    told: dict[str, Any] = {"listing": listing.pk, "case": listing.case.number, "state": listing.state}
    if score is not None:
        told |= {"score": score.score, "class": score.credit_class, "run": score.hash}
    work.record(verb, listing.party.stream_key, article=ARTICLE, details=told)
