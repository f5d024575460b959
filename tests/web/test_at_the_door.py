"""Who is kept out and who is not: by account and address behind declared proxies, for spraying, for asking too often; and what
is kept of it, for whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from cases.base.models import Draft, FailedSignIn, RateWindow, SubmittedForm
from cases.base.origin import client_address
from cases.base.roles import Role
from tests.factories.cases import make_office
from tests.factories.parties import make_officer, make_user
from tests.web.conftest import Clock
from tests.web.site import Person, moment
from web import sign_ins
from web.sign_ins import MOST_NAMES, MOST_OF_A_NAME
from workflows import rates

pytestmark = pytest.mark.django_db
PASSWORD = "a long pass phrase"
DAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _counted_anew() -> Iterator[None]:
    rates._counts.clear()
    yield
    rates._counts.clear()


def tries(name: str, password: str = "wrong", *, peer: str = "192.0.2.1", told: str = "") -> int:
    headers = {"X-Forwarded-For": told} if told else {}
    return Client(REMOTE_ADDR=peer, headers=headers).post("/sign-in/", {"username": name, "password": password}).status_code


@pytest.fixture
def signer() -> str:
    make_officer(user=make_user(username="signer", password=PASSWORD))
    return "signer"


# --- where a request comes from ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("trusted", "peer", "told", "address"),
    [
        ([], "10.0.0.1", "203.0.113.5", "10.0.0.1"),
        (["10.0.0.1"], "10.0.0.1", "203.0.113.5", "203.0.113.5"),
        (["10.0.0.1"], "10.0.0.2", "203.0.113.5", "10.0.0.2"),
        (["10.0.0.0/8"], "10.0.0.1", "198.51.100.1, 203.0.113.5", "203.0.113.5"),
        (["10.0.0.0/8"], "10.0.0.1", "198.51.100.1, 203.0.113.5, 10.9.9.9", "203.0.113.5"),
        (["10.0.0.0/8"], "10.0.0.1", "", "10.0.0.1"),
        (["10.0.0.0/8"], "10.0.0.1", "rubbish", "10.0.0.1"),
        (["10.0.0.0/8"], "10.0.0.1", "203.0.113.5, <script>", "10.0.0.1"),
        (["10.0.0.0/8"], "10.0.0.1", "10.0.0.7", "10.0.0.7"),
        (["unix"], "", "203.0.113.5", "203.0.113.5"),
        ([], "", "203.0.113.5", "127.0.0.1"),
        (["2001:db8::/32"], "2001:db8::1", "2001:db8:1::2, 2400:1::9", "2400:1::9"),
    ],
)
def test_a_forwarded_address_is_believed_of_declared_proxies_alone(
    trusted: list[str], peer: str, told: str, address: str, settings: Any
) -> None:
    settings.TRUSTED_PROXIES = trusted
    assert client_address({"REMOTE_ADDR": peer, "HTTP_X_FORWARDED_FOR": told}) == address


def test_the_account_is_locked_for_the_address_that_failed_alone(signer: str, settings: Any) -> None:
    settings.TRUSTED_PROXIES = ["10.0.0.0/8"]
    assert [tries(signer, peer="10.0.0.1", told="203.0.113.5") for _ in range(5)] == [401] * 4 + [429]
    assert tries(signer, PASSWORD, peer="10.0.0.1", told="203.0.113.5") == 429
    assert tries(signer, PASSWORD, peer="10.0.0.1", told="203.0.113.6") == 302


def test_a_made_up_header_neither_frees_nor_locks(signer: str) -> None:
    assert [tries(signer, told=f"203.0.113.{n}") for n in range(5)] == [401] * 4 + [429]
    assert tries(signer, PASSWORD, told="198.51.100.1") == 429
    assert tries(signer, PASSWORD, peer="192.0.2.9", told="192.0.2.1") == 302


# --- one password on many names ----------------------------------------------------------------------------------------


def test_one_password_on_many_names_shuts_the_address_out_for_a_time(signer: str, clock: Clock) -> None:
    clock(DAY, 9)
    assert [tries(f"name{n}") for n in range(MOST_NAMES)] == [401] * MOST_NAMES
    assert tries(signer, PASSWORD) == 429
    assert tries(signer, PASSWORD, peer="192.0.2.2") == 302
    clock(DAY, 10)
    assert tries(signer, PASSWORD) == 302


def test_names_fewer_than_that_shut_nobody_out(signer: str) -> None:
    for n in range(MOST_NAMES - 1):
        tries(f"name{n}")
    assert tries(signer, PASSWORD) == 302


def test_the_answer_says_when_to_come_again(signer: str) -> None:
    for n in range(MOST_NAMES):
        tries(f"name{n}")
    answer = Client(REMOTE_ADDR="192.0.2.1").post("/sign-in/", {"username": signer, "password": PASSWORD})
    assert (answer.status_code, answer["Retry-After"]) == (429, "900")
    assert "从该地址登录失败次数过多" in answer.content.decode()


# --- one name from many addresses --------------------------------------------------------------------------------------


def test_one_name_tried_from_many_addresses_is_shut_there_for_a_time(signer: str, clock: Clock) -> None:
    """Each address stays below its own limits; together they are refused, also with the right password, by the same words
    whether or not there is such an account."""
    clock(DAY, 9)
    for name in (signer, "nobody"):
        assert [tries(name, peer=f"198.51.100.{n}") for n in range(MOST_OF_A_NAME)] == [401] * MOST_OF_A_NAME
        assert tries(name, PASSWORD, peer="203.0.113.9") == 429
    assert FailedSignIn.objects.filter(locked=True).count() == 2
    clock(DAY, 10)
    assert tries(signer, PASSWORD, peer="203.0.113.9") == 302


def test_whoever_tries_a_name_from_everywhere_does_not_lock_its_person_out(signer: str) -> None:
    assert tries(signer, PASSWORD, peer="192.0.2.50") == 302
    for n in range(MOST_OF_A_NAME):
        tries(signer, peer=f"198.51.100.{n}")
    assert tries(signer, PASSWORD, peer="192.0.2.50") == 302
    assert tries(signer, PASSWORD, peer="192.0.2.51") == 429
    # at the own desk the lock by account and address holds as ever
    assert [tries(signer, peer="192.0.2.50") for _ in range(5)] == [401] * 4 + [429]
    assert tries(signer, PASSWORD, peer="192.0.2.50") == 429


def test_names_that_failed_less_often_are_compared_from_anywhere(signer: str) -> None:
    for n in range(MOST_OF_A_NAME - 1):
        tries(signer, peer=f"198.51.100.{n}")
    assert tries(signer, PASSWORD, peer="203.0.113.9") == 302


def test_one_password_on_many_names_from_many_addresses_meets_both_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a net of machines does it, every address with every name: none is compared more often than it may. Here three each."""
    monkeypatch.setattr(sign_ins, "MOST_NAMES", 3)
    monkeypatch.setattr(sign_ins, "MOST_OF_A_NAME", 3)
    codes = [tries(f"name{name}", peer=f"198.51.100.{peer}") for peer in range(5) for name in range(5)]
    # the first three addresses three names each; the other two find these shut, and come to two names that nobody tried
    assert (codes.count(401), codes.count(429)) == (9 + 4, 12)
    compared = FailedSignIn.objects.filter(locked=False)
    assert [compared.filter(name=f"name{n}").count() for n in range(5)] == [3, 3, 3, 2, 2]
    assert [compared.filter(address=f"198.51.100.{n}").count() for n in range(5)] == [3, 3, 3, 2, 2]


