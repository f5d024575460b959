"""Scenes of a listing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from cases.base.actors import Actor
from integrity.blacklist.models import BlacklistCase
from tests.factories.acts import did
from tests.factories.cases import at, case_at
from tests.factories.listings import listing_at, listing_of
from tests.pairs.pairing import Pair

TABLE = BlacklistCase._meta.db_table
TERM = "listed_on = '2026-04-21', term_end = '2029-04-21', early_from = '2027-04-22'"
DAY = date(2026, 4, 21)


def listing_decided() -> Pair:
    """On the penalty of another case."""
    played = listing_at("L_AGREED")
    other, listing = case_at("DEC_PEN", office=played.office).case.decisions.get(), listing_of(played)
    given: dict[str, Any] = {"decision": other, "reason": "性质恶劣。"}
    act = partial(did, "blacklist.list", actor=played.office.actor("bl", DAY), now=at(DAY), listing=listing.pk, **given)
    return Pair(act, (f"UPDATE {TABLE} SET state = 'LISTED', decision_id = %s, {TERM} WHERE id = %s", other.pk, listing.pk))


def listing_consent() -> Pair:
    played = listing_at("L_AGREED")
    listing = listing_of(played)
    return Pair(partial(played.do, "no_consent"), (f"UPDATE {TABLE} SET consent_given = false WHERE id = %s", listing.pk))


def listing_term_over() -> Pair:
    listing = listing_of(listing_at("L_PUBLISHED"))
    day = date(2026, 5, 12)
    act = partial(did, "blacklist.remove_at_term", actor=Actor.system("期限扫描"), now=at(day), listing=listing.pk)
    removed = f"UPDATE {TABLE} SET state = 'REMOVED_TERM', ended_on = '2026-05-12' WHERE id = %s"
    return Pair(act, (removed, listing.pk))


def listing_fallen() -> Pair:
    played = listing_at("L_LISTED")
    listing, day = listing_of(played), date(2026, 5, 12)
    given: dict[str, Any] = {"decision": listing.decision, "reason": "处罚撤销。"}
    act = partial(did, "blacklist.revoke", actor=played.office.actor("bl", day), now=at(day), listing=listing.pk, **given)
    return Pair(act, (f"UPDATE {TABLE} SET state = 'REVOKED', ended_on = '2026-05-12' WHERE id = %s", listing.pk))


SCENES: dict[str, Callable[[], Pair]] = {
    scene.__name__: scene for scene in (listing_decided, listing_consent, listing_term_over, listing_fallen)
}
