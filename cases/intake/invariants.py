"""What the database itself refuses about clues, whoever writes."""

from __future__ import annotations

from cases.base.triggers import Invariant, among
from cases.intake.models import PROTECTED

INVARIANTS = (
    # CR37: who complained or reported stands in the sealed store alone
    Invariant(
        "reporter_apart",
        "intake.clue",
        f"NEW.source IN {among(sorted(PROTECTED))} AND NEW.provider <> ''",
        "who complained or reported is kept in the store of reporters",
    ),
)
