"""What the tests of the rules share: the nightly pass on a day, what stands raised, rows written by a system's hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import connection

from cases.accountability.signals.models import SupervisionSignal
from cases.base import triggers
from tests.factories.cases import Played, at
from tests.factories.parties import seeding
from workflows.nightly import Passed, detect_all


def tonight(day: date, *, thorough: bool = False) -> Passed:
    """The nightly pass as it runs in the early morning of the day."""
    return detect_all(now=at(day, 5), thorough=thorough)


def raised(played: Played, rule: str, kind: str = "") -> list[SupervisionSignal]:
    """The signals of a rule about a case or its clue, or of one kind of its findings, oldest first."""
    streams = (played.stream, f"clue:{played.clue_id}")
    rows = SupervisionSignal.objects.filter(rule=rule, about__in=streams).order_by("pk")
    return [row for row in rows if not kind or row.evidence["kind"] == kind]


def the_signal(played: Played, rule: str, kind: str = "") -> SupervisionSignal:
    (found,) = raised(played, rule, kind)
    return found


def capacities(signal: SupervisionSignal) -> set[tuple[str, str]]:
    """Whom the signal concerns, by name and capacity."""
    return set(signal.officers.values_list("name", "capacity"))


def named(played: Played, *who: tuple[str, str]) -> set[tuple[str, str]]:
    """The same of the office's people by their short names."""
    return {(played.office.officers[short].name, capacity) for short, capacity in who}


def written(row: Any, day: date) -> Any:
    """A row as somebody wrote it past the acts, with its history, and past the guards of its table."""
    unguard(row._meta.db_table)
    with seeding(at(day)) as work:
        return work.save(row)


def unguard(table: str) -> None:
    """Take the guards of a table away, for this test's transaction alone."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # a table with checks put off to the end of the transaction is not altered
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for name in triggers.installed(tables=[table]):
            cursor.execute(f'DROP TRIGGER "{name}"' + (f' ON "{table}"' if connection.vendor == "postgresql" else ""))
        if connection.vendor == "postgresql":
            # acts write a paper after what names it
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
