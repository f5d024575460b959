"""Is the process alive; is it ready to serve. Answers name the part that fails and nothing else."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.base.work import legal_date
from cases.law.band_rows import band_rows
from cases.law.conduct import conducts
from cases.law.deadlines import all_deadlines
from cases.parties.models import Region
from integrity.scoring.ics1 import RULESET
from integrity.scoring.rulebook import rules_on
from workflows.models import last_sweep, sweep_state

log = logging.getLogger("api.health")


@require_safe
def healthz(_request: HttpRequest) -> JsonResponse:
    """The process answers."""
    return JsonResponse({"status": "ok"})


@require_safe
def readyz(_request: HttpRequest) -> JsonResponse:
    """200 if every part is ready; 503 with the parts that are not. `sweep` says ok, late, failed or never.

    A sweep that does not run is for the operator to see, and no reason to take the pages away: it does not make 503.
    """
    now = timezone.now()
    found = {name: _state(check, legal_date(now)) for name, check in PARTS.items()}
    failing = [name for name, state in found.items() if state != "ok"]
    body = {"status": "failing" if failing else "ok", "failing": failing, **found, "sweep": _sweep(now)}
    return JsonResponse(body, status=503 if failing else 200)


def _sweep(now: datetime) -> str:
    try:
        return sweep_state(last_sweep(), now=now)
    except DatabaseError:
        log.exception("the last sweep could not be read")
        return "failing"


def _state(check: Callable[[date], bool], today: date) -> str:
    try:
        return "ok" if check(today) else "failing"
    except Exception:
        log.exception("readiness check failed")
        return "failing"


def _database(_today: date) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone() == (1,))


def _migrations(_today: date) -> bool:
    return _on_disk() <= MigrationRecorder(connection).applied_migrations().keys()


@cache
def _on_disk() -> frozenset[tuple[str, str]]:
    """The migrations that this version of the program brings."""
    return frozenset(MigrationLoader(None).disk_migrations or ())


def _law(today: date) -> bool:
    """The statutes' tables, the score's, and the divisions."""
    items = all(band_rows(conduct.code) for conduct in conducts().values() if conduct.items)
    tables = items and all_deadlines() and rules_on(RULESET, today)
    return bool(tables) and Region.objects.on(today).exists()


PARTS: Mapping[str, Callable[[date], bool]] = {"database": _database, "migrations": _migrations, "law": _law}
