"""What the integrity file says of a criminal case, and what the score reads of it. Reads loaded rows."""

from __future__ import annotations

from datetime import date
from typing import Any

from cases.transfer.models import CriminalOutcome, Transfer
from integrity.files.models import Section, Visibility
from integrity.files.services import Fact


def police_case_fact(transfer: Transfer, *, ended_on: date | None) -> Fact:
    """A case that the police filed; a suspicion is for authorities alone and never published."""
    reply = transfer.replies.filter(kind="filed").latest("pk")
    return _fact(
        transfer,
        fact=f"police:{transfer.pk}",
        kind="police_case",
        reference=reply.document,
        valid_from=reply.replied_on,
        content={"transfer": transfer.number, "police": transfer.police, "ended_on": _iso(ended_on)},
        scoring={"type": "event", "kind": "police_case", "case_id": str(transfer.case_id), "resolved_from": _iso(ended_on)},
    )


def conviction_fact(outcome: CriminalOutcome) -> Fact:
    """A final judgment for a product or food crime (FSL149)."""
    return _fact(
        outcome.transfer,
        fact=f"conviction:{outcome.transfer_id}",
        kind="conviction",
        reference=outcome.document,
        valid_from=outcome.decided_on,
        content={"transfer": outcome.transfer.number, "court_fine": outcome.court_fine, "offset": outcome.offset},
        scoring={"type": "event", "kind": "conviction", "case_id": str(outcome.transfer.case_id)},
    )


def _fact(transfer: Transfer, **columns: Any) -> Fact:
    return Fact(
        party=transfer.party.standing,
        section=Section.VIOLATION,
        authority=transfer.authority,
        source=transfer.stream_key,
        document=None,
        visibility=Visibility.INTERNAL,
        **columns,
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
