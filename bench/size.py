"""Pages, sweep and verification in a database of many cases, against a plain SELECT of the rows that the page shows.

A page that makes more statements in the larger database fails the run. What a decision costs is measured by `bench.decision`.

The data is `manage.py generate_load`'s. Each figure is the processor's time of this process and, on PostgreSQL, of the process
that serves it, so that neighbours change little; the median of the rounds. The second figure is the plain SELECT's. The
database is this run's own: a file in a temporary folder, or, with DATABASE_URL on PostgreSQL, a new database there.

    python -m bench.size [CASES …]          default 100 and 2000; bureaus grow with the cases, one for every 1,200
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from io import StringIO
from typing import Any

from bench.graphql import own_database
from bench.verify import _busy

ROUNDS = 9
# name: (seconds of the processor, statements)
Figures = dict[str, tuple[float, int]]
INBOX = "SELECT * FROM workflows_workitem WHERE authority = %s AND NOT done AND owner_id IS NULL ORDER BY due_on, id LIMIT 31"
CASES = "SELECT * FROM penalty_penaltycase WHERE authority_id = %s ORDER BY id DESC LIMIT 31"
CASE = "SELECT * FROM penalty_penaltycase WHERE id = %s"
SWEEP = "SELECT id FROM base_deadline WHERE state = 'running' AND outcome = '' AND due_on < %s ORDER BY due_on, id"


def main(sizes: list[int]) -> int:
    """Each size in a process of its own; then how much each figure has grown from the first to the last."""
    found = [_run(size) for size in sizes]
    grown = 0
    for name, (now, statements) in found[-1].items():
        before, counted = found[0][name]
        sizes_told = f"{sizes[0]:,} to {sizes[-1]:,} cases"
        print(f"{name}_grown {now / before:.2f} x from {sizes_told}, {statements} statements against {counted}")
        grown += statements > counted
    return 1 if grown else 0


def _run(cases: int) -> Figures:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "bench.size", "--size", str(cases)], stdout=subprocess.PIPE, text=True, check=True
    )
    found: Figures = {}
    for line in done.stdout.splitlines():
        name, ours, theirs, statements = line.split()
        found[name] = float(ours), int(statements)
        print(f"{name} n={cases} {float(ours) * 1000:.1f} ms against {float(theirs) * 1000:.1f} ms of a plain SELECT", flush=True)
    return found


def _one(cases: int) -> None:
    with tempfile.TemporaryDirectory() as files, own_database():
        os.environ["CHENGAN_FILE_ROOT"] = files
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        os.environ.setdefault("CHENGAN_LOG_LEVEL", "ERROR")
        import django

        django.setup()
        fill(cases)
        _measure(cases)


def fill(cases: int) -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0, skip_checks=True)
    taken = _seconds(
        lambda: call_command("generate_load", enterprises=cases, cases=cases, bureaus=max(1, cases // 1200), stdout=StringIO())
    )
    _say(f"generate_load n={cases} {cases / taken:,.0f} cases/s of a core")


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
        ("inbox", page("officer1", "/?tab=queue"), INBOX, bureau),
        ("cases_of_a_leader", page("leader", "/cases/"), CASES, bureau),
        ("closed_case", page("leader", f"/cases/{closed}/"), CASE, closed),
        ("sweep_nothing_due", lambda: sweep(now=now), SWEEP, legal_date(now)),
    ]
    for name, measured, plain, asked in told:
        print(name, median(measured), median(_select(plain, asked)), _statements(measured), flush=True)
    _verify(cases)


def page(who: str, address: str) -> Callable[[], object]:
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
    _say(f"verify_audit n={cases} {found[0].rows / taken:,.0f} rows/s of a core, files and live rows included")


def _say(line: str) -> None:
    """Past what the calling process reads."""
    print(line, file=sys.stderr, flush=True)


def _statements(measured: Callable[[], object]) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as seen:
        measured()
    return len(seen)


def median(measured: Callable[[], object]) -> float:
    measured()
    return statistics.median(_seconds(measured) for _ in range(ROUNDS))


def _seconds(measured: Callable[[], object]) -> float:
    before = _busy()
    measured()
    return _busy() - before


if __name__ == "__main__":
    if sys.argv[1:2] == ["--size"]:
        _one(int(sys.argv[2]))
    else:
        sys.exit(main([int(size) for size in sys.argv[1:]] or [100, 2000]))
