"""A case that goes back takes its listing with it: nobody is told of a listing for a penalty that is not intended any more, and
none waits in the way of another (L44 2, 13)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from integrity.blacklist.models import BlacklistCase
from tests.factories.cases import Played
from tests.factories.listings import SEVERE, listing_at
from tests.factories.refusing import refused
from workflows.models import WorkItem

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
AGAIN = date(2026, 4, 13)
REVOKED = replace(
    SEVERE, kinds=(*SEVERE.kinds, "revoke_licence"), measures={"revoke_licence": "吊销食品经营许可证（编号：虚构0001）"}
)


def _states(played: Played) -> list[str]:
    return list(BlacklistCase.objects.filter(case=played.case_id).order_by("pk").values_list("state", flat=True))


def _waiting(played: Played) -> set[str]:
    steps = WorkItem.objects.filter(done=False, stream__startswith="blacklistcase:").values_list("step", flat=True)
    return set(steps)


def _again(played: Played) -> Played:
    """Reported, reviewed and approved anew."""
    for step in ("finish", "submit_legal", "agree_legal", "approve"):
        played.do(step, on=AGAIN)
    return played


@pytest.mark.parametrize("stage", ["L_ASSESSING", "L_PROPOSED", "L_DISAGREED", "L_NOTIFIED"])
def test_sent_back_from_approval_it_falls_and_nothing_of_it_waits(stage: str) -> None:
    played = listing_at(stage)
    played.do("back_from_approval", on=AGAIN)

    assert (played.state, _states(played), _waiting(played)) == ("INVEST", ["NOT_LISTED"], set())
    with refused("wrong_state"):
        played.do("confirm", on=AGAIN)


def test_approved_anew_it_is_assessed_anew_and_the_case_is_not_stuck() -> None:
    played = listing_at("L_NOTIFIED")
    played.do("back_from_approval", on=AGAIN)
    _again(played)

    assert _states(played) == ["NOT_LISTED", "ASSESSING"]
    with refused("listing_assessed", "L44 13"):
        played.do("serve_notice", on=AGAIN)
    played.do("weigh", on=AGAIN)
    played.do("confirm", on=AGAIN)
    played.do("serve_notice", on=AGAIN)
    assert (played.state, played.listing.notice_served_on) == ("NOTIFIED", AGAIN)


def test_approved_anew_as_a_light_penalty_there_is_nothing_to_list_for() -> None:
    played = listing_at("L_ASSESSING")
    played.do("back_from_approval", on=AGAIN)
    played.proposal = replace(SEVERE, tier="lenient", fine=50_000_00)
    _again(played).do("serve_notice", on=AGAIN)
    assert (played.state, _states(played)) == ("NOTIFIED", ["NOT_LISTED"])


@pytest.mark.parametrize("stage", ["L_ASSESSING", "L_NOTIFIED"])
def test_what_is_heavy_by_another_thing_after_the_review_is_assessed_as_that(stage: str) -> None:
    """Sent back to the review alone, the listing waits; if another penalty is approved then, its notice would state what no
    longer is so."""
    # whether it is serious is not known yet: a licence may be revoked, and need not be
    played = listing_at(stage, serious=None)
    assert played.listing.heavy_by == "severe_tier"
    played.do("back_to_review", on=AGAIN)
    played.do("agree_legal", on=AGAIN)

    played.do("approve", on=AGAIN, proposal=REVOKED)

    assert (_states(played), played.listing.heavy_by) == (["NOT_LISTED", "ASSESSING"], "revoke_licence")
    assert played.listing.notice_document is None
    assert _waiting(played) == {"propose_listing"}


def test_what_is_approved_as_it_was_keeps_its_listing() -> None:
    played = listing_at("L_NOTIFIED")
    kept = played.listing.pk
    played.do("back_to_review", on=AGAIN)
    played.do("agree_legal", on=AGAIN)
    played.do("approve", on=AGAIN)
    assert (_states(played), played.listing.pk) == (["NOTIFIED"], kept)
