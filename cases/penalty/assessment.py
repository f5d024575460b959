"""What the law says about a case: its facts, joined with what the case knows, put to the one law engine."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from datetime import date
from typing import Any

import orjson

from cases.base import canonical
from cases.base.bureau import law_settings
from cases.base.calendar import current_calendar
from cases.base.kept import once
from cases.law.assess import Outcome, assess
from cases.law.chronology import consistent
from cases.law.conduct import conducts, is_food
from cases.law.exemption import ExemptionRow, exemptions, special_rule
from cases.law.fact_types import Facts, Product
from cases.law.facts import parse_facts
from cases.law.several import OF_THE_CASE, acts_of, whole
from cases.law.truth import Truth
from cases.parties.identity import age_on
from cases.parties.models import PartyKind
from cases.parties.papers import born_on
from cases.penalty.models import Decision, PenaltyCase
from cases.penalty.proposal import Charge, Proposal, merge_facts
from cases.penalty.several import with_more

# PL30
FOURTEEN, EIGHTEEN = 14, 18
# what the case itself knows; facts that officers record never stand in for it
OWN = OF_THE_CASE | {"penalty"}


def facts_of(case: PenaltyCase, *, proposal: Proposal | None = None, decided_on: date | None = None) -> dict[str, Any]:
    """The `assess` facts of a case (contracts.md §2), with the proposed penalty if there is one."""
    decided = decided_on or case.decided_on
    known = {
        "id": case.number,
        "filed_on": case.filed_on.isoformat(),
        "decided_on": decided.isoformat() if decided else None,
        "served_on": case.served_on.isoformat() if case.served_on else None,
        "party": case.party.kind,
        "bureau_level": case.authority.level,
        "procedure": "ordinary",
        # the hearing's own machine is not live, so no case has had one here
        "hearing_held": case.facts.get("hearing_held", False),
    }
    facts = merge_facts({k: v for k, v in case.facts.items() if k not in OWN}, known)
    facts = _aged(case, facts)
    return charged(facts, proposal) if proposal else facts


def charged(facts: dict[str, Any], proposal: Proposal) -> dict[str, Any]:
    """The facts with what is proposed: for one act beside them, for several in the act that each charge is for."""
    if not proposal.charges and not facts.get("acts"):
        return _with(facts, proposal)
    acts = [dict(act) for act in facts.get("acts", ())]
    for charge in proposal.parts:
        at = next((i for i, act in enumerate(acts) if charge.conduct in act["conduct"]), None)
        if at is None:
            acts.append({"conduct": [charge.conduct]})
        acts[-1 if at is None else at] = _with(acts[-1 if at is None else at], charge)
    common = {k: v for k, v in facts.items() if k not in ("acts", "conduct")}
    return {**common, "acts": [{**act, "penalty": act.get("penalty", {"kinds": []})} for act in acts]}


def _with(act: Mapping[str, Any], charge: Charge) -> dict[str, Any]:
    """The facts of an act with the charge for it."""
    found = {**act, "penalty": charge.as_facts()}
    if charge.conduct not in found.get("conduct", []):
        found["conduct"] = [*found.get("conduct", []), charge.conduct]
    if charge.mitigation_ground.strip():
        found["grounds"] = {**found.get("grounds", {}), "mitigation_below_minimum": True}
    return found


def age_at_act(case: PenaltyCase, act: Mapping[str, Any] | None = None) -> int | None:
    """The full years of the person, or of the owner of a sole trader, when the act was done (one of several: the facts of
    `act`); None: no person, or not known.

    A continuing act is judged where it ended (PL36); where no day is known yet, the day of filing is the latest it can be.
    """
    party = case.party.standing
    if party.kind not in (PartyKind.NATURAL_PERSON, PartyKind.SOLE_TRADER):
        return None
    born = born_on(party)
    if born is None:
        return None
    facts = {**case.facts, **(act or {})}
    stated = facts.get("act_ended_on") or facts.get("acted_on")
    return age_on(born, date.fromisoformat(stated) if stated else case.filed_on)


def _aged(case: PenaltyCase, facts: dict[str, Any]) -> dict[str, Any]:
    """The facts with what the age at each act makes of it."""
    acts = facts.get("acts")
    if acts:
        return {**facts, "acts": [with_age(case, act) for act in acts]}
    return with_age(case, facts)


def with_age(case: PenaltyCase, act: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of an act with what the age then makes of it: paper before statement (PL30)."""
    young = _grounds_of_age(case, act)
    return dict(act) if young is None else {**act, "grounds": {**act.get("grounds", {}), **young}}


def _grounds_of_age(case: PenaltyCase, act: Mapping[str, Any]) -> dict[str, bool] | None:
    age = age_at_act(case, act)
    return None if age is None else {"under_fourteen": age < FOURTEEN, "minor": FOURTEEN <= age < EIGHTEEN}


