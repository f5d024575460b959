"""Who sees what: every page for every relation to the subject (tests/tables/reading.csv), and what the log keeps of it."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from django.urls import reverse

from cases.base.models import Document, Reading
from cases.base.roles import Role
from tests.factories.cases import Office, Played, case_at, make_office
from tests.factories.counting import all_rows, grown
from tests.factories.listings import listing_at
from tests.factories.parties import appointment_of, make_authority, seeding
from tests.factories.played import handed_out
from tests.factories.transfers import ABOVE, FINE, Sent
from tests.web.conftest import Clock
from tests.web.site import Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
LINK = re.compile(r'href="(/(?:cases|clues|subjects|documents|evidence|parties|act)/[^"#]*\d[^"#]*)"')
FIRST, SECOND = "执法一科", "执法二科"
# who is hired for the table, besides those who played the case: role, unit, bureau
HIRED: dict[str, tuple[Role, str, str]] = {
    "co3": (Role.CO, FIRST, "own"),
    "co4": (Role.CO, SECOND, "own"),
    "uh1": (Role.UH, FIRST, "own"),
    "uh2": (Role.UH, SECOND, "own"),
    "intake2": (Role.INTAKE, FIRST, "own"),
    "ar2": (Role.AR, SECOND, "own"),
    "lr2": (Role.LR, SECOND, "own"),
    "credit3": (Role.CREDIT, SECOND, "own"),
    "sup": (Role.SUPERVISION, SECOND, "own"),
    "sys": (Role.SYS_ADMIN, FIRST, "own"),
    "sec": (Role.SEC_ADMIN, FIRST, "own"),
    "audit": (Role.AUDIT_ADMIN, FIRST, "own"),
    "bl_above": (Role.BL, FIRST, "above"),
    "sup_above": (Role.SUPERVISION, FIRST, "above"),
    "uh_above": (Role.UH, FIRST, "above"),
    "co_elsewhere": (Role.CO, FIRST, "elsewhere"),
    "bh_elsewhere": (Role.BH, FIRST, "elsewhere"),
}
# what the log calls them; a publication is shown on the page of its case, whose opening is the one on record
WHAT = {"paper": "paper", "pdf": "pdf", "evidence": "file", "publicity": None}


def _table() -> dict[tuple[str, str], list[dict[str, str]]]:
    rows: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    with (Path(__file__).parents[1] / "tables/reading.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            rows[row["stage"], row["who"]].append(row)
    return rows


TABLE = _table()
# who reads a part of what belongs to a case; leaders and supervisors read all of it
NARROW = {"co1", "co3", "uh1", "intake2", "ar2", "lr2", "credit3"}


@handed_out()
def _office() -> Office:
    above = make_authority(level="city")
    office = make_office(parent=above)
    places = {"own": office.authority, "above": above, "elsewhere": make_authority()}
    for who, (role, unit, place) in HIRED.items():
        if who != "co3":
            office.hire(who, role, unit=unit, authority=places[place])
    return office


def _played(stage: str) -> Played:
    office = _office()
    if stage == "LISTING":
        return listing_at("L_PROPOSED", office=office)
    if stage == "TRANSFER":
        sent = Sent(case_at("WAIVED", office=office, proposal=FINE, **ABOVE))
        sent.do("task_force", officers=[office.officers["co3"], office.officers["co2"]])
        return sent.played
    return case_at(stage, office=office)


def address_of(played: Played, kind: str) -> str:
    """Where what the table names is shown."""
    if kind in ("paper", "pdf"):
        paper = Document.objects.filter(stream=played.stream).latest("pk")
        return reverse("web:document" if kind == "paper" else "web:pdf", args=[paper.pk])
    if kind == "evidence":
        return reverse("web:evidence", args=[played.case.evidences.latest("pk").pk])
    if kind in ("clue", "case"):
        return reverse(f"web:{kind}", args=[played.clue_id if kind == "clue" else played.case_id])
    of = {
        "transfer": lambda: Sent(played).transfer.pk,
        "listing": lambda: played.listing.pk,
        "publicity": lambda: played.publicity.pk,
    }
    return reverse("web:subject", args=[kind, of[kind]()])


@pytest.mark.parametrize(("stage", "who"), sorted(TABLE))
def test_who_reads_what_on_which_ground(stage: str, who: str) -> None:
    """Every opening is one row that names person, thing and ground; what is not there for the reader leaves the attempt."""
    played = _played(stage)
    person = Person(played.office.officers[who])
    for row in TABLE[stage, who]:
        before, what = all_rows(), WHAT.get(row["kind"], "page")
        answer = person.open(address_of(played, row["kind"]))
        shown = answer.status_code in ((200,) if what else (302,))
        assert (shown, answer.status_code == 404) == (row["may"] == "yes", row["may"] == "no"), (row, answer.status_code)
        written = grown(before, all_rows())
        written.pop("django_session", None)
        if what is None and shown:
            assert written == {}, row
            continue
        last = Reading.objects.latest("pk")
        assert written == {"base_reading": 1}, row
        assert (last.officer, last.appointment) == (person.officer.pk, appointment_of(person.officer).pk)
        assert (last.what, last.ground) == (what or "page", row["ground"]), row


@pytest.mark.parametrize("who", sorted(who for stage, who in TABLE if stage == "PAY_DUE"))
def test_a_list_and_the_page_of_the_party_show_what_may_be_opened(who: str) -> None:
    played = _played("PAY_DUE")
    person, way = Person(played.office.officers[who]), f'href="/cases/{played.case_id}/"'
    (may,) = (row["may"] == "yes" for row in TABLE["PAY_DUE", who] if row["kind"] == "case")
    for address in ("/cases/", f"/cases/?q={played.case.number}", f"/parties/{played.party.pk}/"):
        assert (way in person.open(address).content.decode()) == may, address


@pytest.mark.parametrize("stage", ["CLUE", "VERIFY", "INV_DONE", "REVIEW", "PAY_DUE", "CLOSED"])
def test_whatever_waits_in_an_inbox_opens(stage: str) -> None:
    """A line that may be taken never leads to a page that is not there; nor does the way to its subject."""
    played = _played(stage)
    lines = 0
    for officer in played.office.officers.values():
        person = Person(officer)
        for tab in ("mine", "queue", "handled"):
            for row in person.open(f"/?tab={tab}").context["page"].rows:
                lines += 1
                assert person.client.get(row.case_url, follow=True).status_code == 200, (officer, row)
                assert person.client.get(row.url, follow=True).status_code == 200, (officer, row)
    assert lines


@pytest.mark.parametrize("stage", ["APPR", "PAY_DUE", "TRANSFER", "LISTING"])
def test_no_page_leads_its_reader_to_one_that_is_not_there(stage: str) -> None:
    played = _played(stage)
    for who in NARROW & {who for key, who in TABLE if key == stage}:
        person = Person(played.office.officers[who])
        for row in TABLE[stage, who]:
            if row["may"] == "no" or row["kind"] in ("pdf", "evidence", "paper"):
                continue
            page = person.client.get(address_of(played, row["kind"]), follow=True)
            ways = set(LINK.findall(page.content.decode()))
            assert ways
            gone = [way for way in ways if person.client.get(unescape(way), follow=True).status_code == 404]
            assert gone == [], (who, row["kind"])


def test_an_act_is_tried_for_nobody_who_does_not_read() -> None:
    """Not by a page, a sending, a draft, the law beside it, a preview, an inbox line or a claim of another bureau or unit."""
    played = _played("ESTABLISHED")
    item = played.item("investigate").pk
    act = f"/act/case/{played.case_id}/penalty.finish_investigation/"
    for who in ("co_elsewhere", "co4", "co3", "audit"):
        person, rows = Person(played.office.officers[who]), all_rows()
        assert person.open(act).status_code == 404
        assert person.send(act, {"token": "x" * 22}).status_code == 404
        assert person.send(f"{act}draft/", {"opinion": "x"}).status_code == 404
        assert person.send(f"{act}law/", {"opinion": "x"}).status_code == 404
        assert person.send(f"{act}preview/34/", {"opinion": "x"}).status_code == 404
        assert person.open(reverse("web:task", args=[item])).status_code == 404
        assert person.send(reverse("web:claim", args=[item]), {}).status_code == 404
        left = grown(rows, all_rows())
        left.pop("django_session", None)
        # the line of a colleague's task is known by its number; who opens it is turned away at the subject
        assert left in ({"base_reading": 5}, {"base_reading": 6}), (who, left)
    assert not Reading.objects.exclude(ground="").exists()


def test_who_was_replaced_still_reads_and_who_leaves_the_bureau_does_not(clock: Clock) -> None:
    played = _played("ESTABLISHED")
    address = reverse("web:case", args=[played.case_id])
    person = Person(played.office.officers["co1"])
    with seeding() as work:
        row = played.case.assignments.get(officer=person.officer)
        row.to_day, row.end_reason = date(2026, 3, 20), "回避"
        work.save(row)
    assert person.open(address).status_code == 200
    assert Reading.objects.latest("pk").ground == "handler"
    elsewhere = make_authority()
    with seeding() as work:
        moved = appointment_of(person.officer)
        moved.authority = elsewhere
        work.save(moved)
    assert person.open(address).status_code == 404


def test_nobody_reads_without_signing_in() -> None:
    played = case_at("INV_DONE")
    for address in (
        *(address_of(played, kind) for kind in ("clue", "case", "paper", "pdf", "evidence")),
        "/",
        "/cases/",
        "/clues/new/",
    ):
        answer = Person(played.office.officers["co1"]).client.__class__().get(address)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/sign-in/?next=")


def test_an_officer_whose_appointment_ended_reads_nothing(clock: Clock) -> None:
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
