"""A listing with everybody who might try an act on it. A persona is named as in tests/tables/moves_blacklist.csv."""

from __future__ import annotations

from datetime import date

from cases.base.actors import Actor
from cases.base.roles import Role
from cases.parties import services as parties
from cases.parties.selectors import actor_of
from integrity.blacklist.models import BlacklistCase
from tests.factories.listings import listing_at, listing_of, make_two_levels
from tests.factories.parties import LONG_AGO, make_authority, seeding

DAY = date(2026, 4, 27)


def everybody() -> tuple[BlacklistCase, dict[str, Actor]]:
    """Everybody who might try, around one listing: right and wrong roles, right and wrong relations."""
    office, elsewhere = make_two_levels(), make_authority()
    for who, role in (("uh_foreign", Role.UH), ("credit_foreign", Role.CREDIT), ("bl_foreign", Role.BL), ("co_foreign", Role.CO)):
        office.hire(who, role, authority=elsewhere)
    for who, role in (
        ("supervision", Role.SUPERVISION),
        ("sys_admin", Role.SYS_ADMIN),
        ("sec_admin", Role.SEC_ADMIN),
        ("audit_admin", Role.AUDIT_ADMIN),
    ):
        office.hire(who, role)
    listing = listing_of(listing_at("L_LISTED", office=office))
    actors = {who: office.actor(who, DAY) for who in office.officers}
    with seeding() as work:
        for persona, who in (("bl_investigated", "co1"), ("bl_reviewed", "lr")):
            second = parties.appoint(
                work=work, officer=office.officers[who], authority=office.authority, role=Role.BL, valid_from=LONG_AGO
            )
            actors[persona] = actor_of(second, on=DAY)
    return listing, {**actors, "system": Actor.system("测试")}
