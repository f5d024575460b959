"""What the integrity file says of a listing, and what the score reads of it. Reads loaded rows."""

from __future__ import annotations

from datetime import date, timedelta

from integrity.blacklist.models import BlacklistCase
from integrity.blacklist.procedure import BLACKLIST, Group
from integrity.files.models import Section, Visibility
from integrity.files.services import Fact


def fact_of(listing: BlacklistCase) -> str:
    """The name of the fact, the same in all its versions."""
    return f"listing:{listing.pk}"


def listing_fact(listing: BlacklistCase) -> Fact:
    """The listing as the file states it now: standing, or removed at the end of its term."""
    assert listing.listed_on is not None and listing.term_end is not None
    document = listing.listing_document
    return Fact(
        fact=fact_of(listing),
        party=listing.party.standing,
        section=Section.STANDING,
        kind="blacklisted",
        authority=listing.authority,
        source=listing.stream_key,
        document=document,
        reference=document.reference if document else "",
        visibility=_visibility(listing),
        valid_from=listing.listed_on,
        # the term ends it, on whatever day the removal is recorded
        valid_to=listing.term_end,
        content=_content(listing),
        # one case counts once, by its gravest event
        scoring={
            "type": "event",
            "kind": "blacklisted",
            "case_id": str(listing.case_id),
            "removed_from": _iso(listing.term_end + timedelta(days=1)),
        },
    )


def _content(listing: BlacklistCase) -> dict[str, object]:
    return {
        "number": listing.listing_document.reference if listing.listing_document else "",
        "party": listing.party.public_name,
        "authority": listing.authority.name,
        "grounds": list(listing.grounds),
        "heavy_by": listing.heavy_by,
        "decision": listing.decision_id,
        "listed_on": _iso(listing.listed_on),
        "published_on": _iso(listing.published_on),
        "term_end": _iso(listing.term_end),
        "early_from": _iso(listing.early_from),
        "removed_on": _iso(listing.ended_on),
    }


def _visibility(listing: BlacklistCase) -> str:
    """Public while published; before, for authorities once it is served; after the removal nothing of it is shown."""
    if listing.ended_on is not None:
        return Visibility.INTERNAL
    if listing.state in BLACKLIST.inside(Group.SHOWN):
        return Visibility.PUBLIC
    return Visibility.INTERNAL if listing.served_on is None else Visibility.SHARED


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
