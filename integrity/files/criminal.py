"""What the integrity file says of a criminal case, and what the score reads of it. Reads loaded rows."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from cases.law.periods import add_months
from cases.transfer.models import CriminalOutcome, OutcomeKind, Transfer
from integrity.files.models import Section, Visibility
from integrity.files.services import Fact

CONVICTION_MONTHS = 36
# how a case ends that found nobody guilty: it then counts for no day
INNOCENT = (OutcomeKind.WITHDRAWN, OutcomeKind.NOT_PROSECUTED, OutcomeKind.ACQUITTED)


def police_fact_of(transfer: Transfer) -> str:
    """The name of the fact that the police pursue a case."""
    return f"police:{transfer.pk}"


def police_case_fact(transfer: Transfer, *, ended_on: date | None) -> Fact:
    """A case that the police filed; a suspicion is the bureau's knowledge and told to nobody outside."""
    reply = transfer.replies.filter(kind="filed").latest("pk")
    return _fact(
        transfer,
        fact=police_fact_of(transfer),
        kind="police_case",
        reference=reply.document,
        valid_from=reply.replied_on,
        valid_to=ended_on - timedelta(days=1) if ended_on else None,
        content={"transfer": transfer.number, "police": transfer.police, "ended_on": _iso(ended_on)},
        scoring={"type": "event", "kind": "police_case", "case_id": str(transfer.case_id), "resolved_from": _iso(ended_on)},
    )


def conviction_fact(outcome: CriminalOutcome) -> Fact:
    """A final judgment for a product or food crime (FSL149) against the unit: public, so it may be told."""
    return _fact(
        outcome.transfer,
        fact=f"conviction:{outcome.transfer_id}",
        kind="conviction",
        reference=outcome.document,
        valid_from=outcome.decided_on,
        valid_to=add_months(outcome.decided_on, CONVICTION_MONTHS),
        visibility=Visibility.SHARED,
        content={"transfer": outcome.transfer.number, "court_fine": outcome.court_fine, "offset": outcome.offset},
        scoring={"type": "event", "kind": "conviction", "case_id": str(outcome.transfer.case_id)},
    )


def _fact(transfer: Transfer, **columns: Any) -> Fact:
    common: dict[str, Any] = {
        "party": transfer.party.standing,
        "section": Section.VIOLATION,
        "authority": transfer.authority,
        "source": transfer.stream_key,
        "document": None,
        "visibility": Visibility.INTERNAL,
    }
    return Fact(**{**common, **columns})


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
