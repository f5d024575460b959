"""Several acts of one party (行政处罚法 art. 29): each is judged by itself, and together they make one penalty.

`acts_of` are the facts of each act, what is common laid under them; `whole` is what a test of the whole penalty looks at:
sums are added where all are known, a circumstance holds where it holds for one of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from cases.law.fact_types import Facts, Grounds, Penalty, Substance, Tier
from cases.law.truth import Truth, any_of

# what a case knows by itself; officers record none of it
OF_THE_CASE = frozenset(
    {"id", "filed_on", "decided_on", "served_on", "published_on", "restricted_until", "party", "bureau_level", "procedure"}
)
# what the case has once, whatever was done
COMMON = OF_THE_CASE | frozenset(
    {"listing_grounds", "complex", "public_interest", "hearing_held", "penalties_within_year", "earlier_penalties"}
    | {"person_income", "period_income", "acts"}
)
_SUMS = (
    "goods_value",
    "sales_amount",
    "unsold_value",
    "illegal_gains",
    "helper_income",
    "turnover",
    "ad_fee",
    "fee",
    "direct_loss",
    "deaths",
    "ill",
    "serious_injuries",
)
_TRUTHS = (
    "repeat_within_year",
    "refused_to_correct",
    "serious",
    "grave",
    "heavier",
    "extreme",
    "intentional",
    "vile",
    "false_information",
    "evaded_inspection",
    "repeat_after_conviction",
    "harm",
    "life_or_finance",
    "passed_off",
    "knew",
    "convicted",
    "criminal_fine",
)
# what is a matter of the single act alone, and of the whole only where all acts agree
_ALIKE = (
    "product",
    "role",
    "local_item",
    "packaged",
    "only_prepackaged",
    "only_farm_produce",
    "own_containers",
    "licence_issued_here",
)


def acts_of(facts: Facts) -> tuple[Facts, ...]:
    """The facts of each act; the facts themselves where they are of one act."""
    return facts.acts or (facts,)


def whole(facts: Facts, *, known_sums: bool = False) -> Facts:
    """The facts of all acts together; the facts themselves where they are of one act. `known_sums`: what is unknown of one act
    is left out of a sum, which then is the least that it comes to."""
    acts = facts.acts
    if not acts:
        return facts
    values: dict[str, Any] = {
        "conduct": tuple(dict.fromkeys(code for act in acts for code in act.conduct)),
        "acted_on": min((act.acted_on for act in acts if act.acted_on), default=None),
        "act_ended_on": _last_day(acts),
        "discovered_on": min((act.discovered_on for act in acts if act.discovered_on), default=None),
        "substance": _gravest(acts),
        "grounds": _grounds(acts),
        "penalty": _penalty(acts),
    }
    add = _known_sum if known_sums else _sum
    values |= {name: add(getattr(act, name) for act in acts) for name in _SUMS}
    values |= {name: any_of(getattr(act, name) for act in acts) for name in _TRUTHS}
    values |= {name: _alike(getattr(act, name) for act in acts) for name in _ALIKE}
    return replace(facts, **values)


def _last_day(acts: tuple[Facts, ...]) -> Any:
    days = [act.act_day for act in acts]
    return None if None in days else max(day for day in days if day)


def _sum(values: Iterable[int | None]) -> int | None:
    known = list(values)
    return None if None in known else sum(value for value in known if value is not None)


def _known_sum(values: Iterable[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def _alike(values: Iterable[Any]) -> Any:
    found = set(values)
    return found.pop() if len(found) == 1 else None


def _gravest(acts: tuple[Facts, ...]) -> Substance | None:
    found = [act.substance for act in acts]
    named = [s for s in found if s not in (None, Substance.NONE)]
    return named[0] if named else None if None in found else Substance.NONE


def _grounds(acts: tuple[Facts, ...]) -> Grounds:
    return Grounds(**{f.name: any_of(getattr(act.grounds, f.name) for act in acts) for f in fields(Grounds)})


def _penalty(acts: tuple[Facts, ...]) -> Penalty | None:
    """What is imposed in all; None as long as it is not known of one act."""
    parts = [(act, act.penalty) for act in acts]
    if any(part is None for _, part in parts):
        return None
    known = [part for _, part in parts if part is not None]
    kinds = [part.kinds for part in known]
    return Penalty(
        fine=_sum(part.fine_sum for part in known),
        confiscated_gains=_sum(part.confiscated[0] for part in known),
        confiscated_goods=_sum(part.confiscated[1] for part in known),
        kinds=None if None in kinds else frozenset[Any]().union(*(k for k in kinds if k is not None)),
        discretion_tier=_tier(acts),
    )


def _tier(acts: tuple[Facts, ...]) -> Tier | None:
    """The heaviest tier of a fine: lenient only where each is lenient or mitigated."""
    found = {_tier_of(act) for act in acts if act.penalty and act.penalty.fine_sum != 0}
    return next((tier for tier in (Tier.SEVERE, None, Tier.ORDINARY, Tier.LENIENT) if tier in found), None)


def _tier_of(act: Facts) -> Tier | None:
    return Tier.LENIENT if act.grounds.mitigation_below_minimum else act.penalty.discretion_tier if act.penalty else None


def of_all(values: Iterable[Truth]) -> Truth:
    """True where it is true of every act; False where it is false of one."""
    found = list(values)
    return True if all(found) else False if False in found else None
