"""The clocks of a case end on the days that the law's periods give, counted by hand (tests/tables/clocks_penalty.csv)."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from cases.base.models import Deadline
from cases.base.models.clocks import ClockState
from cases.penalty.procedure import PENALTY
from tests.factories.cases import PATHS, Played, case_at, make_company, make_office
from tests.procedures.table import counted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
TABLE = Path(__file__).parent.parent / "tables" / "clocks_penalty.csv"
with TABLE.open(encoding="utf-8", newline="") as _file:
    ROWS = list(csv.DictReader(_file))


def _play(steps: str) -> Played:
    """The stage that comes first, if one does, then `step` or `step@day` each."""
    first, *rest = steps.split()
    if first in PATHS:
        played = case_at(first)
    else:
        played, rest = Played(make_office(), make_company()), [first, *rest]
        played.facts = {**played.facts, "acted_on": "2026-02-10"}
    for step in rest:
        name, _, day = step.partition("@")
        played.do(name, on=date.fromisoformat(day) if day else None)
    return played


def _clock(played: Played, rule: str) -> Deadline:
    streams = [f"clue:{played.clue_id}", played.stream]
    streams += [f"penaltypublicity:{played.publicity.pk}"] if rule in ("D16", "D18") else []
    return Deadline.objects.filter(stream__in=streams, rule=rule).latest("pk")


@pytest.mark.parametrize("row", ROWS, ids=lambda r: f"{r['rule']}-{r['steps'].replace(' ', '-')}")
def test_the_last_day(row: dict[str, str]) -> None:
    clock = _clock(_play(row["steps"]), row["rule"])

    assert clock.state == ClockState.RUNNING
    assert clock.started_on.isoformat() == row["counts_from"]
    assert clock.due_on is not None and clock.due_on.isoformat() == row["due"]
    assert clock.provisional is False


def test_every_clock_that_a_live_move_starts_is_counted_here() -> None:
    started = {o.rule for m in PENALTY.moves if m.live for o in m.clocks if type(o).__name__ == "Start"}

    assert started <= {row["rule"] for row in ROWS} | counted("penalty")


def test_a_whole_case_leaves_no_clock_of_the_bureau_running() -> None:
    """Only the party's own times to contest go on after the archive."""
    played = case_at("ARCHIVED")

    running = Deadline.objects.filter(stream=played.stream, state=ClockState.RUNNING)

    assert set(running.values_list("rule", flat=True)) == {"D50", "D51"}


def test_a_return_ends_the_review_and_a_second_submission_begins_anew() -> None:
    played = case_at("RETURNED")
    played.do("evidence", on=date(2026, 4, 9))
    played.do("finish", on=date(2026, 4, 13))
    played.do("submit", on=date(2026, 4, 14))

    clocks = Deadline.objects.filter(stream=played.stream, rule="D11").order_by("pk")

    assert [(c.state, c.started_on, c.ended_on) for c in clocks] == [
        (ClockState.STOPPED, date(2026, 4, 2), date(2026, 4, 8)),
        (ClockState.RUNNING, date(2026, 4, 14), None),
    ]
    # 10 WD: 15-17 (3), 20-24 (8), 27, 28
    assert clocks[1].due_on == date(2026, 4, 28)


def test_a_decision_changed_after_payment_starts_its_own_times() -> None:
    """The old decision's times to contest end; the new one's run from its own service."""
    played = case_at("EXECUTED")
    played.do("change")
    played.do("serve", on=date(2026, 5, 13))

    clocks = Deadline.objects.filter(stream=played.stream, rule__in=("D50", "D51")).order_by("pk")

    assert [(c.rule, c.state, c.started_on) for c in clocks] == [
        ("D50", ClockState.STOPPED, date(2026, 4, 22)),
        ("D51", ClockState.STOPPED, date(2026, 4, 22)),
        ("D50", ClockState.RUNNING, date(2026, 5, 13)),
        ("D51", ClockState.RUNNING, date(2026, 5, 13)),
    ]
