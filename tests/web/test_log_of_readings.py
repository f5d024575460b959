"""The log of what was opened: written before anything is shown, kept for good, read by the audit role alone."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from cases.base.models import Act, Opened, Reading
from cases.base.roles import Role
from tests.factories.cases import Played, at, case_at, make_office
from tests.factories.reviews import review_at
from tests.web.conftest import Clock
from tests.web.site import Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
LOG, TABLE = "/audit/readings/", "/audit/readings/table/"
DAY = date(2026, 4, 21)


@pytest.fixture
def played() -> Played:
    return case_at("APPR")


def auditor(played: Played) -> Person:
    return Person(played.office.hire("auditor", Role.AUDIT_ADMIN))


def reader(played: Played, who: str) -> Person:
    return Person(played.office.officers[who])


def many(played: Played, n: int, **changed: Any) -> None:
    """Rows as openings leave them."""
    given = {
        "at": at(DAY),
        "actor_name": "某人",
        "actor_role": "BL",
        "authority": played.office.authority.pk,
        "stream": played.stream,
        "number": played.case.number,
        "what": Opened.PAGE,
        "ground": "leader",
    }
    Reading.objects.bulk_create(Reading(**{**given, **changed}) for _ in range(n))


def lines(answer: Any) -> list[list[str]]:
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(StringIO(text)))


@pytest.mark.parametrize("event", ["UPDATE base_reading SET ground = 'x'", "DELETE FROM base_reading"])
def test_a_row_is_neither_changed_nor_removed(event: str, played: Played) -> None:
    many(played, 1)
    with pytest.raises(DatabaseError, match="base_reading"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(event)
    assert Reading.objects.get().ground == "leader"


def test_what_cannot_be_logged_is_not_shown(played: Played, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise DatabaseError("disk full")

    person = reader(played, "bl")
    person.client.raise_request_exception = False
    monkeypatch.setattr(Reading.objects, "create", full)
    for address in (
        f"/cases/{played.case_id}/",
        f"/clues/{played.clue_id}/",
        f"/act/case/{played.case_id}/penalty.approve_notice/",
    ):
        answer = person.open(address)
        assert answer.status_code == 500
        assert played.party.name not in answer.content.decode()
        assert played.case.number not in answer.content.decode()


def test_each_opening_is_a_row_of_who_what_when_and_on_which_ground(played: Played, clock: Clock) -> None:
    clock(DAY, 15)
    person, address = reader(played, "bl"), f"/cases/{played.case_id}/"
    person.open(address)
    person.open(address)
    person.open(f"/act/case/{played.case_id}/penalty.approve_notice/")
    rows = list(Reading.objects.order_by("pk"))
    officer = played.office.officers["bl"]
    assert [(r.what, r.ground, r.item) for r in rows] == [("page", "leader", None)] * 2 + [("task", "leader", None)]
    for row in rows:
        assert (row.at, row.actor_name, row.actor_role) == (at(DAY, 15), officer.name, "BL")
        assert (row.stream, row.number) == (played.stream, played.case.number)
        assert (row.officer, row.actor_user, row.authority) == (officer.pk, officer.user_id, played.office.authority.pk)


def test_opening_costs_one_statement_more_than_reading(played: Played) -> None:
    person, address = reader(played, "co1"), f"/clues/{played.clue_id}/"
    person.open(address)
    with CaptureQueriesContext(connection) as seen:
        person.open(address)
    written = [q["sql"] for q in seen if q["sql"].startswith(("INSERT", "UPDATE", "DELETE", "SAVEPOINT"))]
    assert len(written) == 1 and "base_reading" in written[0]


def test_the_history_of_the_case_tells_of_no_reading(played: Played) -> None:
    acts = Act.objects.count()
    reader(played, "bh").open(f"/cases/{played.case_id}/")
    reader(played, "co3").open(f"/cases/{played.case_id}/")
    page = reader(played, "co1").open(f"/cases/{played.case_id}/")
    assert Act.objects.count() == acts
    for who in ("bh", "co3"):
        assert played.office.officers[who].name not in page.content.decode()


def test_a_discipline_file_is_logged_for_its_readers_and_for_who_tries(clock: Clock) -> None:
    review = review_at("OPEN")
    clock(DAY)
    address = f"/subjects/responsibility/{review.review.pk}/"
    people = {"official": review.office.officers["co1"], "stranger": review.office.officers["co3"]}
    statuses = {name: Person(officer).open(address).status_code for name, officer in people.items()}
    assert statuses == {"official": 200, "stranger": 404}
    assert list(Reading.objects.order_by("pk").values_list("number", "ground")) == [
        (review.review.number, "official"),
        (review.review.number, ""),
    ]


def test_the_audit_role_reads_the_log_of_its_bureau_and_nobody_else_does(played: Played) -> None:
    reader(played, "bl").open(f"/cases/{played.case_id}/")
    reader(played, "co3").open(f"/cases/{played.case_id}/")
    said = auditor(played).open(LOG).content.decode()
    for part in (played.office.officers["bl"].name, played.case.number, "本机关及下级机关负责人", "无权查阅，未显示"):
        assert part in said
    # of the subject its number alone
    assert played.party.name not in said and played.case.cause not in said
    for who in ("bl", "bh", "uh", "co1", "intake", "ar", "lr", "credit"):
        assert reader(played, who).open(LOG).status_code == 404
        assert reader(played, who).open(TABLE).status_code == 404
    elsewhere = make_office()
    elsewhere.hire("auditor", Role.AUDIT_ADMIN)
    assert played.case.number not in Person(elsewhere.officers["auditor"]).open(LOG).content.decode()


def test_the_log_is_narrowed_to_a_person_a_subject_and_days(played: Played) -> None:
    person = played.office.officers["bl"]
    many(played, 1, actor_name="甲某", officer=person.pk, at=at(DAY, 0))
    many(played, 1, actor_name="乙某", number="某市监立案〔2026〕9号", at=at(DAY, 23, 59))
    many(played, 1, actor_name="丙某", at=at(DAY + timedelta(days=1), 0))
    log = auditor(played)

    def shown(**asked: str) -> list[str]:
        return [row.who for row in log.client.get(LOG, asked).context["page"].rows]

    assert shown() == ["丙某", "乙某", "甲某"]
    assert shown(person=person.name) == shown(person=person.staff_number) == ["甲某"]
    assert shown(person="无此人") == []
    assert shown(subject="某市监立案〔2026〕9号") == shown(subject="某市监立案[2026]9号") == ["乙某"]
    assert shown(**{"from": "2026-04-21", "to": "2026-04-21"}) == ["乙某", "甲某"]
    assert shown(**{"from": "2026-04-22"}) == ["丙某"]
    # rubbish is no day and no cursor
    assert len(shown(**{"from": "2026-99-99", "to": "\x00", "after": "²"})) == 3


def test_pages_follow_each_other_without_gap_and_cost_the_same(played: Played) -> None:
    many(played, 60)
    log = auditor(played)
    log.open(LOG)
    with CaptureQueriesContext(connection) as few:
        first = log.open(LOG).context["page"]
    many(played, 200)
    with CaptureQueriesContext(connection) as more:
        log.open(LOG)
    assert len(more) == len(few)
    seen, address = 0, LOG
    while address:
        page = log.open(address).context["page"]
        seen, address = seen + len(page.rows), page.pager.next_url
    assert (len(first.rows), seen) == (50, 260)


def test_the_table_has_every_row_and_starts_no_formula(played: Played) -> None:
    many(played, 60)
    many(played, 1, actor_name="=cmd|' /C calc'!A0", ground="", item=7, what=Opened.FILE)
    answer = auditor(played).open(TABLE)
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    head, *rows = lines(answer)
    assert (len(rows), head[0], head[-1]) == (61, "时间", "查阅依据")
    assert rows[0][1] == "'=cmd|' /C calc'!A0"
    assert rows[0][5:] == [played.case.number, "文件", "7", "无权查阅，未显示"]
    assert rows[1][0] == "2026-04-21 10:00:00"
