"""The page of a reporter: nothing before it is opened on a ground, nothing for whom it is not, and the auditor's log."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection

from cases.base.models import Act, Draft
from cases.base.roles import Role
from cases.intake.models import Clue, Reporter, ReporterGrant
from cases.intake.reporters import OPEN
from tests.factories.cases import Office, Played, make_company, make_office
from tests.intake.test_reporters import ADDRESS, NAME, PHONE, REPORTER, clear
from tests.web.conftest import Clock
from tests.web.site import Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
DAY = date(2026, 3, 4)
SECRETS = (NAME, PHONE, ADDRESS)
TYPED = {
    "source": "report",
    "received_on": "2026-03-04",
    "content": "来电反映当事人销售过期糕点。",
    "reporter_name": NAME,
    "reporter_phone": PHONE,
    "reporter_address": ADDRESS,
}


@pytest.fixture
def played(clock: Clock) -> Played:
    clock(DAY)
    played = Played(make_office(), make_company())
    played.do("register", source="report", reporter=REPORTER, content="来信反映销售过期糕点。")
    return played.play("assign")


def person(played: Played, who: str) -> Person:
    return Person(played.office.officers[who])


def page_of(played: Played, more: str = "") -> str:
    return f"/clues/{played.clue_id}/reporter/{more}"


def shows(answer: Any) -> bool:
    return any(secret in answer.content.decode() for secret in SECRETS)


def test_what_is_typed_reaches_the_store_alone(clock: Clock) -> None:
    clock(DAY)
    office: Office = make_office()
    intake = Person(office.officers["intake"])
    intake.send("/clues/new/draft/", TYPED)
    assert Draft.objects.get().content == TYPED
    assert clear(*SECRETS) == []
    answer = intake.fill("/clues/new/", **TYPED)
    assert answer.status_code == 302
    assert clear(*SECRETS) == []
    assert Reporter.objects.get().clue == Clue.objects.get()


@pytest.mark.parametrize("content", [f"{NAME}来电反映。", f"请回电{PHONE}。"])
def test_a_text_that_names_the_reporter_is_told_at_its_field(content: str, clock: Clock) -> None:
    clock(DAY)
    intake = Person(make_office().officers["intake"])
    answer = intake.fill("/clues/new/", **{**TYPED, "content": content})
    assert answer.status_code == 422
    assert list(answer.context["page"].form.errors) == ["content"]
    assert not Clue.objects.exists()


def test_a_draft_is_ciphertext_in_the_table(clock: Clock) -> None:
    clock(DAY)
    Person(make_office().officers["intake"]).send("/clues/new/draft/", TYPED)
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM base_draft")
        ((content,),) = cursor.fetchall()
    assert content.startswith("v1:") and "report" not in content


@pytest.mark.parametrize("who", ["intake", "co1", "co2"])
def test_who_may_opens_deliberately(who: str, played: Played) -> None:
    reader = person(played, who)
    assert page_of(played) in reader.open(f"/clues/{played.clue_id}/").content.decode()
    closed = reader.open(page_of(played))
    assert closed.status_code == 200 and not shows(closed)
    assert not Act.objects.filter(verb=OPEN).exists()
    opened = reader.send(page_of(played, "open/"), {"purpose": "answer", "detail": "电话告知"})
    assert opened.status_code == 200
    for secret in SECRETS:
        assert secret in opened.content.decode()
    assert "no-store" in opened["Cache-Control"]
    assert Act.objects.get(verb=OPEN).reason == "依法告知处理结果：电话告知"


@pytest.mark.parametrize("typed", [{}, {"purpose": "nonsense"}, {"purpose": "other", "detail": " "}])
def test_without_a_ground_nothing_opens(typed: dict[str, str], played: Played) -> None:
    answer = person(played, "co1").send(page_of(played, "open/"), typed)
    assert answer.status_code == 422 and not shows(answer)
    assert not Act.objects.filter(verb=OPEN).exists()


@pytest.mark.parametrize("who", ["co3", "ar", "lr", "credit"])
def test_for_whom_may_not_read_the_clue_there_is_no_such_page(who: str, played: Played) -> None:
    reader = person(played, who)
    assert reader.open(page_of(played)).status_code == 404
    answer = reader.send(page_of(played, "open/"), {"purpose": "answer"})
    assert answer.status_code == 404 and not shows(answer)
    assert reader.send(page_of(played, "record/"), {"phone": "1"}).status_code == 404
    assert not Act.objects.filter(verb=OPEN).exists()


@pytest.mark.parametrize("who", ["uh", "bl", "bh"])
def test_nobody_else_who_reads_the_clue_opens(who: str, played: Played) -> None:
    reader, leads = person(played, who), who in ("bl", "bh")
    assert (page_of(played) in reader.open(f"/clues/{played.clue_id}/").content.decode()) == leads
    assert reader.open(page_of(played)).status_code == (200 if leads else 403)
    answer = reader.send(page_of(played, "open/"), {"purpose": "answer"})
    assert answer.status_code == 403 and not shows(answer)
    assert reader.send(page_of(played, "record/"), {"phone": "1"}).status_code == 403
    assert not Act.objects.filter(verb=OPEN).exists()


@pytest.mark.parametrize("role", [Role.SYS_ADMIN, Role.SEC_ADMIN, Role.AUDIT_ADMIN])
def test_administrators_find_no_such_page(role: Role, played: Played) -> None:
    played.office.hire("admin", role)
    admin = person(played, "admin")
    assert admin.open(page_of(played)).status_code == 404
    assert admin.send(page_of(played, "open/"), {"purpose": "answer"}).status_code == 404


def test_another_bureau_finds_no_such_page(played: Played) -> None:
    stranger = Person(make_office().officers["co1"])
    assert stranger.open(page_of(played)).status_code == 404
    assert stranger.send(page_of(played, "open/"), {"purpose": "answer"}).status_code == 404


def test_a_leader_admits_who_then_reads_and_ends_it(played: Played) -> None:
    leader, unit_head = person(played, "bl"), person(played, "uh")
    officer = played.office.officers["uh"].pk
    answer = leader.send(page_of(played, "admit/"), {"officer": officer, "ground": "办理奖励"})
    assert answer.status_code == 302
    assert shows(unit_head.send(page_of(played, "open/"), {"purpose": "reward"}))
    # the leader who admits reads nothing
    assert leader.send(page_of(played, "open/"), {"purpose": "reward"}).status_code == 403
    assert leader.send(page_of(played, f"dismiss/{officer}/"), {}).status_code == 302
    assert unit_head.send(page_of(played, "open/"), {"purpose": "reward"}).status_code == 403


@pytest.mark.parametrize("who", ["uh", "co1", "intake"])
def test_others_admit_nobody(who: str, played: Played) -> None:
    officer = played.office.officers["co3"].pk
    answer = person(played, who).send(page_of(played, "admit/"), {"officer": officer, "ground": "需要"})
    assert answer.status_code == 403
    assert not ReporterGrant.objects.filter(officer=officer).exists()


def test_what_is_added_later_is_there(played: Played) -> None:
    reader = person(played, "co1")
    assert reader.send(page_of(played, "record/"), {"phone": "0000-7654321"}).status_code == 302
    opened = reader.send(page_of(played, "open/"), {"purpose": "verify"}).content.decode()
    assert "0000-7654321" in opened and NAME in opened


def test_another_clue_of_the_same_reporter_is_named_to_the_reader(played: Played) -> None:
    """CR35(2): the same person again; a stranger's clue, and another bureau's, are not named."""
    for office, phone in ((played.office, PHONE), (played.office, "13900000000"), (make_office(), PHONE)):
        Played(office, played.party).do("register", source="report", reporter={"phone": phone})
    again, stranger, elsewhere = Clue.objects.order_by("-pk")[:3][::-1]
    said = person(played, "co1").send(page_of(played, "open/"), {"purpose": "verify"}).content.decode()
    assert again.number in said
    assert stranger.number not in said and elsewhere.number not in said


def test_the_auditor_sees_who_read_what_when_and_why_and_nobody_else(played: Played) -> None:
    person(played, "co1").send(page_of(played, "open/"), {"purpose": "other", "detail": "核对地址"})
    played.office.hire("auditor", Role.AUDIT_ADMIN)
    log = person(played, "auditor").open("/audit/reporters/")
    said = log.content.decode()
    co1 = played.office.officers["co1"].name
    assert log.status_code == 200
    for part in (co1, "核对地址", played.clue.number, "姓名", "电话"):
        assert part in said
    assert not shows(log)
    for who in ("bl", "bh", "uh", "co1", "intake"):
        assert person(played, who).open("/audit/reporters/").status_code == 404
    elsewhere = make_office()
    elsewhere.hire("auditor", Role.AUDIT_ADMIN)
    assert co1 not in Person(elsewhere.officers["auditor"]).open("/audit/reporters/").content.decode()


def test_the_case_s_own_history_tells_of_no_reading(played: Played) -> None:
    person(played, "co1").send(page_of(played, "open/"), {"purpose": "answer"})
    person(played, "uh").send(page_of(played, "open/"), {"purpose": "answer"})
    assert "查阅投诉举报人信息" not in person(played, "uh").open(f"/clues/{played.clue_id}/").content.decode()
