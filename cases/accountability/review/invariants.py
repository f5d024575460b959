"""What the database itself refuses, whoever writes."""

from __future__ import annotations

from cases.base.triggers import Invariant

_REVIEW = "responsibility.responsibilityreview"
_COMPLETE = "f.review_id = NEW.id AND f.unlawful AND f.mind <> 'none' AND f.harm <> 'none'"
_EXCUSED = (
    "SELECT 1 FROM responsibility_exemptionclaim c WHERE c.finding_id = f.id AND c.decision = 'accepted'"
)

INVARIANTS = (
    Invariant(
        "decided_by_group", _REVIEW,
        "NEW.state IN ('EXEMPT', 'MEASURE', 'REFERRED') AND NOT EXISTS (SELECT 1 FROM responsibility_collectivedecision d "
        "WHERE d.review_id = NEW.id AND d.outcome = NEW.state)",
        "an outcome rests on a collective decision",
    ),
    Invariant(
        "fault_complete", _REVIEW,
        f"NEW.state = 'MEASURE' AND NOT EXISTS (SELECT 1 FROM responsibility_faultfinding f WHERE {_COMPLETE} "
        f"AND NOT EXISTS ({_EXCUSED}))",
        "a measure needs all three elements of fault and no accepted exemption",
    ),
    Invariant(
        "exempt_on_ground", _REVIEW,
        "NEW.state = 'EXEMPT' AND NOT EXISTS (SELECT 1 FROM responsibility_exemptionclaim c WHERE c.review_id = NEW.id "
        "AND c.decision = 'accepted')",
        "an exemption needs an accepted ground",
    ),
    Invariant(
        "claims_decided", _REVIEW,
        "NEW.state IN ('COLLECTIVE', 'NO_FAULT', 'EXEMPT', 'MEASURE') AND EXISTS (SELECT 1 FROM "
        "responsibility_exemptionclaim c WHERE c.review_id = NEW.id AND c.decision = '')",
        "every claimed ground is decided first",
    ),
    Invariant(
        "told_outcome", _REVIEW,
        "NEW.state = 'SERVED' AND NOT EXISTS (SELECT 1 FROM responsibility_toldofficial t WHERE t.review_id = NEW.id "
        "AND t.what <> 'facts')",
        "the official is told the outcome",
    ),
    Invariant(
        "two_investigators", _REVIEW,
        "NEW.state = 'OPEN' AND (SELECT COUNT(*) FROM responsibility_investigator i WHERE i.review_id = NEW.id "
        "AND i.to_day IS NULL) < 2",
        "a review has two investigators",
    ),
    Invariant(
        "not_the_official", "responsibility.investigator",
        "EXISTS (SELECT 1 FROM responsibility_responsibilityreview r WHERE r.id = NEW.review_id "
        "AND r.official_id = NEW.officer_id)",
        "nobody investigates the own case",
    ),
)  # fmt: skip
