"""What the database itself refuses of a listing."""

from __future__ import annotations

from cases.base.triggers import Invariant
from integrity.blacklist.lifecycle import WITH_DECISION

_STATES = ", ".join(f"'{state}'" for state in WITH_DECISION)

INVARIANTS = (
    Invariant(
        "listing_decided",
        "blacklist.blacklistcase",
        f"NEW.state IN ({_STATES}) AND NOT EXISTS (SELECT 1 FROM penalty_decision d WHERE d.id = NEW.decision_id "
        "AND d.case_id = NEW.case_id AND d.kind = 'penalty')",
        "no listing without the penalty decision of its case",
    ),
)
