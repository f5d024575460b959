"""What the law engine says of a penalty as to the list: heavy or not, on which grounds."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.law.blacklist import grounds as law_grounds
from cases.law.heavy_kinds import heavy_kinds
from cases.penalty import assessment
from cases.penalty.models import Decision, DecisionKind, DecisionStatus, PenaltyCase
from cases.penalty.proposal import Proposal
from integrity.blacklist.models import BlacklistCase


@dataclass(frozen=True, slots=True)
class Gravity:
    """`heavy` None: unknown. `grounds` are codes of blacklist.csv."""

    heavy: bool | None
    grounds: tuple[str, ...]
    heavy_by: str

    @property
    def to_assess(self) -> bool:
        """A heavy penalty on a ground of the list: whether to list is to be assessed (L44 2, 13)."""
        return self.heavy is True and bool(self.grounds)

    def rows(self) -> list[dict[str, str]]:
        """The grounds as a listing keeps and a paper states them."""
        known = law_grounds()
        return [
            {"code": c, "article": known[c].article, "title": known[c].title_zh, "title_en": known[c].title_en}
            for c in self.grounds
        ]


def gravity_of(case: PenaltyCase, proposal: Proposal, *, on: date, assessed: Collection[str] = ()) -> Gravity:
    """The gravity of an intended penalty. What was `assessed` as a ground stays one as long as the text does not exclude it."""
    outcome = assessment.assess_case(case, proposal=proposal, on=on).as_json()
    return _gravity(outcome, proposal.kinds, assessed)


def gravity_decided(decision: Decision, *, assessed: Collection[str] = ()) -> Gravity:
    """The gravity of a decision, from the outcome that was frozen with it."""
    return _gravity(decision.outcome, tuple(decision.kinds), assessed)


def stands_on(listing: BlacklistCase, decision: Decision) -> bool:
    """Whether the listing can rest on this decision: in force, heavy, on a ground in the notice."""
    gravity = gravity_decided(decision, assessed=listing.codes)
    in_force = decision.status == DecisionStatus.IN_FORCE and decision.kind == DecisionKind.PENALTY
    return in_force and gravity.heavy is True and bool(set(gravity.grounds) & set(listing.codes))


def _gravity(outcome: Mapping[str, Any], kinds: tuple[str, ...], assessed: Collection[str]) -> Gravity:
    said = outcome.get("blacklist") or {}
    heavy = said.get("heavy_penalty")
    kept = tuple(code for code in said.get("possible", ()) if code in assessed)
    return Gravity(heavy, (*said.get("grounds", ()), *kept), _heavy_by(kinds) if heavy else "")


def _heavy_by(kinds: tuple[str, ...]) -> str:
    """The gravest kind that alone makes it heavy; else the tier of the fine."""
    heavy = {str(row.kind) for row in heavy_kinds() if row.heavy}
    return next((kind for kind in kinds if kind in heavy), "severe_tier")
