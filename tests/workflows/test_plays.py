"""What many tests begin with is played once and handed out: the suite's time hangs on it."""

from __future__ import annotations

import pytest

from cases.base import chain
from tests.factories.played import _running

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]


def test_papers_that_are_not_set_in_type_hinder_no_handing_out() -> None:
    assert not _running[-1].changed()


def test_a_test_that_changes_code_plays_for_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chain, "append", None)

    assert _running[-1].changed()
