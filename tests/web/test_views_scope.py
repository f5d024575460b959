"""Who sees what: every page for every role, in the own bureau, beside it, above it and below it."""

from __future__ import annotations

import pytest
from django.urls import reverse

from cases.base.models import Document
from cases.base.roles import ADMINISTRATORS, Role
from tests.factories.cases import Office, Played, case_at, make_office
from tests.factories.parties import make_authority, make_officer
from tests.web.conftest import Clock
from tests.web.site import Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
PEOPLE_ROLES = sorted(set(Role) - {Role.SYSTEM})
# integrity-and-accountability.md §0 and penalty-and-transfer.md §2: who looks beyond the own bureau
ABOVE = (Role.BL, Role.BH, Role.SUPERVISION)


def addresses(played: Played) -> dict[str, str]:
    """Every address that shows something of the case."""
    paper = Document.objects.filter(stream=played.stream).latest("pk")
    evidence = played.case.evidences.latest("pk")
    return {
        "case": reverse("web:case", args=[played.case_id]),
        "clue": reverse("web:clue", args=[played.clue_id]),
        "document": reverse("web:document", args=[paper.pk]),
        "pdf": reverse("web:pdf", args=[paper.pk]),
        "evidence": reverse("web:evidence", args=[evidence.pk]),
    }


def statuses(person: Person, played: Played) -> dict[str, int]:
    return {name: person.open(address).status_code for name, address in addresses(played).items()}


@pytest.mark.parametrize("role", PEOPLE_ROLES)
def test_the_own_bureau_reads_administrators_do_not(role: Role) -> None:
    played = case_at("INV_DONE")
    person = Person(make_officer(role=role, authority=played.office.authority))
    expected = 404 if role in ADMINISTRATORS else 200
    assert set(statuses(person, played).values()) == {expected}
    assert person.open("/").status_code == 200
    listed = played.case.number in person.open("/cases/").content.decode()
    assert listed == (role not in ADMINISTRATORS)


@pytest.mark.parametrize("role", PEOPLE_ROLES)
def test_another_bureau_does_not_even_learn_that_there_is_a_case(role: Role) -> None:
    played = case_at("INV_DONE")
    person = Person(make_officer(role=role, authority=make_authority()))
    assert set(statuses(person, played).values()) == {404}
    assert played.case.number not in person.open("/cases/").content.decode()
    for kind, pk, act in (("case", played.case_id, "penalty.submit_review"), ("clue", played.clue_id, "clue.file")):
        assert person.open(f"/act/{kind}/{pk}/{act}/").status_code == 404
        assert person.send(f"/act/{kind}/{pk}/{act}/", {"token": "x" * 22}).status_code == 404
        assert person.send(f"/act/{kind}/{pk}/{act}/draft/", {"opinion": "x"}).status_code == 404
        assert person.send(f"/act/{kind}/{pk}/{act}/law/", {"opinion": "x"}).status_code == 404
    assert person.open(reverse("web:task", args=[played.item("submit_review").pk])).status_code == 404
    assert person.send(reverse("web:claim", args=[played.item("submit_review").pk]), {}).status_code == 404


@pytest.mark.parametrize("role", PEOPLE_ROLES)
def test_the_bureau_above_reads_by_its_leaders_and_supervisors_and_acts_by_nobody(role: Role) -> None:
    above = make_authority(level="city")
    played = case_at("INV_DONE", office=_below(above))
    person = Person(make_officer(role=role, authority=above))
    assert set(statuses(person, played).values()) == {200 if role in ABOVE else 404}
    act = person.open(f"/act/case/{played.case_id}/penalty.submit_review/")
    assert act.status_code == (403 if role in ABOVE else 404)


def _below(above: object) -> Office:
    return make_office(parent=above)


def test_nobody_reads_without_signing_in() -> None:
    played = case_at("INV_DONE")
    for address in (*addresses(played).values(), "/", "/cases/", "/clues/new/"):
        answer = Person(played.office.officers["co1"]).client.__class__().get(address)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/sign-in/?next=")


def test_an_officer_whose_appointment_ended_reads_nothing(clock: Clock) -> None:
    from datetime import date

    from tests.factories.parties import appointment_of, seeding

    played = case_at("INV_DONE")
    officer = played.office.officers["co1"]
    person = Person(officer)
    assert person.open(reverse("web:case", args=[played.case_id])).status_code == 200
    appointment = appointment_of(officer)
    with seeding() as work:
        appointment.valid_to = date(2026, 6, 30)
        work.save(appointment)
    clock(date(2026, 7, 1))
    assert person.open(reverse("web:case", args=[played.case_id])).status_code == 403
    clock(date(2026, 6, 30))
    assert person.open(reverse("web:case", args=[played.case_id])).status_code == 200
