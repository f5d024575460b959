"""Scenes of a review of responsibility."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from cases.base.roles import Role
from tests.accountability.review.test_database import ASKED, CLAIMED, HEARD, NAMED, change, child, decide, meet, move, told
from tests.accountability.review.test_separation import appoint
from tests.factories.acts import did
from tests.factories.cases import at
from tests.factories.reviews import WHO, Reviewed, review_at
from tests.factories.steps.responsibility import CLAIM, FAULT, STEPS
from tests.pairs.pairing import Pair

FOUND = (
    "INSERT INTO responsibility_faultfinding (review_id, position, conduct, duty, unlawful, unlawful_reasons, mind, "
    "mind_reasons, harm, harm_reasons) VALUES (%s, 9, 'x', 'x', true, 'x', 'intent', 'x', 'harm', 'x')"
)


def consented_first() -> Pair:
    found = review_at("CLUE")
    return Pair(partial(found.do, "begin"), move(found, "PRELIM"))


def verified_first() -> Pair:
    found = review_at("PRELIM")
    return Pair(partial(found.do, "clear"), decide(found, "NO_FAULT"))


def two_investigators() -> Pair:
    found = review_at("VERIFIED")
    alone = found.officer("first")
    named = ((NAMED, found.review_id, alone.pk),)
    return Pair(partial(found.do, "open", investigators=[alone]), change(found, "state = 'OPEN', filed_on = '2026-03-24'"), named)


def claims_decided() -> Pair:
    found = review_at("DEFENCE")
    return Pair(partial(found.do, "submit"), move(found, "COLLECTIVE"))


def outcome_whole() -> Pair:
    found = review_at("COLLECTIVE")
    decided = "state = 'MEASURE', outcome = 'MEASURE', measures = '[\"criticise\"]', decided_on = '2026-04-20'"
    met = (meet(found, "MEASURE", '["criticise"]'),)
    return Pair(partial(found.do, "measure", reasons=" "), change(found, f"{decided}, decision_reasons = ''"), met)


def fault_complete() -> Pair:
    found = review_at("TO_EXEMPT")
    return Pair(partial(found.do, "measure"), decide(found, "MEASURE"), (meet(found, "MEASURE"),))


def no_fault_over_fault() -> Pair:
    found = review_at("COLLECTIVE")
    return Pair(partial(found.do, "no_fault"), decide(found, "NO_FAULT"), (meet(found, "NO_FAULT"),))


def exempt_on_ground() -> Pair:
    found = review_at("COLLECTIVE")
    return Pair(partial(found.do, "exempt"), decide(found, "EXEMPT"), (meet(found, "EXEMPT"),))


def not_the_official() -> Pair:
    found = review_at("VERIFIED", official="sup2", who={**WHO, "second": "sup3"})
    both = [found.officer("first"), found.official]
    return Pair(partial(found.do, "open", investigators=both), (NAMED, found.review_id, found.official.pk))


def took_no_part() -> Pair:
    found = review_at("VERIFIED")
    appoint(found, "co2", Role.SUPERVISION)
    part = found.office.officers["co2"]
    return Pair(partial(found.do, "open", investigators=[found.officer("first"), part]), (NAMED, found.review_id, part.pk))


def investigator_gone() -> Pair:
    found = review_at("OPEN")
    found.do("recuse")
    back = f"{child('investigator', 'to_day = NULL')} WHERE officer_id = %s"
    again = partial(found.do, "recuse", leaving=found.officer("second"), coming=found.office.officers["lr2"])
    return Pair(again, (back, found.officer("second").pk))


def finding_in_time() -> Pair:
    found = review_at("NOTIFIED")
    return Pair(partial(found.do, "finding"), (FOUND, found.review_id))


def finding_revised_in_time() -> Pair:
    found = review_at("FOUND")
    return Pair(partial(found.do, "revise"), (child("faultfinding", "mind = 'none'"),))


def finding_not_worse() -> Pair:
    found = review_at("DEFENCE")
    worse = {**FAULT, "mind": "intent"}
    return Pair(partial(found.do, "revise", finding=worse), (child("faultfinding", "mind = 'intent'"),))


def _decide_claim(found: Reviewed, claim: int) -> Callable[[], Any]:
    day = STEPS["reject"].day
    return partial(
        did,
        "responsibility.decide_claim",
        actor=found.actor("first", day),
        now=at(day),
        review=found.review_id,
        claim=claim,
        decision="rejected",
        reasons="不属实。",
    )


def claim_decided_in_time() -> Pair:
    found = review_at("NOTIFIED")
    claimed = ((CLAIMED, found.review_id, "", found.review_id),)
    return Pair(_decide_claim(found, 0), (child("exemptionclaim", "decision = 'rejected', reasons = 'x'"),), claimed)


def claim_begins_open() -> Pair:
    found = review_at("NOTIFIED")
    other = review_at("NOTIFIED", office=found.office)
    act = partial(found.do, "defend", claims=[{**CLAIM, "finding": 2}])
    return Pair(act, (CLAIMED, found.review_id, "", other.review_id))


def claim_decided_once() -> Pair:
    found = review_at("DEFENCE")
    found.do("accept")
    return Pair(_decide_claim(found, found.claim()), (child("exemptionclaim", "decision = 'rejected'"),))


def defence_in_time() -> Pair:
    found = review_at("FOUND")
    return Pair(partial(found.do, "waive"), (HEARD, found.review_id))


def meeting_in_time() -> Pair:
    found = review_at("DEFENCE")
    return Pair(partial(found.do, "measure"), meet(found, "MEASURE"))


def told_facts_in_time() -> Pair:
    found = review_at("NOTIFIED")
    return Pair(partial(found.do, "notify"), told(found, "facts"))


def told_outcome_in_time() -> Pair:
    found = review_at("OPEN")
    return Pair(partial(found.do, "inform"), told(found, "outcome"))


def remedy_in_time() -> Pair:
    found = review_at("MEASURE")
    return Pair(partial(found.do, "ask"), (ASKED, found.review_id, ""))


SCENES: dict[str, Callable[[], Pair]] = {
    scene.__name__: scene
    for scene in (
        consented_first,
        verified_first,
        two_investigators,
        claims_decided,
        outcome_whole,
        fault_complete,
        no_fault_over_fault,
        exempt_on_ground,
        not_the_official,
        took_no_part,
        investigator_gone,
        finding_in_time,
        finding_revised_in_time,
        finding_not_worse,
        claim_decided_in_time,
        claim_begins_open,
        claim_decided_once,
        defence_in_time,
        meeting_in_time,
        told_facts_in_time,
        told_outcome_in_time,
        remedy_in_time,
    )
}
