"""The answer: by whom, within R00, once, and never by whom the signal concerns; a refusal leaves nothing else."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cases.accountability.review.models import ResponsibilityReview
from cases.accountability.signals.procedure import SIGNAL
from cases.base.models import Act, Deadline
from cases.base.roles import Role
from cases.base.work import begin
from cases.parties import services as parties
from tests.accountability.signals.people import EVERYBODY, Scene, scene
from tests.accountability.signals.raising import the_signal, tonight
from tests.factories.acts import did, within
from tests.factories.cases import at, case_at
from tests.factories.parties import LONG_AGO, seeding
from tests.factories.refusing import refused
from tests.factories.steps import tried
from tests.factories.steps.signal import ANSWERED, RAISED, STEPS, TEXT
from tests.procedures.table import expected
from workflows.models import WorkItem
from workflows.selectors import claimable

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
TABLES = Path(__file__).parents[2] / "tables"


def rows(name: str) -> list[dict[str, str]]:
    with (TABLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


COMMANDS = tried(STEPS, "signal")
ENDS = [(row.full, row.target) for row in expected("signal") if row.sources]


def answer(stage: Scene, act: str, who: str, *, on: date = ANSWERED, **changes: Any) -> Any:
    step = STEPS[COMMANDS[act]]
    return step.command(actor=stage.actor(who, on), now=at(on), **{**step.given(stage, on), **changes})


def test_states_are_those_of_the_law() -> None:
    assert {s.code for s in SIGNAL.states} == {"RAISED", "EXPLAINED", "CORRECTED", "REVIEW"}


@pytest.mark.parametrize("act", COMMANDS)
def test_whom_it_concerns_is_refused_by_the_command_with_the_article(act: str) -> None:
    stage = scene()
    for who in ("bl", "sup_concerned"):
        with refused("not_concerned", "CSR42"):
            answer(stage, act, who)
    with refused("role"):
        answer(stage, act, "co1")

    assert stage.fresh().state == "RAISED"


def test_whom_it_concerns_is_refused_by_the_service_alone() -> None:
    stage = scene()
    with refused("not_concerned", "GSA47"), begin(stage.actor("bl"), at(ANSWERED), act="signal.explain") as work:
        within(work, "signal.explain", signal=stage.signal.pk, answer=TEXT)


@pytest.mark.parametrize(("act", "state"), ENDS)
@pytest.mark.parametrize("who", ["sup", "bh", "sup_city"])
def test_others_answer_it(act: str, state: str, who: str) -> None:
    stage = scene()
    answer(stage, act, who)
    signal = stage.fresh()

    assert (signal.state, signal.answer, signal.answered_on) == (state, TEXT, ANSWERED)
    assert signal.answered_by == stage.played.office.officers[who]
    assert signal.corrected_on == (ANSWERED if act == "signal.correct" else None)
    assert Act.objects.get(stream=signal.stream_key, verb=act).reason == TEXT
    assert not WorkItem.objects.filter(stream=signal.stream_key, done=False).exists()


def test_an_answer_is_given_once() -> None:
    stage = scene()
    answer(stage, "signal.explain", "sup")
    with refused("wrong_state", "SUP22"):
        answer(stage, "signal.correct", "bh")


@pytest.mark.parametrize("act", COMMANDS)
def test_an_answer_says_something(act: str) -> None:
    stage = scene()
    with refused("answer_stated", "SUP22"):
        answer(stage, act, "sup", answer="  ")


def test_what_is_still_to_be_put_right_is_not_corrected() -> None:
    stage = scene()
    with refused("correction_dated"):
        answer(stage, "signal.correct", "sup", corrected_on=date(2026, 6, 11))
    answer(stage, "signal.correct", "sup", corrected_on=ANSWERED)


@pytest.mark.parametrize("row", rows("clocks_signal.csv"), ids=lambda r: r["raised_on"])
def test_the_last_day_to_answer(row: dict[str, str]) -> None:
    played = case_at("FOUND")
    tonight(date.fromisoformat(row["raised_on"]))
    clock = Deadline.objects.get(stream=the_signal(played, "R01").stream_key)

    assert (clock.rule, clock.state, clock.due_on) == (row["rule"], "running", date.fromisoformat(row["due"]))


def test_the_clock_ends_with_the_answer_and_a_late_one_stays_late() -> None:
    stage = scene()
    clock = Deadline.objects.get(stream=stage.signal.stream_key)
    # raised on 9 June: 10, 11, 12 (3), 15, 16
    assert clock.due_on == date(2026, 6, 16)
    answer(stage, "signal.explain", "sup", on=date(2026, 6, 16))

    ended = Deadline.objects.get(pk=clock.pk)
    assert (ended.state, ended.outcome, ended.ended_on) == ("stopped", "done", date(2026, 6, 16))


def test_the_line_waits_for_supervisors_and_leaders_whom_it_does_not_concern() -> None:
    stage = scene()
    line = WorkItem.objects.get(stream=stage.signal.stream_key)
    able = {who for who in EVERYBODY if who != "system" and claimable(stage.actor(who)).filter(pk=line.pk).exists()}

    assert (line.step, line.due_rule, line.due_on) == ("answer_signal", "R00", date(2026, 6, 16))
    assert able == {"sup", "bl2", "bh"}


def test_who_took_the_case_over_after_the_signal_does_not_answer_it() -> None:
    """SUP22 19, CSR 42: somebody other than the case officer, also the one of today."""
    stage = scene("INVEST")
    office = stage.played.office
    coming = office.hire("coming", Role.CO)
    with seeding() as work:
        held = parties.appoint(
            work=work, officer=coming, authority=office.authority, role=Role.SUPERVISION, unit="另一科", valid_from=LONG_AGO
        )
    stage.second["coming_as_sup"] = held
    stage.played.do("replace", coming=coming, on=RAISED)

    with refused("not_concerned", "CSR42"):
        answer(stage, "signal.explain", "coming_as_sup")
    answer(stage, "signal.explain", "sup")
    assert stage.fresh().state == "EXPLAINED"


def test_where_every_file_stands_already_no_work_begins_a_second_time() -> None:
    """The review that a supervisor registered over the same matter goes on as it was."""
    stage = scene()
    named = [(row.officer, "handler") for row in stage.signal.officers.select_related("officer").order_by("pk")]
    did(
        "responsibility.register",
        actor=stage.actor("sup", RAISED),
        now=at(RAISED),
        authority=stage.played.office.authority,
        trigger="complaint",
        summary="超期未办。",
        officials=named,
        about=stage.signal.about,
    )
    standing = ResponsibilityReview.objects.order_by("pk")
    waiting = [row.processes.count() for row in standing]

    answer(stage, "signal.open_review", "sup")

    assert [row.processes.count() for row in standing] == waiting == [1] * len({officer for officer, _ in named})
