"""A listing at any stage, played through the commands beside its penalty case.

The county bureau has a city bureau above it, whose leader (`superior`) signs in himself. All names are fictional.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from cases.base.models import DatedSetting
from cases.base.roles import Role
from cases.penalty.proposal import Proposal
from integrity.blacklist.models import BlacklistCase
from integrity.listing import ListingDecision
from tests.factories.cases import FACTS, PATHS, PROPOSAL, Office, Played, make_company, make_office
from tests.factories.parties import LONG_AGO, make_authority, seeding
from tests.factories.played import handed_out

# the same fine at the severe tier, for food over the limits: heavy by its tier, on the ground of L44-5-3
OVER_LIMITS = {"conduct": ["FSL124-1-1"]}
SEVERE = replace(PROPOSAL, conduct="FSL124-1-1", fine=95_000_00, tier="severe", reasons_text="明知超过限量仍销售，从重处罚。")
NOT_TO_LIST = ListingDecision(to_list=False, ground="not_grave", reason="情节未达到严重程度。")


def listing_of(played: Played) -> BlacklistCase:
    """The last listing of the played case."""
    return played.listing


# a listing rests on the legal review (L44 13)
ASSESSED = (*PATHS["LEGAL_REVIEW"], "agree_legal", "approve")
NOTIFIED = (*ASSESSED, "weigh", "confirm")
TOLD = (*NOTIFIED, "serve_notice")
HEARD = (*TOLD, "waive")
AGREED = (*HEARD, "ask_superior", "consent")
LISTED = (*AGREED, "decide_listed")
LISTINGS: dict[str, tuple[str, ...]] = {
    "L_ASSESSING": ASSESSED,
    "L_PROPOSED": (*ASSESSED, "weigh"),
    "L_DISAGREED": (*ASSESSED, "weigh", "disagree"),
    "L_NOTIFIED": NOTIFIED,
    "L_TOLD": TOLD,
    "L_SILENT": (*TOLD, "silence"),
    "L_HEARD": HEARD,
    "L_DEFENCE": (*TOLD, "object"),
    "L_RECHECKED": (*TOLD, "object", "recheck_listing"),
    "L_AWAITING": (*HEARD, "ask_superior"),
    "L_AGREED": AGREED,
    "L_LISTED": LISTED,
    "L_SERVED": (*LISTED, "serve"),
    "L_PUBLISHED": (*LISTED, "serve", "publish_listing"),
    "L_REVOKED": (*LISTED, "serve", "publish_listing", "annul"),
}


@handed_out()
def make_two_levels(**authority: Any) -> Office:
    """A county bureau with its people, and a city bureau above it with a leader and a unit head."""
    city = make_authority(level="city")
    office = make_office(parent=city, **authority)
    office.hire("superior", Role.BL, authority=city)
    office.hire("superior_uh", Role.UH, authority=city)
    return office


def listing_at(stage: str, *, office: Office | None = None, proposal: Proposal = SEVERE, **facts: Any) -> Played:
    """A case whose listing stands in a stage of `LISTINGS` (or of `PATHS`)."""
    steps = {**PATHS, **LISTINGS}[stage]
    return listing_after(steps, office, proposal, {**FACTS, **OVER_LIMITS, **facts})


@handed_out(keep=lambda steps, *_: steps in LISTINGS.values() or steps in PATHS.values())
def listing_after(steps: tuple[str, ...], office: Office | None, proposal: Proposal, facts: Any) -> Played:
    if not steps:
        return Played(office or make_two_levels(), make_company(), facts, proposal)
    return listing_after(steps[:-1], office, proposal, facts).play(steps[-1])


def set_consent(value: str, *, authority: int | None = None, since: date = LONG_AGO) -> None:
    """The dated setting `superior_consent`."""
    with seeding() as work:
        row = DatedSetting(key="superior_consent", authority=authority, value=value, valid_from=since, article="L44 §22")
        work.save(row)
