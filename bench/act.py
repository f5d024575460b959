"""An act through the gate against the same rows written by plain Django saves with simple-history and nothing else.

The act is the middle one of the tests' dummy procedure: its row and version, a clock stopped and one started with their
versions, the log of acts. Ours locks, asks permission and conditions, computes the last day, and appends all that to
the hash chain besides. The other saves the same columns in one transaction, with the rows at hand and no chain. The
two take turns; each figure is the median. The database is this run's own: a file in a temporary folder, or, with
DATABASE_URL on PostgreSQL, a new database there.

    python -m bench.act          SCALE=full for 3,000 acts instead of 400
"""

from __future__ import annotations

import gc
import os
import statistics
import time
from collections.abc import Callable
from datetime import date
from typing import Any

from bench.graphql import own_database

ACTS = 3_000 if os.environ.get("SCALE") == "full" else 400


def gated() -> list[Callable[[], Any]]:
    """One act for each of so many requests that wait for it."""
    from tests.base import scene

    bureau = scene.make_bureau()
    actor = scene.officer(bureau)
    waiting = [scene.entered(bureau).pk for _ in range(ACTS)]

    def act(pk: int) -> None:
        with scene.works.begin(actor, scene.NOW, act="dummy.weigh", subject=f"request:{pk}") as work:
            scene.services.weigh_request(work=work, request=pk)

    return [lambda pk=pk: act(pk) for pk in waiting]  # type: ignore[misc]


def plain() -> list[Callable[[], Any]]:
    """The same rows, saved one after the other in a transaction."""
    from django.db import transaction

    from tests.base import scene
    from tests.dummy.plain import PlainDeadline, PlainRequest

    bureau = scene.make_bureau()

    def act(request: PlainRequest, clock: PlainDeadline) -> None:
        with transaction.atomic():
            request.state = "WEIGHED"
            request.save()
            clock.state, clock.ended_on, clock.outcome = "stopped", date(2026, 3, 2), "done"
            clock.save()
            _clock(request, "D10").save()
            _act_row(request).save()

    pairs = []
    for number in range(ACTS):
        request = PlainRequest(
            state="ENTERED", opened_on=date(2026, 3, 2), authority=bureau, number=f"某市监样〔2026〕{number}号", purpose="试验"
        )
        request.save()
        clock = _clock(request, "D01")
        clock.save()
        pairs.append((request, clock))
    return [lambda pair=pair: act(*pair) for pair in pairs]  # type: ignore[misc]


def _clock(request: Any, rule: str) -> Any:
    from tests.base import scene
    from tests.dummy.plain import PlainDeadline

    return PlainDeadline(
        stream=f"request:{request.pk}",
        authority=request.authority_id,
        rule=rule,
        rule_from=date(2021, 7, 15),
        calendar="cn-2004-2026-0123456789abcdef",
        started_at=scene.NOW,
        started_on=date(2026, 3, 2),
        due_on=date(2026, 6, 1),
    )


def _act_row(request: Any) -> Any:
    from tests.base import scene
    from tests.dummy.plain import PlainAct

    return PlainAct(
        act_id=scene.ACT_ID,
        stream=f"request:{request.pk}",
        verb="dummy.weigh",
        at=scene.NOW,
        actor_kind="officer",
        actor_name="张三",
        actor_role="CO",
        actor_user=7,
        officer=8,
        appointment=9,
        authority=request.authority_id,
        from_state="ENTERED",
        to_state="WEIGHED",
        article="样例规定 §2",
        before="0" * 64,
        after="1" * 64,
        details={},
    )


def main() -> None:
    with own_database():
        os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connection

        call_command("migrate", verbosity=0, skip_checks=True)
        ours, theirs = measure()
        print(
            f"act {ours / theirs:.2f} x (against the same rows by plain Django saves with simple-history on "
            f"{connection.vendor}, n={ACTS}; {ours * 1000:.2f} against {theirs * 1000:.2f} ms)"
        )


def measure() -> tuple[float, float]:
    """Seconds of an act, ours and theirs."""
    taken: tuple[list[float], list[float]] = ([], [])
    pairs = list(zip(gated(), plain(), strict=True))
    gc.collect()
    gc.freeze()
    for pair in pairs:
        for found, act in zip(taken, pair, strict=True):
            started = time.perf_counter()
            act()
            found.append(time.perf_counter() - started)
    ours, theirs = (statistics.median(found[ACTS // 10 :]) for found in taken)
    return ours, theirs


if __name__ == "__main__":
    main()
