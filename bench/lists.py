"""Inbox, list of cases and case page: statements and time of a page at 10 and at 10,000 cases.

Whole requests of the test client, signed in, with the page rendered; the same bureau, grown in between by bulk copies of a
case that was played through the commands (its officers, task, clocks and acts with it). Fictional data, in a database of
their own: a file in a temporary folder, or, with DATABASE_URL on PostgreSQL, a new database there.

    python -m bench.lists          SCALE=full for 100,000 cases instead of 10,000
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from bench.graphql import own_database

FEW = 10
MANY = 100_000 if os.environ.get("SCALE") == "full" else 10_000
ROUNDS = 15
BLOCK = 2000
STORY = "desk-investigate"
PAGES = {
    "inbox": ("officer1", "/?tab=queue"),
    "inbox_of_the_head": ("unithead", "/?tab=queue"),
    "inbox_handled": ("officer1", "/?tab=handled"),
    "cases": ("leader", "/cases/"),
    "case_page": ("officer1", "/cases/{case}/"),
}


def main() -> int:
    """Build, measure, grow, measure; a page whose statements grow fails the run."""
    with tempfile.TemporaryDirectory() as files, own_database():
        os.environ["CHENGAN_FILE_ROOT"] = files
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        os.environ.setdefault("CHENGAN_LOG_LEVEL", "ERROR")
        import django

        django.setup()
        template = _play()
        _grow(template, FEW - 1, first=1)
        few = _measured(template)
        _grow(template, MANY - FEW, first=FEW)
        many = _measured(template)
        return _told(few, many)


def _told(few: dict[str, tuple[int, float]], many: dict[str, tuple[int, float]]) -> int:
    grown = 0
    for name, (count, seconds) in many.items():
        base_count, base_seconds = few[name]
        size = f"{MANY:,} cases against {FEW}, n={ROUNDS}"
        print(f"{name}_statements {count / base_count:.1f} x ({size}; {count} against {base_count} statements)")
        print(
            f"{name}_time {seconds / base_seconds:.1f} x ({size}; "
            f"{seconds * 1000:.0f} against {base_seconds * 1000:.0f} ms a page)"
        )
        grown += count > base_count
    return 1 if grown else 0


def _measured(template: Any) -> dict[str, tuple[int, float]]:
    """Statements and the median of the seconds of each page."""
    from django.contrib.auth import get_user_model
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    found = {}
    for name, (who, address) in PAGES.items():
        client, url = Client(), address.format(case=template.pk)
        user = get_user_model().objects.get(username=who)
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        assert client.get(url).status_code == 200
        with CaptureQueriesContext(connection) as seen:
            client.get(url)
        # the next request forgets them
        statements = len(seen)
        seconds = [_timed(lambda: client.get(url)) for _ in range(ROUNDS)]  # noqa: B023 - called at once
        found[name] = (statements, statistics.median(seconds))
    return found


def _timed(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def _play() -> Any:
    """One case of the sample, in investigation."""
    from django.core.management import call_command
    from django.utils import timezone

    from cases.base.work import SHANGHAI
    from cases.penalty.models import PenaltyCase
    from workflows.sample import agenda
    from workflows.sample.cast import assemble
    from workflows.sample.reading import stories

    call_command("migrate", verbosity=0, skip_checks=True)
    cast = assemble(now=datetime(2024, 1, 2, 9, tzinfo=SHANGHAI))
    agenda.play([story for story in stories() if story.code == STORY], cast, now=timezone.now())
    return PenaltyCase.objects.get()


def _grow(template: Any, number: int, *, first: int) -> None:
    """`number` more cases like the template."""
    for start in range(first, first + number, BLOCK):
        _copy(template, range(start, min(start + BLOCK, first + number)))


def _copy(template: Any, numbers: range) -> None:
    from django.db import models, transaction
    from viewflow.workflow.models import Task

    from cases.base.models import Act, Deadline
    from cases.penalty.models import Assignment, PenaltyCase
    from workflows.models import PenaltyProcess, WorkItem

    with transaction.atomic():
        # plain querysets: these rows are for reading alone and have no history
        cases: list[Any] = models.QuerySet(PenaltyCase).bulk_create(
            _like(template, number=f"{template.number}-{n}", filed_on=template.filed_on - timedelta(days=n % 60)) for n in numbers
        )
        stream = template.stream_key
        for model, rows in (
            (Assignment, Assignment.objects.filter(case=template)),
            (Deadline, Deadline.objects.filter(stream=stream)),
            (Act, Act.objects.filter(stream=stream)),
        ):
            models.QuerySet(model).bulk_create(_like(row, **_of(row, case)) for case in cases for row in rows)
        line: Any = WorkItem.objects.select_related("task").get(home=stream, done=False, step="investigate")
        processes = [PenaltyProcess.objects.create(flow_class=line.task.process.flow_class, subject=case) for case in cases]
        tasks: list[Any] = models.QuerySet(Task).bulk_create(
            _like(line.task, process=process) for process in processes for _ in (1, 2)
        )
        models.QuerySet(WorkItem).bulk_create(
            _like(
                line,
                task=task,
                home=cases[n // 2].stream_key,
                stream=cases[n // 2].stream_key,
                number=cases[n // 2].number,
                step=("investigate", "submit_review")[n % 2],
                due_on=line.due_on + timedelta(days=n % 90 - 45),
            )
            for n, task in enumerate(tasks)
        )


def _of(row: Any, case: Any) -> dict[str, Any]:
    """What ties a copied row to its case."""
    tie = {"case": case} if hasattr(row, "case_id") else {"stream": case.stream_key}
    return {**tie, **({"act_id": uuid.uuid4()} if hasattr(row, "act_id") else {})}


def _like(row: Any, **changes: Any) -> Any:
    """A new, unsaved row with the same columns but these."""
    values = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields if not f.primary_key}
    for name in changes:
        values.pop(row._meta.get_field(name).attname, None)
    return type(row)(**values, **changes)


if __name__ == "__main__":
    sys.exit(main())