@pytest.mark.parametrize(("language", "words"), [("zh-hans", "该账号连续登录失败次数过多"), ("en", "with this name have failed")])
def test_the_answer_says_that_it_is_the_name(signer: str, language: str, words: str) -> None:
    for n in range(MOST_OF_A_NAME):
        tries(signer, peer=f"198.51.100.{n}")
    client = Client(REMOTE_ADDR="203.0.113.9")
    client.cookies["django_language"] = language
    answer = client.post("/sign-in/", {"username": signer, "password": PASSWORD})
    assert (answer.status_code, answer["Retry-After"]) == (429, "900")
    assert words in answer.content.decode()


# --- what is kept of it ------------------------------------------------------------------------------------------------


def test_each_failure_is_kept_with_name_and_address_and_no_password(signer: str) -> None:
    tries("无此人", "secret-pass-word")
    for _ in range(6):
        tries(signer)
    rows = list(FailedSignIn.objects.order_by("pk").values_list("name", "address", "locked"))
    assert rows[0] == ("无此人", "192.0.2.1", False)
    assert [locked for _, _, locked in rows[1:]] == [False] * 4 + [True] * 2
    assert "secret-pass-word" not in str(list(FailedSignIn.objects.values()))


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.SYSTEM}))
def test_the_audit_role_sees_them_and_nobody_else(role: Role) -> None:
    tries("无此人")
    person = Person(make_officer(role=role))
    answer, allowed = person.open("/audit/sign-ins/"), role == Role.AUDIT_ADMIN
    assert answer.status_code == (200 if allowed else 404)
    assert ("无此人" in answer.content.decode()) == allowed
    assert ("/audit/sign-ins/" in person.open("/").content.decode()) == allowed
    assert person.send("/audit/sign-ins/", {}).status_code == 405
    assert Client().get("/audit/sign-ins/").status_code == 302


def test_they_are_searched_and_leafed_through() -> None:
    FailedSignIn.objects.bulk_create(
        FailedSignIn(at=moment(DAY), name=f"name{n}", address="192.0.2.7" if n else "192.0.2.8") for n in range(120)
    )
    person = Person(make_officer(role=Role.AUDIT_ADMIN))
    seen, address = [], "/audit/sign-ins/"
    while address:
        page = person.open(address).context["page"]
        seen += [row.name for row in page.rows]
        address = page.pager.next_url
    assert seen == [f"name{n}" for n in reversed(range(120))]
    assert [r.name for r in person.open("/audit/sign-ins/?q=192.0.2.8").context["page"].rows] == ["name0"]
    assert [r.name for r in person.open("/audit/sign-ins/?q=NAME119").context["page"].rows] == ["name119"]
    assert person.open("/audit/sign-ins/?after=²&q=\x00").status_code == 200


