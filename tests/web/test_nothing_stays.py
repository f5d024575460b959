"""Nothing confidential stays in a browser or a proxy; only what gives nothing away by its length is compressed; static files
are kept for ever under names of their content."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from cases.base.models import Document
from tests.factories.cases import case_at
from tests.factories.steps import STEPS
from tests.web.conftest import Clock
from tests.web.site import Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
PUBLIC = ("public/", "verify/")
ARGUMENT = {"int": "1", "str": "x", "slug": "case"}


def addresses(urls: Any = None, before: str = "") -> list[str]:
    """Every address of the system, with something in its places."""
    found = []
    for part in urls or get_resolver().url_patterns:
        path = before + str(part.pattern)
        if isinstance(part, URLResolver):
            found += addresses(part.url_patterns, path)
        else:
            assert isinstance(part, URLPattern)
            found.append("/" + re.sub(r"<(\w+):\w+>", lambda m: ARGUMENT[m[1]], path))
    return found


def test_every_address_says_no_store_unless_it_is_public(clock: Clock) -> None:
    """Signed in and not, found and not, answered and refused; a new address is confidential until it is named public."""
    played = case_at("DEC_PEN")
    clock(STEPS["decide"].day)
    person, known = Person(played.office.officers["co1"]), addresses()
    assert len(known) > 30
    for address in known:
        public = address[1:].startswith(PUBLIC)
        for answer in (person.open(address), person.send(address, {}), Client().get(address), Client().post(address, {})):
            said = answer["Cache-Control"]
            assert ("no-cache" in said and "private" in said) if public else said == "no-store", (address, answer.status_code)


def test_papers_evidence_and_forms_with_content_say_no_store(clock: Clock) -> None:
    played = case_at("DEC_PEN")
    clock(STEPS["decide"].day)
    person = Person(played.office.officers["co1"])
    paper, piece = Document.objects.filter(stream=played.stream).latest("pk"), played.case.evidences.get()
    for name, pk in (("case", played.case_id), ("document", paper.pk), ("pdf", paper.pk), ("evidence", piece.pk)):
        answer = person.open(reverse(f"web:{name}", args=[pk]))
        assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store"), name


def test_failures_say_no_store(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError("the machine stops here")

    monkeypatch.setattr("web.views.session.SignInForm", broken)
    answer = Client(raise_request_exception=False).get("/sign-in/")
    assert (answer.status_code, answer["Cache-Control"]) == (500, "no-store")


@pytest.mark.parametrize(("address", "packed"), [("/public/", True), ("/sign-in/", False), ("/cases/", False), ("/", False)])
def test_a_page_with_secrets_is_never_compressed(address: str, packed: bool, clock: Clock) -> None:
    """BREACH: an attacker who has a word repeated beside a secret reads the secret from lengths."""
    played = case_at("INVEST")
    person = Person(played.office.officers["co1"])
    clock(STEPS["evidence"].day)
    asked = {"Accept-Encoding": "gzip, deflate, br"}
    client = Client() if address == "/sign-in/" else person.client
    answer = client.get(address, {"q": "x" * 100}, headers=asked)
    assert answer.status_code == 200
    assert (answer.headers.get("Content-Encoding") == "gzip") == packed


def test_static_files_have_names_of_their_content_and_are_kept_for_ever(settings: Any, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path
    call_command("collectstatic", interactive=False, verbosity=0)
    css = next(path.name for path in (tmp_path / "web").iterdir() if re.fullmatch(r"base\.[0-9a-f]{12}\.css", path.name))
    assert (tmp_path / "web" / f"{css}.gz").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["staticfiles.json", "vendor", "web"]
    page = Client().get("/sign-in/").content.decode()
    assert f"/static/web/{css}" in page
    kept = Client().get(f"/static/web/{css}", headers={"Accept-Encoding": "gzip"})
    assert kept["Cache-Control"] == "max-age=315360000, public, immutable"
    assert kept["Content-Encoding"] == "gzip"
