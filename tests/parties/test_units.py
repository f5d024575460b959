"""The unit in which an officer served on a day, as the cover of a file names it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cases.parties.selectors import unit_of
from tests.factories.parties import make_authority, make_officer

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)


def test_it_is_that_of_the_appointment_of_the_day() -> None:
    bureau = make_authority()
    officer = make_officer(authority=bureau, unit="食品科", valid_from=DAY)
    assert unit_of(officer, bureau, on=DAY) == "食品科"
    assert unit_of(officer, bureau, on=DAY - timedelta(days=1)) == ""
    assert unit_of(officer, make_authority(), on=DAY) == ""


def test_none_is_made_up() -> None:
    bureau = make_authority()
    assert unit_of(make_officer(authority=bureau, unit=""), bureau, on=DAY) == ""
