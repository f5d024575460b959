"""A review with everybody who might try an act on it. A persona is named as in tests/tables/moves_responsibility.csv."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cases.accountability.review.models import ResponsibilityReview
from cases.base.actors import Actor
from cases.base.roles import Role
from cases.parties import services as parties
from cases.parties.models import Authority
from cases.parties.selectors import actor_of
from tests.factories.parties import LONG_AGO, make_authority, make_officer, seeding
from tests.factories.reviews import Reviewed, review_at

DAY = date(2026, 4, 1)
PERSONAS = (
    "sup1",
    "sup2",
    "sup3",
    "sup_part",
    "sup_foreign",
    "lr",
    "lr2",
    "co1",
    "co1_as_sup",
    "co1_as_bh",
    "co2",
    "uh",
    "bl",
    "bl_as_bh",
    "bl2",
    "bh",
    "sup2_as_bh",
    "intake",
    "credit",
    "city_sup1",
    "city_bh",
    "city_bl1",
)


def everybody() -> tuple[ResponsibilityReview, dict[str, Actor]]:
    """A review that is open, and who tries the acts on it."""
    found = review_at("OPEN")
    actors = gather(found)
    return found.review, {persona: actors[persona] for persona in PERSONAS}


def also(found: Reviewed, who: str, role: Role, authority: Authority | None = None) -> Actor:
    """The same person under a further appointment."""
    with seeding() as work:
        held = parties.appoint(
            work=work,
            officer=found.office.officers[who],
            authority=authority or found.office.authority,
            role=role,
            unit="另一科",
            valid_from=LONG_AGO,
        )
    return actor_of(held, on=DAY)


def gather(found: Reviewed) -> dict[str, Actor]:
    """Everybody of the table, in a review with the investigators sup1 and sup2."""
    plain = {who: found.office.actor(who, DAY) for who in PERSONAS if who in found.office.officers}
    foreign = make_officer(role=Role.SUPERVISION, authority=make_authority())
    return {
        **plain,
        "sup_part": also(found, "co2", Role.SUPERVISION),
        "co1_as_sup": also(found, "co1", Role.SUPERVISION),
        "bl_as_bh": also(found, "bl", Role.BH),
        "sup2_as_bh": also(found, "sup2", Role.BH),
        "sup_foreign": actor_of(foreign.appointments.select_related("officer", "authority").get(), on=DAY),
        "co1_as_bh": _presiding(found),
    }


def _presiding(found: Reviewed) -> Actor:
    """The official as head: nobody who leads anybody yet, so that only this rule is asked."""
    return replace(found.office.actor("co1", DAY), role=Role.BH, presiding=True)
