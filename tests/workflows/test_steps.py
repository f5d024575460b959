"""Each act finishes its step and opens the right next one (tests/tables/steps.csv, from the procedure of §3-§6)."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from viewflow.workflow.status import STATUS

from cases.base.models import Deadline
from tests.factories.cases import Played, case_at
from workflows.blacklist import BlacklistFlow
from workflows.human import STEPS
from workflows.models import PenaltyProcess, WorkItem
from workflows.responsibility import ResponsibilityFlow
from workflows.signal import SignalFlow
from workflows.transfer import TransferFlow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
TABLE = Path(__file__).parent.parent / "tables" / "steps.csv"
with TABLE.open(encoding="utf-8", newline="") as _file:
    ROWS = list(csv.DictReader(_file))
FACTS: dict[str, dict[str, Any]] = {
    "": {},
    "exempt": {"grounds": {"minor_corrected_no_harm": True}},
    "complex": {"complex": True},
}
# stages that need more than one of `case_at`
BEYOND = {
    "TOLD_COMPLEX": ("LEGAL_REVIEW", ("agree_legal", "approve", "serve_notice")),
    "DEFENCE_COMPLEX": ("LEGAL_REVIEW", ("agree_legal", "approve", "serve_notice", "defend")),
    "ENTERED": ("DEC_PEN", ("enter",)),
    "CHECKED": ("DEC_PEN", ("enter", "check")),
}


def _at(row: dict[str, str]) -> Played:
    stage, more = BEYOND.get(row["stage"], (row["stage"], ()))
    return case_at(stage, **FACTS[row["facts"]]).play(*more)


@pytest.mark.parametrize("row", ROWS, ids=lambda r: f"{r['stage']}-{r['step']}")
def test_what_waits_next(row: dict[str, str]) -> None:
    played = _at(row)
    finished = set(WorkItem.objects.filter(done=False).values_list("pk", flat=True))
    played.do(row["step"], on=date.fromisoformat(row["day"]) if row["day"] else None)

    assert " ".join(played.open_steps()) == row["opens"]
    for item in WorkItem.objects.filter(pk__in=finished, done=True).select_related("task"):
        assert item.task.status in (STATUS.DONE, STATUS.CANCELED)
    _shows_the_nearest_clock(played, row)


def _shows_the_nearest_clock(played: Played, row: dict[str, str]) -> None:
    """The line of the step that the act opened carries the day of the clock that concerns it."""
    for name in row["opens"].split():
        item, interest = played.item(name), STEPS[name].clocks
        assert item.due_rule in ("", *interest)
        if item.due_rule == row["due_rule"] and item.due_rule:
            assert item.due_on == Deadline.objects.filter(stream=item.stream, rule=item.due_rule).latest("pk").due_on
    rules = {played.item(name).due_rule for name in row["opens"].split()}
    assert not row["due_rule"] or row["due_rule"] in rules


def test_every_step_is_opened_by_some_row() -> None:
    opened = {name for row in ROWS for name in row["opens"].split()} | {"assign_verifiers"}

    # what other provinces publish is tested with integrity; the other procedures in tests of their own
    # who leaves is replaced: tests/workflows/test_staffing.py
    elsewhere = {"withdraw", "record_publication", "name_officer", "name_verifier"}
    others = (BlacklistFlow, ResponsibilityFlow, SignalFlow, TransferFlow)
    elsewhere |= {name for name, step in STEPS.items() if step.flow_class in others}
    assert opened | elsewhere == set(STEPS)


def test_a_decision_with_nothing_to_pay_goes_straight_to_closure() -> None:
    from cases.penalty.proposal import Proposal

    warning = Proposal(
        conduct="FSL126", kinds=("warning",), facts_text="未按规定查验供货者许可证。", reasons_text="首次发现，予以警告。"
    )
    played = case_at("APPR", proposal=warning, conduct=["FSL126"], refused_to_correct=False)
    played.play("approve", "serve_notice", "waive", "decide", "serve")

    # a warning alone is not published (PUB2)
    assert played.open_steps() == ["propose_closure"]


def test_the_last_payment_opens_closure() -> None:
    played = case_at("PAY_DUE").play("pay", "pay_gains")

    assert played.open_steps() == ["enter_publicity", "propose_closure"]


def test_an_archived_case_has_no_open_process() -> None:
    played = case_at("ARCHIVED")

    assert not PenaltyProcess.objects.filter(subject=played.case_id, open=True).exists()


def test_a_change_begins_a_new_process_and_ends_the_old() -> None:
    played = case_at("PAY_DUE").play("change")

    rows = PenaltyProcess.objects.filter(subject=played.case_id).order_by("pk")
    assert [(p.status, p.open) for p in rows] == [("CANCELED", False), ("NEW", True)]
