"""R11: a fine below the statutory minimum without ground or without collective discussion (APL 32, 57, 76)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import F, Q, QuerySet

from cases.base.detection import Detector, Found, Look
from cases.law.money import to_yuan
from cases.penalty.assessment import band_of
from cases.penalty.detection.rows import CASE, OPEN
from cases.penalty.models import Decision, DecisionKind, DecisionStatus, Discussion, PenaltyCase
from cases.penalty.proposal import EXEMPTED


def below_minimum(rows: QuerySet[PenaltyCase], look: Look) -> Iterator[Found]:
    """The band is the one the decision froze for each act: clause, goods value, number of violations and the law of the day."""
    low = Decision.objects.filter(
        Q(fine__lt=F("band_min")) | Q(charges__isnull=False),
        case__in=rows,
        kind=DecisionKind.PENALTY,
        status=DecisionStatus.IN_FORCE,
    ).select_related(*CASE)
    for decision in low.order_by("pk"):
        for part in decision.parts:
            missing = _missing(part, decision, look) if _too_low(part, decision) else []
            if missing:
                yield Found(decision.case, f"decision:{decision.pk}", _evidence(part, decision, missing))
                break


def _too_low(part: Any, decision: Decision) -> bool:
    """A fine was imposed, or the clause demands one now; where it allows a warning alone there is nothing too low, nor while
    the fine waits for a criminal case (T310-11), nor where a special rule lets the party go unpunished (FSL136)."""
    if part.band_min is None or part.fine >= part.band_min or part.tier == EXEMPTED:
        return False
    band = band_of(decision.outcome, part.conduct)
    demanded = band is not None and band["needs_mitigation_ground"] is True and not decision.case.fine_waits
    return "fine" in part.kinds or demanded


def _missing(part: Any, decision: Decision, look: Look) -> list[str]:
    found = [] if part.mitigation_ground.strip() else ["ground"]
    if look.rule.params.get("discussion") == "required":
        held = Discussion.objects.filter(case=decision.case_id, held_on__lte=decision.decided_on, mitigation_agreed=True)
        found += [] if held.exists() else ["discussion"]
    return found


def _evidence(part: Any, decision: Decision, missing: list[str]) -> dict[str, Any]:
    return {
        "kind": "below_minimum",
        "decided_on": decision.decided_on.isoformat(),
        "decided_by": decision.decided_by,
        "fine": to_yuan(part.fine),
        "minimum": to_yuan(part.band_min),
        "law": part.law,
        "tier": part.tier,
        "ground": part.mitigation_ground,
        "missing": missing,
    }


DETECTORS = (Detector("R11", PenaltyCase, frozenset({"penalty.decide_penalty", "penalty.change_decision"}), below_minimum, OPEN),)
