"""Pages, sweep and verification in a database of many cases, against a plain SELECT of the rows that the page shows.

What a decision costs is measured by `bench.against` (bench/path.py).

The data is `manage.py generate_load`'s. Each figure is the processor's time of this process and, on PostgreSQL, of the process
that serves it, so that neighbours change little; the median of the rounds. The second figure is the plain SELECT's. The
database is this run's own: a file in a temporary folder, or, with DATABASE_URL on PostgreSQL, a new database there.

    python -m bench.size [CASES …]          default 2000; bureaus grow with the cases, one for every 1,200
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from typing import Any

from bench.graphql import own_database
from bench.verify import _busy

ROUNDS = 9
INBOX = "SELECT * FROM workflows_workitem WHERE authority = %s AND NOT done AND owner_id IS NULL ORDER BY due_on, id LIMIT 31"
CASES = "SELECT * FROM penalty_penaltycase WHERE authority_id = %s ORDER BY id DESC LIMIT 31"
CASE = "SELECT * FROM penalty_penaltycase WHERE id = %s"
SWEEP = "SELECT id FROM base_deadline WHERE state = 'running' AND outcome = '' AND due_on < %s ORDER BY due_on, id"


def main(sizes: list[int]) -> int:
    """Each size in a process of its own."""
    if len(sizes) > 1:
        return max(subprocess.run([sys.executable, "-m", "bench.size", str(size)]).returncode for size in sizes)
    with tempfile.TemporaryDirectory() as files, own_database():
        os.environ["CHENGAN_FILE_ROOT"] = files
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        os.environ.setdefault("CHENGAN_LOG_LEVEL", "ERROR")
        import django

        django.setup()
        _fill(sizes[0])
        _measure(sizes[0])
    return 0


def _fill(cases: int) -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0, skip_checks=True)
    taken = _seconds(
        lambda: call_command("generate_load", enterprises=cases, cases=cases, bureaus=max(1, cases // 1200), verbosity=0)
    )
    print(f"size n={cases} generate_load {cases / taken:,.0f} cases/s of a core", flush=True)


def _measure(cases: int) -> None:
    from django.utils import timezone

    from cases.base.work import legal_date
    from cases.parties.models import Authority
    from cases.penalty.models import PenaltyCase
    from workflows.sweep import sweep

    bureau = Authority.objects.get(short_name="示").pk
    closed = PenaltyCase.objects.filter(authority=bureau, state="CLOSED").latest("pk").pk
    now = timezone.now()
    sweep(now=now)
    told = [
        ("inbox", _page("officer1", "/?tab=queue"), INBOX, bureau),
        ("cases_of_a_leader", _page("leader", "/cases/"), CASES, bureau),
        ("closed_case", _page("leader", f"/cases/{closed}/"), CASE, closed),
        ("sweep_nothing_due", lambda: sweep(now=now), SWEEP, legal_date(now)),
    ]
    for name, measured, plain, asked in told:
        _tell(name, cases, _median(measured), _median(_select(plain, asked)))
    _verify(cases)


def _page(who: str, address: str) -> Callable[[], object]:
    from django.contrib.auth import get_user_model
    from django.test import Client

    client = Client()
    client.force_login(get_user_model().objects.get(username=who), backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return lambda: client.get(address)


def _select(statement: str, asked: Any) -> Callable[[], object]:
    from django.db import connection

    def read() -> object:
        with connection.cursor() as cursor:
            cursor.execute(statement, [asked])
            return cursor.fetchall()

    return read


def _verify(cases: int) -> None:
    from cases.base import verify

    found: list[Any] = []
    taken = _seconds(lambda: found.append(verify.verify()))
    assert not found[0].findings, found[0].findings[:3]
    print(f"verify_audit n={cases} {found[0].rows / taken:,.0f} rows/s of a core, files and live rows included", flush=True)


def _tell(name: str, cases: int, ours: float, theirs: float) -> None:
    print(f"{name} n={cases} {ours * 1000:.1f} ms against {theirs * 1000:.1f} ms of a plain SELECT", flush=True)


def _median(measured: Callable[[], object]) -> float:
    measured()
    return statistics.median(_seconds(measured) for _ in range(ROUNDS))


def _seconds(measured: Callable[[], object]) -> float:
    before = _busy()
    measured()
    return _busy() - before


if __name__ == "__main__":
    sys.exit(main([int(size) for size in sys.argv[1:]] or [2000]))
