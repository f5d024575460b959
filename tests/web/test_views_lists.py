"""Inbox and lists: in the order of the law's days, page by page, at a fixed cost however much there is."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.base.models import Deadline, Draft
from tests.factories.cases import case_at, make_office
from tests.factories.steps import STEPS
from tests.web.conftest import Clock
from tests.web.site import Person
from tests.web.work_items import many_items
from workflows.models import WorkItem

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
TODAY = date(2026, 4, 21)
# statements of a page: the session, the person, the hats; what is withheld from him, read once instead of inside each of
# the next; three counts, the overdue, the rows, their drafts and flags.
# Of an open case, each act that may be done now asks once; ruling out a crime asks who ever handled the case. That a
# case was opened is logged
INBOX = {"mine": 13, "queue": 13, "handled": 11}
CASE_PAGE_FEW, CASE_PAGE_CLOSED = 35, 48


def statements(person: Person, address: str) -> int:
    person.open(address)
    with CaptureQueriesContext(connection) as seen:
        assert person.open(address).status_code == 200
    return len(seen)


@pytest.mark.parametrize("tab", ["mine", "queue", "handled"])
def test_an_inbox_costs_the_same_for_three_lines_and_for_three_hundred(tab: str, clock: Clock) -> None:
    played = case_at("INV_DONE")
    clock(TODAY)
    person = Person(played.office.officers["uh"])
    many_items(played, 3, owner=person.officer.user if tab == "mine" else None)
    few = statements(person, f"/?tab={tab}")
    many_items(played, 297, owner=person.officer.user if tab == "mine" else None)
    assert statements(person, f"/?tab={tab}") == few
    assert few == INBOX[tab]


def test_counts_end_at_99(clock: Clock) -> None:
    played = case_at("INV_DONE")
    clock(TODAY)
    person = Person(played.office.officers["uh"])
    many_items(played, 98)
    tabs = {link.label: link.count for link in person.open("/").context["page"].tabs}
    assert tabs["可领取"] == 99
    many_items(played, 1)
    tabs = {link.label: link.count for link in person.open("/").context["page"].tabs}
    assert tabs["可领取"] == "99+"


def test_pages_follow_each_other_without_gap_or_double(clock: Clock) -> None:
    """Nearest deadline first, those without a deadline last; keyset pages of thirty."""
    played = case_at("INV_DONE")
    clock(TODAY)
    person = Person(played.office.officers["uh"])
    for n in range(70):
        many_items(played, 1, due_on=None if n % 7 == 0 else TODAY + timedelta(days=(n * 13) % 11))
    seen: list[tuple[Any, str]] = []
    address = "/?tab=queue"
    while address:
        page = person.open(address).context["page"]
        assert len(page.rows) <= 30
        seen += [(row.due.on if row.due else date.max, row.url) for row in page.rows]
        address = page.pager.next_url
    assert len(seen) == 71
    assert len({url for _, url in seen}) == 71
    assert [day for day, _ in seen] == sorted(day for day, _ in seen)


def test_a_case_is_found_by_its_number_in_any_brackets_its_party_s_code_and_a_pasted_name(clock: Clock) -> None:
    played, other = case_at("INV_DONE"), case_at("INV_DONE")
    clock(TODAY)
    person, case = Person(played.office.officers["bh"]), played.case
    assert other.party.uscc != played.party.uscc
    typed = [
        case.number,
        case.number.replace("〔", "[").replace("〕", "]"),
        case.number.replace("〔", "(").replace("〕", ")"),
        case.party.uscc or "",
        f"\u200b{case.party.name}",
    ]
    for text in typed:
        found = person.client.get("/cases/", {"q": text}).context["page"].rows
        assert [row.url for row in found] == [f"/cases/{case.pk}/"], text
    assert not person.client.get("/cases/", {"q": other.party.uscc or ""}).context["page"].rows


@pytest.mark.parametrize("after", ["rubbish", "2026-99-99.1", "-.²", ".", "2026-01-01." + "9" * 40, "\x00"])
def test_a_rubbish_cursor_is_no_cursor(after: str, clock: Clock) -> None:
    played = case_at("INV_DONE")
    clock(TODAY)
    person = Person(played.office.officers["uh"])
    assert len(person.client.get("/", {"tab": "queue", "after": after}).context["page"].rows) == 1
    assert person.client.get("/cases/", {"after": after, "q": "\x00", "state": "\x00"}).status_code == 200
    assert person.client.get("/", {"tab": after, "q": "长" * 5000}).status_code == 200


def test_a_line_says_how_late_whose_and_what(clock: Clock) -> None:
    played = case_at("INV_DONE")
    due = Deadline.objects.get(stream=played.stream, rule="D10").due_on
    assert due is not None
    clock(due + timedelta(days=3))
    row = Person(played.office.officers["uh"]).open("/?tab=queue").context["page"].rows[0]
    assert (row.due.days_left, row.due.level.value, row.task, row.state) == (-3, "overdue", "送审", "调查终结")
    assert row.number == played.case.number
    page = Person(played.office.officers["co1"]).open("/?tab=handled")
    assert page.context["page"].rows[0].waiting_for == "办案机构负责人"
    assert page.context["page"].overdue == 1
    assert "超期 3 天" in page.content.decode()


def test_a_case_above_the_criminal_line_is_marked(clock: Clock) -> None:
    """Sales of 60,000 yuan of food passed off by a seller who knew: 刑法 §140 from 50,000."""
    sums: dict[str, Any] = {"goods_value": "60000.00", "sales_amount": "60000.00", "unsold_value": "0.00"}
    played = case_at("INV_DONE", **sums, passed_off=True, knew=True)
    clock(TODAY)
    person = Person(played.office.officers["uh"])
    assert person.open("/?tab=queue").context["page"].rows[0].flag == "涉嫌犯罪"
    assert person.open("/cases/").context["page"].rows[0].flag == "涉嫌犯罪"
    assert "刑法 §140" in person.open(f"/cases/{played.case_id}/").content.decode()


def test_a_task_is_claimed_released_and_not_claimed_twice(clock: Clock) -> None:
    played = case_at("APPR")
    clock(TODAY)
    item = played.item("approve")
    first, second = Person(played.office.officers["bl"]), Person(played.office.officers["bh"])
    assert first.send(f"/inbox/{item.pk}/claim/", {})["Location"] == f"/inbox/{item.pk}/"
    assert second.send(f"/inbox/{item.pk}/claim/", {}).status_code == 404
    assert second.send(f"/inbox/{item.pk}/release/", {}).status_code == 404
    assert first.open("/").context["page"].rows[0].mine
    assert first.send(f"/inbox/{item.pk}/release/", {}).status_code == 302
    assert second.send(f"/inbox/{item.pk}/claim/", {}).status_code == 302
    assert first.open(f"/inbox/{item.pk}/claim/").status_code == 405


def test_a_draft_is_seen_in_the_inbox_by_its_writer_alone(clock: Clock) -> None:
    played = case_at("APPR")
    clock(TODAY)
    writer, other = Person(played.office.officers["bl"]), Person(played.office.officers["bh"])
    writer.send(f"/act/case/{played.case_id}/penalty.approve_notice/draft/", {"opinion": "先记下"})
    assert Draft.objects.get().content == {"opinion": "先记下"}
    assert writer.open("/?tab=queue").context["page"].rows[0].draft_at is not None
    assert other.open("/?tab=queue").context["page"].rows[0].draft_at is None
    other_form = other.open(f"/act/case/{played.case_id}/penalty.approve_notice/").context["page"].form
    assert "opinion" not in other_form.initial


@pytest.mark.parametrize(("stage", "most"), [("INVEST", CASE_PAGE_FEW), ("ARCHIVED", CASE_PAGE_CLOSED)])
def test_a_case_page_costs_the_same_however_many_cases_there_are(stage: str, most: int, clock: Clock) -> None:
    played = case_at(stage)
    clock(STEPS["archive"].day)
    person = Person(played.office.officers["co1"])
    address = f"/cases/{played.case_id}/"
    few = statements(person, address)
    other = case_at(stage, office=make_office())
    many_items(other, 300)
    assert statements(person, address) == few
    assert few == most


def test_an_empty_bureau_says_so_kindly() -> None:
    person = Person(make_office().officers["uh"])
    assert "这里没有待办" in person.open("/").content.decode()
    assert "没有符合条件的待办" in person.open("/?q=xyz").content.decode()
    assert person.open("/cases/").status_code == 200
    assert WorkItem.objects.count() == 0
