"""The day on which the pages are opened."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tests.factories.cases import plain_papers
from tests.web.site import moment

__all__ = ["Clock", "clock", "plain_papers"]

Clock = Callable[..., None]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Set the day (and hour) that the pages take for now."""

    def set_to(day: date, hour: int = 11) -> None:
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment(day, hour))

    return set_to