def test_the_nightly_job_ends_them_after_six_months_and_not_before() -> None:
    """网络安全法 21(3): not less than six months. From 31 August the last day of six months is 28 February."""
    now = moment(date(2026, 2, 28))
    for day in (date(2025, 8, 27), date(2025, 8, 29)):
        FailedSignIn.objects.create(at=moment(day), name=str(day), address="192.0.2.1")
    RateWindow.objects.create(key="user:1", minute=int(now.timestamp()) // 60 - 11, count=1)
    RateWindow.objects.create(key="user:1", minute=int(now.timestamp()) // 60, count=1)
    SubmittedForm.objects.create(token="a" * 36, at=now - timedelta(days=91))
    SubmittedForm.objects.create(token="b" * 36, at=now - timedelta(days=89))
    Session.objects.create(session_key="old", session_data="", expire_date=now - timedelta(seconds=1))
    Session.objects.create(session_key="new", session_data="", expire_date=now + timedelta(hours=1))
    out = StringIO()
    call_command("clean_up", "--at", now.isoformat(), stdout=out)
    assert out.getvalue() == "uploads=0 sign_ins=1 attempts=0 visits=0 sessions=1 windows=1 pages=1\n"
    assert [row.name for row in FailedSignIn.objects.all()] == ["2025-08-29"]
    assert AccessAttempt.objects.count() == 0


# --- too often ---------------------------------------------------------------------------------------------------------


def limits(settings: Any, **allowed: int) -> None:
    settings.RATE_LIMITS = {"address": 0, "user": 0, "client": 0, **allowed}


def test_an_address_that_asks_too_often_is_told_when_to_come_again(settings: Any, clock: Clock) -> None:
    limits(settings, address=10)
    clock(DAY, 9)
    asked = [Client(REMOTE_ADDR="192.0.2.1").get("/public/") for _ in range(12)]
    assert [answer.status_code for answer in asked] == [200] * 10 + [429] * 2
    assert asked[-1]["Retry-After"] == "60"
    assert "访问过于频繁" in asked[-1].content.decode()
    assert asked[-1]["Cache-Control"] == "private, no-cache"
    assert Client(REMOTE_ADDR="192.0.2.2").get("/public/").status_code == 200
    clock(DAY, 10)
    assert Client(REMOTE_ADDR="192.0.2.1").get("/public/").status_code == 200


def test_a_person_is_counted_wherever_from_and_nobody_with_it(settings: Any, clock: Clock) -> None:
    limits(settings, user=10, address=10)
    clock(DAY, 9)
    office = make_office()
    first, second = Person(office.officers["uh"]), Person(office.officers["bl"])
    answers = [first.client.get("/cases/", REMOTE_ADDR=f"192.0.2.{n}").status_code for n in range(12)]
    assert answers == [200] * 10 + [429] * 2
    # a whole bureau behind one address is not counted as one
    assert [second.open("/cases/").status_code for _ in range(10)] == [200] * 10


def test_what_is_typed_survives_the_limit(settings: Any, clock: Clock) -> None:
    clock(DAY, 9)
    person = Person(make_office().officers["intake"])
    token = person.open("/clues/new/").context["page"].token
    limits(settings, user=1)
    person.open("/cases/")
    answer = person.send("/clues/new/", {"token": token, "content": "检查发现。"})
    assert answer.status_code == 429
    assert "填写的内容已存为草稿" in answer.content.decode()
    assert Draft.objects.get().content == {"content": "检查发现。"}


def test_health_checks_are_not_counted(settings: Any) -> None:
    limits(settings, address=1)
    assert {Client().get("/healthz").status_code for _ in range(5)} == {200}


def test_workers_count_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each holds its own counts; the sum is the database's. All together let at most a twentieth a worker too much through."""
    now = datetime(2026, 3, 2, 9, 0, 30, tzinfo=timezone.get_current_timezone())
    workers: list[dict[str, Any]] = [{}, {}]
    through = 0
    for turn in range(200):
        monkeypatch.setattr(rates, "_counts", workers[turn % 2])
        through += rates.over("user:7", 100, now=now) == 0
    assert 100 <= through <= 100 + 2 * 100 // 20
    assert rates.over("user:7", 100, now=now) == 30
    assert rates.over("user:8", 100, now=now) == 0
    assert rates.over("user:7", 100, now=now + timedelta(seconds=30)) == 0


def test_a_database_that_cannot_count_stops_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db import DatabaseError

    def broken(*_: Any, **__: Any) -> None:
        raise DatabaseError("gone")

    monkeypatch.setattr("workflows.rates.connection", type("Gone", (), {"cursor": broken})())
    assert rates.over("user:9", 5, now=moment(DAY)) == 0