def act_of(case: PenaltyCase, conduct: str) -> Mapping[str, Any]:
    """What the case states of the act that is this conduct, with what is common to all acts; all facts where it is one act."""
    facts = case.facts
    own: Mapping[str, Any] = next((act for act in facts.get("acts", ()) if conduct in act["conduct"]), {})
    return {**{k: v for k, v in facts.items() if k != "acts"}, **own}


def assess_case(case: PenaltyCase, *, proposal: Proposal | None = None, on: date | None = None) -> Outcome:
    """The engine's outcome; `on` is the day a decision would be made."""
    day = on or case.decided_on or case.filed_on
    facts = facts_of(case, proposal=proposal, decided_on=on)
    return _assessed(canonical.dumps(facts), case.authority_id, day)


def yields(facts: dict[str, Any], ground: str, authority: int, day: date) -> ExemptionRow | None:
    """The special rule before which a stated ground gives way (PL33(2)); None where it stands."""
    known, settings = parse_facts(facts), law_settings(authority, day)
    return special_rule(whole(known), ground, settings=settings)


def made_out(case: PenaltyCase, code: str, conduct: str, *, on: date) -> bool:
    """Whether the facts of the act that is this conduct make out this rule of no_penalty.csv, were it decided on that day."""
    known, settings = parse_facts(facts_of(case, decided_on=on)), law_settings(case.authority_id, on)
    acts = [act for act in acts_of(known) if conduct in act.conduct] or acts_of(known)
    return any(row.code == code for act in acts for row in exemptions(act, settings=settings))


def confiscable_gains(case: PenaltyCase, conduct: str, *, on: date) -> int | None:
    """The gains of the act that is this conduct, in fen, as the rule of that day finds them, less refunds; None: not known."""
    return _act_as_facts(case, conduct, on).confiscable_gains


def left_to_take(case: PenaltyCase, conduct: str = "", *, on: date) -> dict[str, int | None]:
    """What there is to confiscate of the act that is this conduct (of all acts where none is), in fen; None: not known."""
    act = _act_as_facts(case, conduct, on)
    return {"confiscate_gains": act.confiscable_gains, "confiscate_goods": act.unsold_value}


def refunded_gains(case: PenaltyCase, conduct: str, *, on: date) -> tuple[int, int] | None:
    """The gains of the same act and what was given back of them, in fen; None where nothing was, or the gains are not known."""
    act = _act_as_facts(case, conduct, on)
    if act.gains is None or act.illegal_gains is None or not act.gains.refunded:
        return None
    return act.illegal_gains, min(act.gains.refunded, act.illegal_gains)


def _act_as_facts(case: PenaltyCase, conduct: str, on: date) -> Facts:
    known = parse_facts(facts_of(case, decided_on=on))
    return next((act for act in acts_of(known) if conduct in act.conduct), None) or whole(known)


def with_known(
    case: PenaltyCase, more: Mapping[str, Any] | None, of_acts: Mapping[str, Mapping[str, Any]] | None = None
) -> PenaltyCase:
    """The case as it would be with these facts too, and of several acts with those of each; nothing is written."""
    return with_facts(case, with_more(case.facts, more or {}, of_acts or {}))


def with_facts(case: PenaltyCase, facts: dict[str, Any]) -> PenaltyCase:
    """The case as it would be with these facts instead; nothing is written."""
    seen = copy(case)
    seen.facts = facts
    return seen


@once
def _assessed(facts: str, authority: int, day: date) -> Outcome:
    """One act asks the engine several times about the same facts."""
    return assess(orjson.loads(facts), calendar=current_calendar(), settings=law_settings(authority, day))


def decided_facts(case: PenaltyCase, decision: Decision, *, on: date) -> Facts:
    """The facts of a decision, all its acts together, as if it had been made on that day; without what contradicts itself."""
    facts = parse_facts(facts_of(case, proposal=Proposal.of(decision), decided_on=on))
    return whole(consistent(facts, settings=law_settings(case.authority_id, on)).value)


def food_case(case: PenaltyCase, conduct: str) -> Truth:
    """Whether a decision on this conduct is a food case, as the law engine reads the conduct and the case's product."""
    product = act_of(case, conduct).get("product")
    known = Product(product) if product in {p.value for p in Product} else None
    return is_food(Facts(conduct=(conduct,) if conduct in conducts() else (), product=known))


def band_of(outcome: dict[str, Any], conduct: str) -> dict[str, Any] | None:
    """The band of one conduct in an outcome's JSON."""
    return next((b for b in outcome["bands"] if b["conduct"] == conduct), None)
