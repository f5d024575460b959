"""What the tests of the rules share: the nightly pass on a day, what stands raised, rows written by a system's hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from cases.accountability.signals.models import SupervisionSignal
from cases.base.roles import Role
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
    """A row as somebody wrote it past the acts, with its history."""
    with seeding(at(day)) as work:
        return work.save(row)


def hire_supervisor(played: Played, who: str = "sup") -> None:
    played.office.hire(who, Role.SUPERVISION)
