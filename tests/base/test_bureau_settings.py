"""What a bureau has set differently holds from its day on and for it alone; else the national rule."""

from __future__ import annotations

from datetime import date

import pytest

from cases.base import work as works
from cases.base.actors import Actor
from cases.base.bureau import law_settings, roll_of, settings_of
from cases.base.models import DatedSetting
from cases.law.periods import Roll
from cases.law.settings import NATIONAL, PartyClass
from tests.factories.parties import NOW

pytestmark = pytest.mark.django_db


def put(key: str, value: str, *, authority: int | None = None, since: str = "2025-01-01", until: str = "") -> None:
    with works.begin(Actor.system("测试准备"), NOW, act="setting.put") as work:
        work.save(
            DatedSetting(
                key=key,
                value=value,
                authority=authority,
                valid_from=date.fromisoformat(since),
                valid_to=date.fromisoformat(until) if until else None,
                article="测试",
            )
        )


def test_without_settings_the_national_rule_holds() -> None:
    assert law_settings(7, date(2026, 3, 1)) == NATIONAL
    assert roll_of(settings_of(7, date(2026, 3, 1))) is None


def test_a_bureaus_own_setting_wins_over_the_common_one_whatever_their_order() -> None:
    put("low_fine_line.unit", "100000", authority=7)
    put("low_fine_line.unit", "50000", since="2025-06-01")
    assert law_settings(7, date(2026, 3, 1)).low_fine_lines == {PartyClass.UNIT: 10_000_000}
    assert law_settings(8, date(2026, 3, 1)).low_fine_lines == {PartyClass.UNIT: 5_000_000}


@pytest.mark.parametrize(
    ("day", "rolls"),
    [("2025-05-31", None), ("2025-06-01", Roll.STATUTORY_ONLY), ("2025-12-31", Roll.STATUTORY_ONLY), ("2026-01-01", None)],
)
def test_a_setting_holds_from_its_first_to_its_last_day(day: str, rolls: Roll | None) -> None:
    put("weekend_roll", "statutory_only", since="2025-06-01", until="2025-12-31")
    assert roll_of(settings_of(7, date.fromisoformat(day))) is rolls


def test_sums_are_given_in_yuan_and_kept_in_fen() -> None:
    put("hearing_sum.natural", "5000")
    put("review_fine_from", "300000.50")
    found = law_settings(7, date(2026, 3, 1))
    assert found.hearing_sums == {PartyClass.NATURAL: 500_000}
    assert found.review_fine_from == 30_000_050
