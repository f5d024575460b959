"""Queue and claim: who sees a task, who takes it, who gives it back; stale pages and double submits are refused."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from viewflow.workflow.models import Task

from cases.base.errors import NotFound
from cases.base.kept import keeping
from cases.base.models import Draft
from cases.base.roles import Role
from tests.factories.cases import Played, at, case_at
from tests.factories.counting import all_rows, grown
from tests.factories.parties import make_authority
from tests.factories.refusing import refused
from workflows import selectors
from workflows.inbox import claim_item, discard_draft, release_item, save_draft
from workflows.models import PenaltyProcess, WorkItem

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
DAY = date(2026, 4, 9)


def _sees(played: Played, who: str) -> list[str]:
    return [item.step for item in selectors.claimable(played.office.actor(who, DAY))]


def _holds(played: Played, who: str) -> list[str]:
    return [item.step for item in selectors.mine(played.office.actor(who, DAY))]


def _claim(played: Played, who: str, step: str) -> WorkItem:
    return claim_item(actor=played.office.actor(who, DAY), item=played.item(step).pk)


def test_a_task_is_in_the_queue_of_those_who_may_do_it() -> None:
    played = case_at("INVEST")
    played.office.hire("elsewhere", Role.CO, authority=make_authority())

    assert [who for who in played.office.officers if "investigate" in _sees(played, who)] == ["co1", "co2"]
    played.play("evidence", "finish")
    assert [who for who in played.office.officers if _sees(played, who)] == ["uh"]
    played.play("submit")
    assert [who for who in played.office.officers if _sees(played, who)] == ["ar", "lr"]
    played.play("agree")
    assert [who for who in played.office.officers if _sees(played, who)] == ["bl", "bh"]


def test_who_claims_a_task_has_it_and_nobody_else_sees_it() -> None:
    played = case_at("INVEST")
    _claim(played, "co1", "investigate")

    assert (_holds(played, "co1"), _sees(played, "co1"), _sees(played, "co2")) == (["investigate"], [], [])
    release_item(actor=played.office.actor("co1", DAY), item=played.item("investigate").pk)
    assert (_holds(played, "co1"), _sees(played, "co1"), _sees(played, "co2")) == ([], ["investigate"], ["investigate"])


@pytest.mark.parametrize("who", ["co2", "co3", "uh", "bl"])
def test_what_is_not_in_the_queue_cannot_be_claimed(who: str) -> None:
    played = case_at("INVEST")
    _claim(played, "co1", "investigate")
    with pytest.raises(NotFound):
        _claim(played, who, "investigate")
    with pytest.raises(NotFound):
        release_item(actor=played.office.actor(who, DAY), item=played.item("investigate").pk)

    assert _holds(played, "co1") == ["investigate"]


def test_a_claimed_task_is_not_done_by_another() -> None:
    played = case_at("APPR")
    _claim(played, "bh", "approve")
    with refused("claimed_by_other") as caught:
        played.do("approve")
    assert played.office.officers["bh"].name in caught.value.text.zh
    played.do("approve", by="bh")

    assert played.open_steps() == ["serve_notice"]


def test_acts_beside_a_step_are_open_to_the_other_handler() -> None:
    """Two officers investigate together: who holds the task does not shut the other out of the evidence."""
    played = case_at("INVEST")
    _claim(played, "co1", "investigate")
    played.do("evidence", by="co2")
    played.do("facts", by="co2")
    with refused("claimed_by_other"):
        played.do("finish", by="co2")


def test_an_act_keeps_the_doer_on_its_line() -> None:
    played = case_at("APPR")
    item = played.item("approve")
    played.do("approve", item=item.pk)

    item.refresh_from_db()
    assert (item.done, item.owner_id) == (True, played.office.actor("bl", DAY).user_id)
    assert item.task.owner_id == item.owner_id


def test_a_stale_page_is_refused() -> None:
    """Two leaders have the same page open; the second submits after the first."""
    played = case_at("APPR")
    page = played.item("approve").pk
    played.do("approve", by="bh", item=page)
    with refused("stale_task") as caught:
        played.do("approve", item=page)
    assert "刷新" in caught.value.text.zh

    assert played.case.penaltynotices.count() == 1


def test_a_line_of_another_step_is_refused() -> None:
    played = case_at("APPR")
    other = WorkItem.objects.filter(step="investigate", home=played.stream, done=True).latest("pk")
    with refused("stale_task"):
        played.do("approve", item=other.pk)


def test_an_act_ends_its_draft_and_a_refusal_keeps_it() -> None:
    played = case_at("APPR")
    actor = played.office.actor("bl", DAY)
    given: dict[str, Any] = {"actor": actor, "now": at(DAY), "stream": played.stream, "act": "penalty.approve_notice"}
    save_draft(**given, content={"opinion": "同"})
    save_draft(**given, content={"opinion": "同意"})
    with refused("within_band"):
        played.do("approve", proposal=_too_high(played))
    assert Draft.objects.get(user=actor.user_id).content == {"opinion": "同意"}
    played.do("approve")

    assert not Draft.objects.exists()


def _too_high(played: Played) -> Any:
    from dataclasses import replace

    return replace(played.proposal, fine=100_000_01)


def test_a_draft_leaves_no_history() -> None:
    played = case_at("INVEST")
    before = all_rows()
    actor = played.office.actor("co1", DAY)
    save_draft(actor=actor, now=at(DAY), stream=played.stream, act="penalty.record_facts", content={"ill": 1})
    assert grown(before, all_rows()) == {"base_draft": 1}
    discard_draft(actor=actor, stream=played.stream, act="penalty.record_facts")

    assert all_rows() == before


def _copies(played: Played, number: int, owner: int | None) -> None:
    """More lines like that of the open task, by bulk; work is not law, so its rows may be."""
    model = WorkItem.objects.filter(step="investigate", home=played.stream).earliest("pk")
    process = PenaltyProcess.objects.get(subject=played.case_id, open=True)
    flow_task = model.task.flow_task
    tasks = Task.objects.bulk_create(
        [Task(process=process.process_ptr, flow_task=flow_task, flow_task_type="HUMAN", owner_id=owner) for _ in range(number)]
    )
    fresh = Task.objects.order_by("-pk").values_list("pk", flat=True)[:number] if tasks[0].pk is None else [t.pk for t in tasks]
    WorkItem.objects.bulk_create(
        [
            WorkItem(
                **{f.attname: getattr(model, f.attname) for f in model._meta.concrete_fields if f.name not in ("id", "task")}
                | {"task_id": task, "owner_id": owner}
            )
            for task in fresh
        ]
    )


def _read(items: Any) -> list[str]:
    """What an inbox shows of each line."""
    return [f"{i.number} {i.party} {i.owner.full_name if i.owner else ''} {i.due_on}" for i in items]


@pytest.mark.parametrize("number", [2, 500])
def test_an_inbox_takes_one_statement_however_long_it_is(number: int) -> None:
    played = case_at("INVEST")
    actor = played.office.actor("co1", DAY)
    _copies(played, number, None)
    _copies(played, number, actor.user_id)
    lists = ((selectors.claimable, number + 1), (selectors.mine, number), (selectors.handled, 2 * number + 1))
    with keeping({}):
        with CaptureQueriesContext(connection) as statements:
            selectors.mine(actor)
        assert len(statements) == 1, "which confidential files the reader may see is asked once a page"
        for read, rows in lists:
            with CaptureQueriesContext(connection) as statements:
                assert len(_read(read(actor))) == rows
            assert len(statements) == 1, read.__name__


def test_lines_come_nearest_deadline_first_and_pages_have_no_gap() -> None:
    played = case_at("INVEST")
    actor = played.office.actor("co1", DAY)
    _copies(played, 6, actor.user_id)
    for position, pk in enumerate(WorkItem.objects.filter(owner=actor.user_id).values_list("pk", flat=True)):
        due = None if position % 3 == 0 else date(2026, 6, 20 - position)
        WorkItem.objects.filter(pk=pk).update(due_on=due)

    everything = [(i.due_on, i.pk) for i in selectors.mine(actor)]
    assert everything == sorted(everything, key=lambda row: (row[0] is None, row[0], row[1]))
    paged: list[tuple[Any, int]] = []
    while len(paged) < len(everything):
        rows = selectors.mine(actor)
        if paged:
            rows = selectors.after(rows, due=paged[-1][0], pk=paged[-1][1])
        paged += [(i.due_on, i.pk) for i in rows[:2]]
    assert paged == everything
