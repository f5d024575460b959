"""Fixtures of the interface's tests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from api import execution, regions
from tests.api.asking import NOW, Asker, make_asker


@pytest.fixture(autouse=True)
def _alone(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The interface needs no page; every day is the 30th of June 2026; and what a process keeps between requests must
    not join one test to another."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    settings.ROOT_URLCONF = "api.urls"
    regions.forget()
    execution._prepared.cache_clear()
    yield
    regions.forget()


@pytest.fixture
def asker(db: None) -> Asker:
    """A client for Shanghai with every scope."""
    return make_asker()
