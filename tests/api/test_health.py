"""Liveness and readiness: 503 names the part that fails, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.urls import resolve
from django.utils import timezone

from api import health
from cases.parties.models import Region
from workflows.models import SweepRun

pytestmark = pytest.mark.django_db
READY = {"status": "ok", "failing": [], "database": "ok", "migrations": "ok", "law": "ok", "sweep": "never"}


def _ready() -> tuple[int, dict[str, Any]]:
    response = Client().get("/readyz")
    return response.status_code, response.json()


def test_the_process_is_alive_without_its_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.db.backends.base.base.BaseDatabaseWrapper.cursor", _down)
    response = Client().get("/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


def test_everything_is_ready() -> None:
    assert _ready() == (200, READY)


@pytest.mark.parametrize(("hours", "failed", "state"), [(1, 0, "ok"), (25, 0, "ok"), (27, 0, "late"), (1, 2, "failed")])
def test_a_sweep_that_stopped_or_failed_is_told_and_takes_no_page_away(hours: int, failed: int, state: str) -> None:
    SweepRun.objects.create(at=timezone.now() - timedelta(hours=hours), due=3, fired=1, failed=failed)
    assert _ready() == (200, {**READY, "sweep": state})


def _down(*_: Any, **__: Any) -> None:
    raise OperationalError("connection to server at 10.0.0.5 failed: password=hunter2")


def test_a_database_that_is_down(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("django.db.backends.base.base.BaseDatabaseWrapper.cursor", _down)
        response = Client().get("/readyz")
    assert response.status_code == 503 and "database" in response.json()["failing"]
    assert b"hunter2" not in response.content and b"10.0.0.5" not in response.content


def test_a_migration_that_was_not_applied() -> None:
    MigrationRecorder.Migration.objects.filter(app="api").delete()
    assert _ready() == (503, {**READY, "status": "failing", "failing": ["migrations"], "migrations": "failing"})


def test_divisions_that_were_not_loaded() -> None:
    Region.objects.all().delete()
    assert _ready() == (503, {**READY, "status": "failing", "failing": ["law"], "law": "failing"})


@contextmanager
def _without_table(monkeypatch: pytest.MonkeyPatch, name: str) -> Iterator[None]:
    def missing(*_: Any) -> None:
        raise FileNotFoundError(f"/srv/app/{name}.csv")

    monkeypatch.setattr(health, name, missing)
    yield


@pytest.mark.parametrize("name", ["conducts", "all_deadlines", "rules_on"])
def test_a_law_table_that_cannot_be_read(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    with _without_table(monkeypatch, name):
        status, body = _ready()
    assert status == 503 and body["failing"] == ["law"] and "/srv" not in str(body)


def test_only_reading_methods() -> None:
    for address in ("/healthz", "/readyz"):
        assert Client().post(address).status_code == 405
        assert Client().head(address).status_code == 200


@pytest.mark.parametrize(("address", "name"), [("/graphql/", "graphql"), ("/healthz", "healthz"), ("/readyz", "readyz")])
def test_the_site_mounts_them(address: str, name: str) -> None:
    assert resolve(address, urlconf="config.urls").view_name == name
