"""The head answers what was reported; facts that came after the report are asked in their own right (T310-5, T310-11, PL82)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cases.transfer.models import CriminalFlag, Transfer
from tests.factories.cases import PROPOSAL
from tests.factories.refusing import refused
from tests.factories.transfers import Sent, transfer_at
from workflows.models import WorkItem

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
TOXIC = {
    "product": "food",
    "conduct": ["FSL123"],
    "substance": "toxic_non_food",
    "serious": False,
    "goods_value": "9000.00",
    "sales_amount": "5000.00",
    "unsold_value": "4000.00",
}


def _changed_after_report() -> Sent:
    """Fake furniture was reported; then it is toxic food, sold for less than the line of 140."""
    sent = transfer_at("REPORTED", stage="INVEST")
    sent.played.facts |= TOXIC
    sent.played.do("facts", on=date(2026, 4, 24))
    return sent


def _flags(sent: Sent) -> list[tuple[str, str, list[str]]]:
    rows = CriminalFlag.objects.filter(case=sent.played.case_id).order_by("pk").select_related("transfer")
    return [(f.state, f.transfer.state, [c["crime"] for c in f.crimes]) for f in rows]


def _do(sent: Sent, step: str) -> None:
    first = Transfer.objects.filter(case=sent.played.case_id).earliest("pk")
    sent.do(step, transfer=first.pk)


def test_a_flag_before_the_head_stays_as_it_was_reported() -> None:
    sent = _changed_after_report()

    assert _flags(sent) == [("open", "REPORTED", ["刑法 §140"])]
    assert [c["crime"] for c in sent.transfer.crimes] == ["刑法 §140"]


@pytest.mark.parametrize(("step", "state"), [("reject", "REJECTED"), ("approve", "APPROVED")])
def test_what_came_after_the_report_is_flagged_with_the_answer(step: str, state: str) -> None:
    sent = _changed_after_report()
    _do(sent, step)

    assert _flags(sent) == [("answered", state, ["刑法 §140"]), ("open", "SUSPECT", ["刑法 §144"])]
    second = Transfer.objects.filter(case=sent.played.case_id).latest("pk")
    assert WorkItem.objects.filter(home=second.stream_key, step="form_task_force", done=False).exists()


def test_no_fine_follows_from_the_rejection_of_other_facts() -> None:
    sent = _changed_after_report()
    _do(sent, "reject")
    played = sent.played
    played.proposal = replace(
        PROPOSAL, conduct="FSL123", fine=110_000_00, confiscated_gains=0, kinds=("fine", "confiscate_goods")
    )
    day = date(2026, 5, 6)
    for step in ("evidence", "finish", "submit", "agree", "approve", "serve_notice", "waive"):
        played.do(step, on=day)
    with refused("criminal_flag_open", "PL82"):
        played.do("decide", on=day)
    assert played.case.decisions.count() == 0


def test_facts_that_reach_nothing_leave_the_report_to_the_head() -> None:
    sent = transfer_at("REPORTED", stage="INVEST")
    sent.played.facts |= {"sales_amount": "1.00", "unsold_value": "1.00", "goods_value": "2.00"}
    sent.played.do("facts", on=date(2026, 4, 24))
    _do(sent, "reject")

    assert _flags(sent) == [("answered", "REJECTED", ["刑法 §140"])]


def test_the_same_facts_are_not_put_to_the_head_twice() -> None:
    sent = transfer_at("REJECTED", stage="INVEST")

    assert _flags(sent) == [("answered", "REJECTED", ["刑法 §140"])]
