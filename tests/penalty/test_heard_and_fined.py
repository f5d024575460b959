"""The party's whole five days, and penalties without a fine."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cases.base.errors import ConditionFailed
from tests.factories.cases import PROPOSAL, Played, case_at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]

# served on Friday 2026-04-10: the five working days are 13 to 17 April (PP57, PL64)
LAST_DAY_OF_D12, DAY_AFTER = date(2026, 4, 17), date(2026, 4, 20)
WARNING = replace(PROPOSAL, kinds=("warning",), fine=0, confiscated_gains=0, confiscated_goods=0)


def test_a_defence_does_not_shorten_the_time_to_ask_for_a_hearing() -> None:
    played = case_at("RECHECKED")
    with pytest.raises(ConditionFailed) as refused:
        played.do("decide", on=LAST_DAY_OF_D12)
    assert refused.value.code == "party_heard"
    played.do("decide", on=DAY_AFTER)
    assert played.state == "DEC_PEN"


def warned(conduct: str, **facts: Any) -> Played:
    """A case up to its approved notice of a warning alone."""
    return case_at("APPROVED", proposal=replace(WARNING, conduct=conduct), conduct=[conduct], **facts)


def test_where_the_law_asks_for_a_warning_first_a_warning_is_enough() -> None:
    """食品安全法 art. 126: 责令改正，给予警告；拒不改正的，处罚款."""
    assert warned("FSL126", refused_to_correct=False).case.penaltynotices.count() == 1


@pytest.mark.parametrize("facts", [{"refused_to_correct": True}, {"refused_to_correct": None}])
def test_who_refused_or_may_have_refused_is_not_only_warned(facts: dict[str, object]) -> None:
    with pytest.raises(ConditionFailed) as refused:
        warned("FSL126", **facts)
    assert refused.value.code == "within_band"


def test_a_fine_that_must_be_given_is_not_left_out() -> None:
    """食品安全法 art. 124: 并处 leaves no choice."""
    with pytest.raises(ConditionFailed) as refused:
        warned("FSL124")
    assert refused.value.code == "within_band"
