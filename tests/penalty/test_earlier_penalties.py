"""食品安全法 134: the third penalty within a year is counted from what the system holds. A licence is its issuer's to revoke."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cases.penalty.proposal import Proposal
from cases.penalty.repeated import counted_before
from tests.factories.cases import PROPOSAL, Played, case_at, make_office
from tests.factories.refusing import refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]


TO_THE_PARTY = ("approve", "serve_notice", "waive", "decide", "serve")
# after the others were served (their step says when)
LATER = date(2026, 4, 23)


def _after(number: int, steps: tuple[str, ...] = TO_THE_PARTY, **facts: Any) -> Played:
    """A case before its notice, and so many of the same party that went on from there, side by side."""
    mine = case_at("APPR", **facts)
    others = [case_at("APPR", office=mine.office, party=mine.party) for _ in range(number)]
    for step in steps:
        for other in others:
            other.do(step)
    return mine


@pytest.mark.parametrize(("before", "refuses"), [(2, False), (3, True)])
def test_the_third_within_a_year_is_not_left_out(before: int, refuses: bool) -> None:
    """一年内累计三次: each of the three is a decision in force, served, under the Food Safety Law (FSL124)."""
    played = _after(before)
    assert len(counted_before(played.case, LATER)) == before
    if not refuses:
        played.do("approve", on=LATER)
        return
    with refused("penalties_counted", "FSL134") as found:
        played.do("approve", on=LATER)
    assert "3次" in found.value.text.zh and "没有登记次数" in found.value.text.zh


def test_a_decision_that_was_not_served_is_no_penalty_received() -> None:
    played = _after(3, TO_THE_PARTY[:-1])
    assert counted_before(played.case, LATER) == ()
    played.do("approve", on=LATER)


def test_what_is_a_year_old_counts_no_more() -> None:
    played = _after(1)
    decided = counted_before(played.case, LATER)[0].decided_on
    assert counted_before(played.case, date(decided.year + 1, decided.month, decided.day)) == ()
    assert len(counted_before(played.case, date(decided.year + 1, decided.month, decided.day - 1))) == 1


def test_a_case_does_not_count_itself_nor_what_was_annulled() -> None:
    assert counted_before(case_at("PAY_DUE").case, date(2026, 5, 9)) == ()
    assert counted_before(_after(1, (*TO_THE_PARTY, "annul")).case, date(2026, 5, 9)) == ()


def test_a_number_that_is_recorded_opens_the_way() -> None:
    _after(3, penalties_within_year=3).do("approve", on=LATER)


# --- 由原发证部门吊销 -------------------------------------------------------------------------------------------------------

# 药品管理法 117, 139: 劣药, 10 to 20 times, of serious ones 吊销许可证 by who issued it
DRUG: dict[str, Any] = {"product": "drug", "conduct": ["DAL117-r"], "role": "seller", "serious": True, "complex": True}
REVOKED = Proposal(
    conduct="DAL117-r",
    kinds=("fine", "confiscate_gains", "confiscate_goods", "revoke_licence"),
    fine=200_000_00,
    confiscated_gains=PROPOSAL.confiscated_gains,
    confiscated_goods=PROPOSAL.confiscated_goods,
    goods_description="劣药",
    tier="severe",
    measures={"revoke_licence": "药品经营许可证"},
    facts_text="销售劣药。",
    reasons_text="情节严重。",
)


def _drug(**more: Any) -> Played:
    played = case_at("LEGAL_REVIEW", office=make_office(level="city"), proposal=REVOKED, **DRUG, **more)
    played.do("agree_legal")
    return played


def test_who_issued_the_licence_revokes_it() -> None:
    _drug(licence_issued_here=True).do("approve")


@pytest.mark.parametrize(("here", "words"), [({}, "先在案件事实中登记"), ({"licence_issued_here": False}, "通报原发证部门")])
def test_another_bureau_does_not(here: dict[str, bool], words: str) -> None:
    played = _drug(**here)
    with refused("revoked_here", "DAL139") as found:
        played.do("approve")
    assert words in found.value.text.zh and "药品管理法第一百三十九条" in found.value.text.zh
    assert not played.case.penaltynotices.exists()


def test_what_another_must_revoke_is_not_left_out_here() -> None:
    kinds, sums = ("fine", "confiscate_gains", "confiscate_goods", "stop_business"), {"stop_business": "停业整顿三个月"}
    _drug(licence_issued_here=False).do("approve", proposal=replace(REVOKED, kinds=kinds, measures=sums))


def test_the_food_law_asks_for_no_issuer() -> None:
    """FSL124: 吊销许可证 by whoever is competent for the case."""
    severe = replace(PROPOSAL, kinds=(*PROPOSAL.kinds, "revoke_licence"), measures={"revoke_licence": "食品经营许可证"})
    case_at("APPR", serious=True).do("approve", proposal=replace(severe, tier="severe", fine=90_000_00))
