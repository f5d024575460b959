"""A clever officer: other articles, other grounds, other days than the law allows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cases.base.errors import ConditionFailed
from cases.penalty.assessment import facts_of
from cases.penalty.proposal import Proposal
from tests.factories.cases import FACTS, PROPOSAL, case_at
from tests.factories.refusing import refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]


@pytest.mark.parametrize("ground", [" ", "\u3000\n"])
def test_a_ground_of_blanks_does_not_lower_the_minimum(ground: str) -> None:
    """PL32: below the minimum only on a ground of the law; blanks are none."""
    played = case_at("WAIVED").play("discuss")
    with refused("within_band", "PL32"):
        played.do("decide", proposal=replace(PROPOSAL, fine=1_00, mitigation_ground=ground))


def test_a_mitigated_penalty_names_its_ground() -> None:
    """Also where the sum itself keeps to the band: the paper would say 减轻 without a reason."""
    played = case_at("WAIVED").play("discuss")
    with refused("within_band", "PL32"):
        played.do("decide", proposal=replace(PROPOSAL, tier="mitigated"))


@pytest.mark.parametrize(
    "change",
    [
        {"tier": "banana"},
        {"kinds": (*PROPOSAL.kinds, "banana")},
        {"kinds": (*PROPOSAL.kinds, "fine")},
        {"measures": {"revoke_licence": "吊销食品经营许可证"}},
    ],
)
def test_a_proposal_is_made_of_words_of_the_law(change: dict[str, Any]) -> None:
    with pytest.raises(ConditionFailed) as caught:
        replace(PROPOSAL, **change)
    assert caught.value.code == "proposal_unfit"


@pytest.mark.parametrize("fine", [True, 50_000.5, -1, 10**14, 10**30])
def test_a_fine_is_a_whole_and_writable_sum(fine: Any) -> None:
    with pytest.raises(ConditionFailed) as caught:
        replace(PROPOSAL, fine=fine)
    assert caught.value.code == "kinds_and_amounts"


def test_a_decision_rests_on_the_basis_that_the_party_was_told() -> None:
    """Both articles stand in the facts, the party was told of one: another needs another notice (PL44)."""
    both = [*FACTS["conduct"], "FSL125-1"]
    played = case_at("WAIVED", conduct=both)
    with refused("as_told", "PL44"):
        played.do("decide", proposal=replace(PROPOSAL, conduct="FSL125-1", fine=5_000_00))
    played.do("decide")

    assert played.case.decisions.get().conduct == "FSL124"


def test_the_party_is_told_of_conduct_that_was_established() -> None:
    """A milder article is not at hand merely because it costs less (PL5, PL40)."""
    played = case_at("APPR")
    with refused("established", "PL40"):
        played.do("approve", proposal=replace(PROPOSAL, conduct="FSL125-1", fine=5_000_00))


def test_no_more_gains_are_taken_than_there_were() -> None:
    """The facts say 300.00 yuan (PL28)."""
    played = case_at("APPR")
    with refused("established", "PL28"):
        played.do("approve", proposal=replace(PROPOSAL, confiscated_gains=300_01))
    played.do("approve")

    assert played.case.penaltynotices.get().confiscated_gains == 300_00


def test_a_public_notice_takes_thirty_days() -> None:
    """PP82(5): the notice of 9 April, published that day at the earliest, counts as served on 9 May."""
    played = case_at("APPROVED")
    for day in (date(2026, 4, 10), date(2026, 5, 8)):
        with refused("service_date", "PP82") as caught:
            played.do("serve_notice", mode="public_notice", served_on=day, on=date(2026, 5, 11))
        assert "2026-05-09" in caught.value.text.zh
    played.do("serve_notice", mode="public_notice", served_on=date(2026, 5, 9), on=date(2026, 5, 11))

    assert played.case.notice_served_on == date(2026, 5, 9)


@pytest.mark.parametrize("receipt", ["", "  ", "\u3000"])
def test_money_comes_with_a_receipt(receipt: str) -> None:
    played = case_at("PAY_DUE")
    with refused("receipt_named", "PP72"):
        played.do("pay", receipt=receipt)


def test_who_left_the_case_does_not_come_back() -> None:
    """PP4: who was replaced for kinship is not the replacement of the replacement."""
    played = case_at("INVEST")
    played.do("replace")
    with refused("replacement_fits", "PP4") as caught:
        played.do("replace", leaving=played.office.officers["co3"], coming=played.office.officers["co2"])
    assert "不得重新接手" in caught.value.text.zh


@pytest.mark.parametrize(("agreed", "decided"), [(60_000_00, 50_000_00), (50_000_00, 60_000_00)])
def test_nobody_decides_otherwise_than_the_leaders_agreed(agreed: int, decided: int) -> None:
    played = case_at("TO_DISCUSS", proposal=replace(PROPOSAL, fine=60_000_00))
    played.do("discuss", fine=agreed)
    with refused("as_discussed", "PL57"):
        played.do("decide", proposal=replace(PROPOSAL, fine=decided))
    played.do("decide", proposal=replace(PROPOSAL, fine=agreed))

    assert played.case.decisions.get().fine == agreed


def test_nobody_mitigates_what_the_leaders_did_not() -> None:
    played = case_at("COLL", grounds={"removed_harm": True})
    lower: Proposal = replace(PROPOSAL, fine=30_000_00, tier="mitigated", mitigation_ground="PL32-1")
    with refused("as_discussed", "PL57"):
        played.do("decide", proposal=lower)


def test_recorded_facts_never_stand_in_for_what_the_case_knows() -> None:
    lies: dict[str, Any] = {
        "decided_on": "2020-01-01",
        "penalty": {"kinds": []},
        "bureau_level": "national",
        "published_on": "2026-02-27",
    }
    played = case_at("INVEST", **lies)
    told = facts_of(played.case)

    assert told["bureau_level"] == played.office.authority.level != "national"
    assert not {"decided_on", "penalty", "published_on"} & told.keys()
