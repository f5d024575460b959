"""The run itself: see the package's docstring."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from urllib.request import urlopen

from tests.attack.faults.client import Answer, Browser
from tests.attack.faults.place import PASSWORD, Killer, database, served

STORIES = ("desk-investigate", "desk-submit", "overdue")


@dataclass
class Told:
    """What each client was told about each of its acts, by the mark that it wrote into it."""

    said: dict[str, Answer | None] = field(default_factory=dict)
    broken: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def keep(self, mark: str, answer: Answer | None) -> None:
        with self.lock:
            self.said[mark] = answer


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.attack.faults")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--clients", type=int, default=6)
    parser.add_argument("--port", type=int, default=8765)
    asked = parser.parse_args()
    server = os.environ.get("DATABASE_URL", "")
    if not server.startswith("postgres"):
        sys.stderr.write("DATABASE_URL must name a PostgreSQL server; a database of its own is made there.\n")
        return 2
    with database(server) as url, tempfile.TemporaryDirectory() as files:
        env = {**os.environ, "DATABASE_URL": url, "CHENGAN_FILE_ROOT": files, "DJANGO_SETTINGS_MODULE": "config.settings"}
        os.environ.update(env)
        cases = _set_up()
        with served(asked.port, env) as master:
            told, kills = _attacked(asked, url, master.pid, cases)
        return _judged(told, kills)


def _set_up() -> list[int]:
    """People and a few cases under investigation; the ids of these cases."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.utils import timezone

    call_command("migrate", verbosity=0)
    from cases.base.models import User
    from cases.penalty.models import PenaltyCase
    from workflows.sample.reading import stories
    from workflows.sample.run import run

    run([s for s in stories() if s.code in STORIES], now=timezone.now() - timedelta(minutes=5))
    for user in User.objects.all():
        user.set_password(PASSWORD)
        user.save()
    found = list(PenaltyCase.objects.filter(state="INVEST").values_list("pk", flat=True))
    connection.close()
    return found


def _attacked(asked: Any, url: str, master: int, cases: list[int]) -> tuple[Told, dict[str, int]]:
    base, told, over = f"http://127.0.0.1:{asked.port}", Told(), time.monotonic() + asked.seconds
    _wait_for(base)
    killer = Killer(master, url)
    people = [threading.Thread(target=_act, args=(base, number, cases, told, over)) for number in range(asked.clients)]
    for thread in (killer, *people):
        thread.start()
    for thread in people:
        thread.join()
    killer.stop()
    return told, killer.kills


def _wait_for(base: str) -> None:
    for _try in range(120):
        try:
            with urlopen(f"{base}/healthz", timeout=5):
                return
        except OSError:
            time.sleep(0.5)
    raise RuntimeError("the server did not start")


def _act(base: str, number: int, cases: list[int], told: Told, over: float) -> None:
    """One client: clues by the intake officer, or evidence by a handler of the case, until the time is over."""
    from cases.penalty.models import PenaltyCase

    turn = 0
    case = PenaltyCase.objects.get(pk=cases[number % len(cases)])
    handlers = [a.officer for a in case.assignments.filter(duty="handler", to_day__isnull=True).select_related("officer__user")]
    collectors = [str(o.pk) for o in handlers]
    browser = Browser(base, "intake" if number % 2 == 0 else handlers[0].user.username, PASSWORD)
    while time.monotonic() < over:
        turn += 1
        mark = f"故障演练{number:02d}第{turn:04d}件"
        act = partial(_clue, browser) if number % 2 == 0 else partial(_evidence, browser, case.pk, collectors)
        try:
            told.keep(mark, act(mark))
        except RuntimeError:
            told.keep(mark, None)
    with told.lock:
        told.broken += browser.broken


def _clue(browser: Browser, mark: str) -> Answer:
    day = (datetime.now() - timedelta(days=1)).date().isoformat()  # noqa: DTZ005 - yesterday is in the past in every zone
    return browser.fill("/clues/new/", {"source": "inspection", "received_on": day, "content": mark})


def _evidence(browser: Browser, case: int, collectors: list[str], mark: str) -> Answer:
    day = (datetime.now() - timedelta(days=1)).date().isoformat()  # noqa: DTZ005
    fields = {"kind": "documentary", "title": mark, "proves": "销售", "source": "当事人", "taken_on": day}
    return browser.fill(f"/act/case/{case}/penalty.add_evidence/", fields | {"collectors": collectors})


def _judged(told: Told, kills: dict[str, int]) -> int:
    """Compare what was told with what stands in the database."""
    from io import StringIO

    from django.core.management import call_command

    rows = _rows()
    outcome = Counter(_verdict(answer, rows.get(mark, 0)) for mark, answer in told.said.items())
    for mark, answer in told.said.items():
        if answer is not None and not answer.done and not answer.already:
            sys.stderr.write(f"{mark}: {answer.status}\n")
    said = StringIO()
    try:
        call_command("verify_audit", stdout=said)
    except SystemExit:
        outcome["broken history"] += 1
    wrong = {name: outcome[name] for name in ("lost", "twice", "false already", "broken history")} | {"half": _half()}
    sys.stdout.write(said.getvalue())
    done = outcome["done"] + outcome["already done"]
    figures = {"acts": len(told.said), "done": done, "unanswered": told.broken, "refused": outcome["refused"], **kills, **wrong}
    sys.stdout.write(" ".join(f"{name.replace(' ', '_')}={count}" for name, count in figures.items()) + "\n")
    return 1 if any(wrong.values()) else 0


def _verdict(answer: Answer | None, rows: int) -> str:
    if rows > 1:
        return "twice"
    if answer is None:
        return "gave up"
    if answer.done:
        return "done" if rows else "lost"
    if answer.already:
        return "already done" if rows else "false already"
    return "refused" if not rows else "lost answer"


def _rows() -> Counter[str]:
    """How many clues or pieces of evidence bear each mark."""
    from cases.intake.models import Clue
    from cases.penalty.models import Evidence

    marks = [*Clue.objects.values_list("content", flat=True), *Evidence.objects.values_list("title", flat=True)]
    return Counter(mark for mark in marks if mark.startswith("故障演练"))


def _half() -> int:
    """Clues without their act, their clock or their open task; evidence without its act."""
    from cases.base.models import Act, Deadline
    from cases.intake.models import Clue
    from cases.penalty.models import Evidence
    from workflows.models import WorkItem

    half = 0
    for clue in Clue.objects.filter(content__startswith="故障演练"):
        key = {"stream": clue.stream_key}
        rows = (Act.objects.filter(**key, verb="clue.register"), Deadline.objects.filter(**key), WorkItem.objects.filter(**key))
        half += not all(found.exists() for found in rows)
    pieces = Evidence.objects.filter(title__startswith="故障演练")
    acts = Act.objects.filter(verb="penalty.add_evidence", act_id__in=_acts_of(pieces)).values("act_id").distinct().count()
    return half + abs(acts - pieces.count())


def _acts_of(pieces: Any) -> list[Any]:
    from cases.base.models import ChainEntry
    from cases.penalty.models import Evidence

    history = Evidence.history.model
    versions = history.objects.filter(id__in=pieces.values("pk")).values("history_id")
    return list(ChainEntry.objects.filter(source=history._meta.db_table, row__in=versions).values_list("act_id", flat=True))


if __name__ == "__main__":
    sys.exit(main())
