"""A file that came with a form whose act was not done waits for the next sending; one that can do harm is not taken."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from cases.base import files
from cases.base.models import Draft, PendingUpload, StoredFile
from tests.base.clamd import SIGN, scanner
from tests.factories.cases import Played
from tests.web.act_cases import BY_ACT
from tests.web.conftest import Clock
from tests.web.site import Person, moment, sent, why
from workflows import uploads

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers", "file_root")]
RECORD = BY_ACT["penalty.add_evidence"]
TYPED = {"kind": "record", "title": "现场笔录", "proves": "现场情况", "source": "制作"}


def upload(name: str = "笔录.txt", content: bytes = b"text") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="text/plain")


@pytest.fixture
def seat(clock: Clock) -> tuple[Played, Person, str]:
    played = RECORD.play()
    clock(RECORD.day)
    return played, Person(played.office.officers["co1"]), RECORD.address(played)


def opened(person: Person, address: str) -> dict[str, Any]:
    page = person.open(address).context["page"]
    return {**{k: v for k, v in sent(page.form).items() if k != "file"}, "token": page.token}


def test_a_wrong_field_does_not_lose_the_file(seat: tuple[Played, Person, str]) -> None:
    played, person, address = seat
    form, known = {**opened(person, address), **TYPED}, StoredFile.objects.count()
    wrong = person.send(address, {**form, "taken_on": "", "file": upload()})
    assert wrong.status_code == 422
    shown = wrong.content.decode()
    assert "已收到" in shown and "笔录.txt" in shown and "不必重新选择" in shown
    assert StoredFile.objects.count() == known
    assert person.send(address, form).status_code == 302
    row = played.case.evidences.latest("pk")
    assert (row.file_name, files.read(row.file_id or "")) == ("笔录.txt", b"text")
    assert not PendingUpload.objects.exists()


def test_a_refusal_by_the_law_does_not_lose_the_file(seat: tuple[Played, Person, str]) -> None:
    played, person, address = seat
    form = opened(person, address)
    one = form["collectors"][:1]
    refused = person.send(address, {**form, **TYPED, "collectors": one, "file": upload()})
    assert refused.status_code == 409, why(refused)
    page = person.open(address)
    assert "笔录.txt" in page.content.decode()
    again = opened(person, address)
    assert person.send(address, {**again, "collectors": form["collectors"]}).status_code == 302
    assert played.case.evidences.latest("pk").file_name == "笔录.txt"


def test_a_newer_file_takes_its_place_and_none_is_kept_against_the_will(seat: tuple[Played, Person, str]) -> None:
    played, person, address = seat
    form = {**opened(person, address), **TYPED}
    person.send(address, {**form, "taken_on": "", "file": upload()})
    person.send(address, {**form, "taken_on": "", "file": upload("第二份.txt", b"second")})
    assert PendingUpload.objects.get().name == "第二份.txt"
    assert person.send(address, {**form, "file-clear": "on"}).status_code == 302
    row = played.case.evidences.latest("pk")
    assert (row.file_id, row.file_name) == (None, "")


def test_a_waiting_file_is_of_its_person_and_page_alone(seat: tuple[Played, Person, str]) -> None:
    played, person, address = seat
    form = {**opened(person, address), **TYPED}
    person.send(address, {**form, "taken_on": "", "file": upload()})
    other = Person(played.office.officers["co2"])
    assert "笔录.txt" not in other.open(address).content.decode()
    # with the mark of the first person's page: not the other's
    stolen = other.send(address, {**opened(other, address), **TYPED, "token": form["token"]})
    assert stolen.status_code == 422
    assert "笔录.txt" not in stolen.content.decode()
    assert other.send(address, {**opened(other, address), **TYPED}).status_code == 302
    assert played.case.evidences.latest("pk").file_id is None


@pytest.mark.parametrize(
    "bad",
    [upload("照片.jpg", b"MZ\x90\x00" + b"\x00" * 80), upload("附件.exe"), upload("网页.html", b"<html><script>1</script>")],
)
def test_a_dangerous_file_is_refused_at_its_field_and_not_kept(bad: SimpleUploadedFile, seat: tuple[Played, Person, str]) -> None:
    _, person, address = seat
    bad.seek(0)
    answer = person.send(address, {**opened(person, address), **TYPED, "file": bad})
    assert answer.status_code == 422
    assert "不收此类文件" in str(answer.context["page"].form.errors["file"])
    assert "已收到" not in answer.content.decode()
    assert not PendingUpload.objects.exists()
    assert Draft.objects.get().content["title"] == "现场笔录"


def test_what_the_scanner_finds_is_refused_and_its_silence_too(seat: tuple[Played, Person, str], settings: Any) -> None:
    _, person, address = seat
    form = {**opened(person, address), **TYPED}
    with scanner() as settings.SCANNER:
        found = person.send(address, {**form, "file": upload(content=SIGN)})
        assert "恶意代码" in str(found.context["page"].form.errors["file"])
    settings.SCANNER = "tcp://127.0.0.1:1"
    silent = person.send(address, {**form, "file": upload()})
    assert silent.status_code == 422
    assert "没有给出结果" in str(silent.context["page"].form.errors["file"])
    assert not PendingUpload.objects.exists()
    with scanner() as settings.SCANNER:
        assert person.send(address, {**form, "file": upload()}).status_code == 302


def test_the_sweep_leaves_what_waits_and_removes_what_nobody_waits_for(seat: tuple[Played, Person, str], clock: Clock) -> None:
    _, person, address = seat
    form = {**opened(person, address), **TYPED}
    person.send(address, {**form, "taken_on": "", "file": upload(content=b"waiting")})
    row = PendingUpload.objects.get()
    later = moment(RECORD.day) + timedelta(days=3650)
    assert list(files.orphans(now=later)) == []
    # its draft is there: it waits on, but not for ever
    assert uploads.forget(now=moment(RECORD.day) + timedelta(days=89)) == 0
    Draft.objects.all().delete()
    assert uploads.forget(now=moment(RECORD.day) + timedelta(hours=23)) == 0
    assert uploads.forget(now=moment(RECORD.day) + timedelta(hours=25)) == 1
    assert list(files.orphans(now=later)) == [files.path_of(row.digest)]


def test_the_nightly_job_says_what_it_ended(file_root: Path) -> None:
    out = StringIO()
    call_command("clean_up", stdout=out)
    assert out.getvalue() == "uploads=0 sign_ins=0 attempts=0 visits=0 sessions=0 windows=0 pages=0\n"


def test_a_correction_brings_its_file_and_the_old_one_stays(clock: Clock) -> None:
    """The other form that takes a file."""
    row = BY_ACT["penalty.correct_evidence"]
    played = row.play()
    clock(row.day)
    person, address = Person(played.office.officers["co1"]), row.address(played)
    before = played.case.evidences.get()
    form = {**opened(person, address), "evidence": str(before.pk), "reason": "换上清晰的扫描件。"}
    bad = person.send(address, {**form, "reason": "", "file": upload("扫描.txt", b"clear")})
    assert bad.status_code == 422 and "扫描.txt" in bad.content.decode()
    assert person.send(address, form).status_code == 302
    after = played.case.evidences.get()
    assert (after.file_name, after.title) == ("扫描.txt", before.title)
    assert files.intact(before.file_id or "")
