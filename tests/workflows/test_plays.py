"""What many tests begin with is played once and handed out: the suite's time hangs on it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from cases.base import chain
from cases.base.work import SHANGHAI
from tests.factories.played import _running, circumstances

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]


def test_papers_that_are_not_set_in_type_hinder_no_handing_out() -> None:
    assert not _running[-1].changed()


def test_a_test_that_changes_code_plays_for_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chain, "append", None)

    assert _running[-1].changed()


def test_a_clock_that_is_set_hinders_none_and_is_part_of_what_was_played(monkeypatch: pytest.MonkeyPatch) -> None:
    before = circumstances()
    for day in (1, 2):
        monkeypatch.setattr("django.utils.timezone.now", lambda day=day: datetime(2026, 7, day, 9, tzinfo=SHANGHAI))
        assert not _running[-1].changed()
        assert circumstances() != before
        before = circumstances()


def test_an_address_table_of_its_own_hinders_none_and_other_settings_do(settings: Any) -> None:
    before = circumstances()
    settings.ROOT_URLCONF = "api.urls"
    assert not _running[-1].changed() and circumstances() != before
    settings.LANGUAGE_CODE = "en"
    assert _running[-1].changed()
