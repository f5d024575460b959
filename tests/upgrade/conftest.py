"""An older version's database, brought up to date once for all tests here; each test's own acts are undone after it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connections, transaction
from django.test import override_settings

from tests.factories.cases import plain_papers
from tests.upgrade.old import VERSIONS, Place, Version
from tests.web.site import moment

__all__ = ["plain_papers"]


@dataclass(frozen=True)
class Upgraded:
    """A version after `migrate`. `nodes` are the flow nodes as they were stored before, `said` what the commands printed:
    `later` ones ran without leaving anything."""

    version: Version
    nodes: frozenset[str]
    said: dict[str, str]
    later: dict[str, str]

    @property
    def known(self) -> dict[str, Any]:
        return self.version.known


@pytest.fixture(scope="package", params=VERSIONS)
def upgraded(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any
) -> Iterator[Upgraded]:
    """Load, migrate, check, verify; from then on every page of this process reads and writes there."""
    with django_db_blocker.unblock(), _place(tmp_path_factory.mktemp("upgrade")) as place:
        version = Version(request.param)
        place.load(version)
        with _connected(place):
            nodes = stored("viewflow_task", "flow_task")
        lasting = ("migrate", "check --database default", f"verify_audit --anchor {version.anchor(place.vendor)}")
        later = ("sweep_deadlines", "detect_signals", "score --all", "verify_audit")
        answers = iter(place.run(lasting, later))
        said = {command.split()[0]: next(answers) for command in lasting}
        with _connected(place):
            yield Upgraded(version, frozenset(nodes), said, {name.split()[0]: next(answers) for name in later})


@pytest.fixture
def undone(upgraded: Upgraded, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The morning after the version's last day, in a transaction that is rolled back."""
    now = moment(upgraded.version.day + timedelta(days=1))
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    around = transaction.atomic()
    # as django.test.TestCase marks its own: what commits inside may think itself outermost
    around._from_testcase = True  # type: ignore[attr-defined]
    with around:
        yield
        transaction.set_rollback(True)


def stored(table: str, column: str) -> set[str]:
    """What stands in a column, as text that nothing has read."""
    with connections["default"].cursor() as cursor:
        cursor.execute(f'SELECT DISTINCT CAST("{column}" AS varchar(255)) FROM "{table}"')
        return {value for (value,) in cursor.fetchall()}


@contextmanager
def _place(directory: Path) -> Iterator[Place]:
    """An empty database of its own, on the engine of this run, thrown away afterwards."""
    settings = connections["default"].settings_dict
    if settings["ENGINE"].endswith("sqlite3"):
        yield Place(settings, str(directory / "upgraded.sqlite3"), directory / "files")
        return
    name = f"upgraded_{os.getpid()}"
    _on_server(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    _on_server(f'CREATE DATABASE "{name}"')
    try:
        yield Place(settings, name, directory / "files")
    finally:
        _on_server(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def _connected(place: Place) -> Iterator[None]:
    """Let this process read and write there."""
    original = connections["default"]
    connection = original.copy()
    connection.settings_dict["NAME"] = place.name
    connections["default"] = connection
    # its rows have other ids than those of the database of the tests
    ContentType.objects.clear_cache()
    try:
        with override_settings(FILE_ROOT=place.files):
            yield
    finally:
        connection.close()
        connections["default"] = original
        ContentType.objects.clear_cache()


def _on_server(statement: str) -> None:
    with connections["default"]._nodb_cursor() as cursor:
        cursor.execute(statement)
