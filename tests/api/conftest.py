"""Fixtures of the interface's tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection

from api import execution, regions
from tests.api.asking import NOW, Asker, make_asker


@pytest.fixture(autouse=True, scope="module")
def _other_divisions() -> Iterator[None]:
    """Tests elsewhere may stand in another database, whose divisions have other keys."""
    regions.forget()
    yield
    regions.forget()


@pytest.fixture(autouse=True)
def _alone(request: pytest.FixtureRequest, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The interface needs no page; every day is the 30th of June 2026; and what a process keeps between requests must
    not join one test to another: the map of divisions, which takes longer than most tests, if one may have changed it."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    settings.ROOT_URLCONF = "api.urls"
    execution._prepared.cache_clear()
    written = []

    def note(execute: Callable[..., Any], sql: str, *given: Any) -> Any:
        if "parties_region" in sql and not sql.startswith("SELECT"):
            written.append(sql)
        return execute(sql, *given)

    with connection.execute_wrapper(note):
        yield
    if written or "cloned_db" in request.fixturenames:
        regions.forget()


@pytest.fixture
def asker(db: None) -> Asker:
    """A client for Shanghai with every scope."""
    return make_asker()
