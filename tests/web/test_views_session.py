"""Signing in, choosing the appointment, going on to where one wanted, signing out."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from cases.base.roles import Role
from tests.factories.parties import LONG_AGO, make_authority, make_officer, make_user, seeding
from tests.web.conftest import Clock
from tests.web.site import Person

pytestmark = pytest.mark.django_db
PASSWORD = "a long pass phrase"


def _officer(name: str = "signer", **more: object) -> object:
    return make_officer(user=make_user(username=name, password=PASSWORD), **more)  # type: ignore[arg-type]


def _sign_in(client: Client, name: str = "signer", password: str = PASSWORD, **more: str) -> object:
    return client.post("/sign-in/", {"username": name, "password": password, **more})


@pytest.mark.parametrize(
    ("wanted", "reached"),
    [
        ("/cases/?q=a&state=INVEST", "/cases/?q=a&state=INVEST"),
        ("", "/"),
        ("https://elsewhere.example/", "/"),
        ("//elsewhere.example/", "/"),
        ("/\\elsewhere.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("http:///elsewhere.example", "/"),
    ],
)
def test_sign_in_goes_on_within_the_site_alone(wanted: str, reached: str) -> None:
    _officer()
    answer = _sign_in(Client(), next=wanted)
    assert (answer.status_code, answer["Location"]) == (302, reached)  # type: ignore[attr-defined,index]


def test_the_address_wanted_survives_sign_in() -> None:
    _officer()
    client = Client()
    asked = client.get("/cases/?q=1&state=INVEST")
    page = client.get(asked["Location"])
    assert page.context["page"].next_url == "/cases/?q=1&state=INVEST"


def test_the_session_is_a_new_one_after_sign_in() -> None:
    """A session that somebody else planted is worth nothing afterwards."""
    _officer()
    client = Client()
    client.get("/sign-in/")
    session = client.session
    session["planted"] = "by somebody else"
    session.save()
    planted = session.session_key
    assert planted is not None
    _sign_in(client)
    assert client.session.session_key != planted
    stranger = Client()
    stranger.cookies["sessionid"] = planted
    assert stranger.get("/").status_code == 302


def test_sign_out_ends_the_session_and_needs_a_post() -> None:
    officer = _officer()
    person = Person(officer)  # type: ignore[arg-type]
    kept = person.client.cookies["sessionid"].value
    assert person.open("/sign-out/").status_code == 405
    assert person.send("/sign-out/", {})["Location"] == "/sign-in/"
    assert person.open("/")["Location"].startswith("/sign-in/")
    stolen = Client()
    stolen.cookies["sessionid"] = kept
    assert stolen.get("/").status_code == 302


@pytest.mark.parametrize(("name", "password"), [("signer", "wrong"), ("nobody", PASSWORD), ("nobody", "wrong")])
def test_a_failed_attempt_says_the_same_whatever_was_wrong(name: str, password: str) -> None:
    _officer()
    answer = _sign_in(Client(), name, password)
    assert answer.status_code == 401  # type: ignore[attr-defined]
    assert "用户名或者密码不正确。" in answer.content.decode()  # type: ignore[attr-defined]


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_five_failures_lock_the_account_with_a_page_that_says_for_how_long(language: str) -> None:
    _officer()
    client = Client()
    client.cookies["django_language"] = language
    codes = [_sign_in(client, password="wrong").status_code for _ in range(5)]  # type: ignore[attr-defined]
    assert codes == [401, 401, 401, 401, 429]
    locked = _sign_in(client)
    assert locked.status_code == 429  # type: ignore[attr-defined]
    text = locked.content.decode()  # type: ignore[attr-defined]
    assert ("15 分钟后再试" if language == "zh-hans" else "15 minutes") in text
    assert "<title>" in text
    assert client.get("/").status_code == 302


@pytest.mark.parametrize("name", ["x" * 151, "a\x00b", "", " "])
def test_rubbish_for_a_name_is_told(name: str) -> None:
    answer = _sign_in(Client(), name)
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert "error-summary" in answer.content.decode()  # type: ignore[attr-defined]


def test_two_appointments_are_chosen_between_and_only_own_ones_count() -> None:
    from cases.parties import services

    officer = make_officer(role=Role.CO)
    second = make_authority()
    with seeding() as work:
        other = services.appoint(work=work, officer=officer, authority=second, role=Role.UH, unit="执法二科", valid_from=LONG_AGO)
    foreign = make_officer(role=Role.BH)
    person = Person(officer)
    asked = person.open("/cases/?q=a&state=INVEST")
    assert asked["Location"] == "/appointment/?next=%2Fcases%2F%3Fq%3Da%26state%3DINVEST"
    assert len(person.open(asked["Location"]).context["page"].appointments) == 2
    for rubbish in ("", "²", "-1", "9" * 40, str(foreign.appointments.get().pk)):
        assert person.send("/appointment/", {"appointment": rubbish}).status_code == 200
        assert person.open("/").status_code == 302
    chosen = person.send("/appointment/", {"appointment": str(other.pk), "next": "/cases/?q=a"})
    assert chosen["Location"] == "/cases/?q=a"
    assert person.open("/").context["shell"].actor.role == "办案机构负责人"


def test_an_ended_appointment_is_not_kept_by_the_session(clock: Clock) -> None:
    officer = make_officer(role=Role.CO)
    person = Person(officer)
    person.send("/appointment/", {"appointment": str(officer.appointments.get().pk)})
    assert person.open("/").status_code == 200
    with seeding() as work:
        row = officer.appointments.get()
        row.valid_to = date(2026, 3, 31)
        work.save(row)
    clock(date(2026, 4, 1))
    assert person.open("/").status_code == 403


def test_a_draft_that_finds_nobody_signed_in_is_not_answered_by_a_page() -> None:
    answer = Client().post("/clues/new/draft/", {"content": "x"}, headers={"HX-Request": "true"})
    assert answer.status_code == 401
    assert answer.content == b""
