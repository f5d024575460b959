"""告知、送达、陈述申辩、放弃 (PP57-58, PL36, PL62, FSIR81)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cases.penalty.models import PenaltyCase
from cases.penalty.proposal import Proposal
from tests.factories.cases import PROPOSAL, case_at, make_office
from tests.factories.parties import seeding
from tests.factories.refusing import refused
from tests.factories.steps.content import NO_PENALTY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]


def _of(fine: int, **more: Any) -> Proposal:
    return replace(PROPOSAL, fine=fine, **more)


def _goods(value: str) -> dict[str, Any]:
    """Goods of this value, all of them sold."""
    return {"goods_value": value, "sales_amount": value, "unsold_value": "0.00"}


# FSL124: below 10,000 yuan of goods 50,000-100,000; from there 10-20 times; one fen on either side
BANDS = [
    ({}, 49_999_99, "within_band"),
    ({}, 50_000_00, "lenient"),
    ({}, 100_000_00, "severe"),
    ({}, 100_000_01, "within_band"),
    (_goods("9999.99"), 100_000_00, "severe"),
    (_goods("9999.99"), 100_000_01, "within_band"),
    (_goods("10000.00"), 99_999_99, "within_band"),
    (_goods("10000.00"), 100_000_00, "lenient"),
    (_goods("10000.00"), 200_000_00, "severe"),
    (_goods("10000.00"), 200_000_01, "within_band"),
]


@pytest.mark.parametrize(("facts", "fine", "said"), BANDS)
def test_the_fine_lies_within_the_band(facts: dict[str, Any], fine: int, said: str) -> None:
    """`said`: the condition that refuses it, or the tier that it is in."""
    played = case_at("APPR", **facts)
    if said == "within_band":
        with refused(said, "PL32"):
            played.do("approve", proposal=_of(fine))
    else:
        played.do("approve", proposal=_of(fine, tier=said))
        assert played.case.penaltynotices.get().fine == fine


def test_below_the_minimum_only_on_a_stated_ground_and_never_above_the_maximum() -> None:
    played = case_at("APPR", grounds={"removed_harm": True})
    ground = "PL32-1"
    with refused("within_band") as caught:
        played.do("approve", proposal=_of(49_999_99))
    assert "减轻处罚" in caught.value.text.zh
    with refused("within_band"):
        played.do("approve", proposal=_of(100_000_01, mitigation_ground=ground))
    played.do("approve", proposal=_of(49_999_99, tier="mitigated", mitigation_ground=ground))

    assert played.case.penaltynotices.get().mitigation_ground == ground


def test_where_the_facts_do_not_fix_the_band_nothing_is_told() -> None:
    """A case of an older version, whose report was accepted without them."""
    played = case_at("APPR")
    with seeding() as work:
        case = work.lock(PenaltyCase, played.case_id)
        case.facts = {k: v for k, v in case.facts.items() if k not in ("goods_value", "sales_amount", "unsold_value")}
        work.save(case)
    with refused("within_band") as caught:
        played.do("approve")

    assert "货值金额" in caught.value.text.zh and "补充案件事实" in caught.value.text.zh


# food, a fine of 300,000 yuan or more: city level; the number itself included (PP84)
CITY: dict[str, Any] = {"goods_value": "20000.00", "sales_amount": "15000.00", "unsold_value": "5000.00"}


@pytest.mark.parametrize(
    ("level", "region", "fine", "code"),
    [("county", "310101", 299_999_99, ""), ("county", "310101", 300_000_00, "city_level"), ("city", "310100", 300_000_00, "")],
)
def test_large_food_fines_are_for_the_city(level: str, region: str, fine: int, code: str) -> None:
    played = case_at("APPR", office=make_office(level=level), **CITY)
    if code:
        with refused(code, "FSIR81"):
            played.do("approve", proposal=_of(fine, tier="ordinary"))
    else:
        played.do("approve", proposal=_of(fine, tier="ordinary"))
        assert played.case.penaltynotices.get().fine == fine


def test_without_a_penalty_there_is_no_notice() -> None:
    played = case_at("APPR")
    with refused("penalty_intended", "PP57"):
        played.do("approve", proposal=NO_PENALTY)


def test_a_time_barred_act_is_not_punished() -> None:
    """The facts found later say that the act is older: 9 March 2024 was out of time at the filing on 10 March 2026."""
    barred, in_time = case_at("INVEST"), case_at("INVEST")
    for played, acted_on in ((barred, "2024-03-09"), (in_time, "2024-03-10")):
        played.facts |= {"acted_on": acted_on, "harm": False}
        played.play("evidence", "facts", "finish", "submit", "agree")
    in_time.do("approve")
    with refused("limitation", "PL36"):
        barred.do("approve")


# the hearing range for companies: a fine from 100,000 yuan (HR5)
@pytest.mark.parametrize(("fine", "right"), [(99_999_99, False), (100_000_00, True)])
def test_the_notice_states_the_right_to_a_hearing(fine: int, right: bool) -> None:
    played = case_at("APPR", **_goods("9999.99"))
    played.do("approve", proposal=_of(fine, tier="severe"))

    assert played.case.penaltynotices.get().hearing_right is right


def test_a_notice_is_served_after_it_was_approved() -> None:
    played = case_at("APPR")
    with refused("no_document", "PP82"):
        played.do("serve_notice")


def test_the_day_of_service_lies_between_the_notice_and_today() -> None:
    played = case_at("APPROVED")
    for day in (date(2026, 4, 8), date(2026, 4, 11)):
        with refused("service_date", "PP82"):
            played.do("serve_notice", served_on=day)
    played.do("serve_notice", served_on=date(2026, 4, 9))

    assert played.case.notice_served_on == date(2026, 4, 9)


def test_the_way_of_service_is_one_of_the_law() -> None:
    played = case_at("APPROVED")
    with refused("way_of_service", "PP82"):
        played.do("serve_notice", mode="pigeon")


# served on 10 April, so D12 ends on 17 April: the last day counts, the next does not, wherever it is recorded
@pytest.mark.parametrize(("received", "code"), [(date(2026, 4, 17), ""), (date(2026, 4, 18), "inside_d12")])
def test_a_defence_inside_its_time(received: date, code: str) -> None:
    played = case_at("NOTIFIED")
    if code:
        with refused(code, "PP57"):
            played.do("defend", on=date(2026, 4, 20), received_on=received)
    else:
        played.do("defend", on=date(2026, 4, 20), received_on=received)
        assert played.state == "DEFENCE"


def test_the_party_says_nothing_before_the_notice_nor_tomorrow() -> None:
    played = case_at("NOTIFIED")
    for step in ("defend", "waive"):
        for day in (date(2026, 4, 9), date(2026, 4, 15)):
            with refused("heard_after_notice"):
                played.do(step, on=date(2026, 4, 14), received_on=day)

    assert played.case.waived_on is None


def test_who_has_waived_may_still_speak_inside_the_time() -> None:
    """Whatever comes in time is heard and re-checked (PP58); the waiver no longer counts."""
    played = case_at("WAIVED")
    played.do("defend")
    assert (played.state, played.case.waived_on, played.open_steps()) == ("DEFENCE", None, ["recheck"])
    with refused("party_heard", "PP58"):
        played.do("decide")
    played.play("recheck", "decide")

    assert played.state == "DEC_PEN"


def test_a_defence_is_not_waived_afterwards() -> None:
    played = case_at("DEFENCE")
    with refused("wrong_state"):
        played.do("waive", on=date(2026, 4, 15))


def test_a_defence_is_rechecked_once() -> None:
    played = case_at("RECHECKED")
    with refused("to_recheck"):
        played.do("recheck")

    assert played.case.defences.get().rechecked_on == date(2026, 4, 15)
