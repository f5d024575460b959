"""What the law says about a case: its facts, joined with what the case knows, put to the one law engine."""

from __future__ import annotations

from datetime import date
from typing import Any

import orjson

from cases.base import canonical
from cases.base.bureau import law_settings
from cases.base.calendar import current_calendar
from cases.base.kept import once
from cases.law.assess import Outcome, assess
from cases.law.conduct import conducts, is_food
from cases.law.fact_types import Facts, Product
from cases.law.truth import Truth
from cases.penalty.models import PenaltyCase
from cases.penalty.proposal import Proposal, merge_facts

# what the case itself knows; facts that officers record never stand in for it
OWN = frozenset({"id", "filed_on", "decided_on", "served_on", "published_on", "party", "bureau_level", "procedure", "penalty"})


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
        "penalty": proposal.as_facts() if proposal else None,
    }
    facts = merge_facts({k: v for k, v in case.facts.items() if k not in OWN}, known)
    if proposal and proposal.conduct not in facts.get("conduct", []):
        facts["conduct"] = [*facts.get("conduct", []), proposal.conduct]
    if proposal and proposal.mitigation_ground.strip():
        facts["grounds"] = {**facts.get("grounds", {}), "mitigation_below_minimum": True}
    return facts


def assess_case(case: PenaltyCase, *, proposal: Proposal | None = None, on: date | None = None) -> Outcome:
    """The engine's outcome; `on` is the day a decision would be made."""
    day = on or case.decided_on or case.filed_on
    facts = facts_of(case, proposal=proposal, decided_on=on)
    return _assessed(canonical.dumps(facts), case.authority_id, day)


@once
def _assessed(facts: str, authority: int, day: date) -> Outcome:
    """One act asks the engine several times about the same facts."""
    return assess(orjson.loads(facts), calendar=current_calendar(), settings=law_settings(authority, day))


def food_case(case: PenaltyCase, conduct: str) -> Truth:
    """Whether a decision on this conduct is a food case, as the law engine reads the conduct and the case's product."""
    product = case.facts.get("product")
    known = Product(product) if product in {p.value for p in Product} else None
    return is_food(Facts(conduct=(conduct,) if conduct in conducts() else (), product=known))


def band_of(outcome: dict[str, Any], conduct: str) -> dict[str, Any] | None:
    """The band of one conduct in an outcome's JSON."""
    return next((b for b in outcome["bands"] if b["conduct"] == conduct), None)
