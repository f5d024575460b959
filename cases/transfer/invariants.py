"""What the database itself refuses about transfers, whoever writes."""

from __future__ import annotations

from cases.base.triggers import Invariant
from cases.transfer.lifecycle import UPHELD

_UPHELD = ", ".join(f"'{state}'" for state in UPHELD)

INVARIANTS = (
    # T310-5: only the head in person sends a case to the police
    Invariant(
        "decided_by_head",
        "transfer.transfer",
        f"NEW.state IN ({_UPHELD}) AND (NEW.approved_by_id IS NULL OR NEW.decided_on IS NULL OR NOT NEW.approver_presiding)",
        "a transfer carries the approval of the head",
    ),
    # T310-11, PL82: no penalty instead of the transfer
    Invariant(
        "no_decision_over_flag",
        "penalty.decision",
        "NEW.kind = 'penalty' AND EXISTS (SELECT 1 FROM transfer_criminalflag f "
        "WHERE f.case_id = NEW.case_id AND f.state = 'open')",
        "no penalty is decided while a criminal flag stands",
        events=("INSERT",),
    ),
)
