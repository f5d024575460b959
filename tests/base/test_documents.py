"""Documents are issued, not printed: number, frozen content, digests, and never rendered from live data again."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from cases.base import documents, files, numbering
from cases.base.checks import fonts_can_be_read
from cases.base.errors import ConditionFailed, Text
from cases.base.models import Document, StoredFile
from cases.base.selectors import documents_of
from cases.law.documents import UnknownDocument, document_type
from tests.base import scene
from tests.dummy.documents import Notice
from tests.dummy.models import Bureau, Request

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("file_root")]

# the content of the dummy's notice as its snapshot must be, spelled by hand
CONTENT = (
    '{"addressee":"某某食品店","authority":"某某县市场监督管理局","form":"33","issued_on":"2026-03-02","opinion":"同意",'
    '"purpose":"试验","reference":"某市监责改〔2026〕1号","title":"责令改正通知书"}'
)


def issued() -> Document:
    request = scene.granted(scene.make_bureau())
    return Document.objects.get(stream=request.stream_key)


def test_the_content_is_frozen_with_its_digest() -> None:
    document = issued()
    assert document.snapshot_digest == hashlib.sha256(CONTENT.encode()).hexdigest()
    assert (document.form, document.title, document.reference) == ("33", "责令改正通知书", "某市监责改〔2026〕1号")
    assert (document.issued_by, document.issued_at) == ("李四", scene.NOW)
    assert (document.type_code, document.year, document.number) == ("责改", 2026, 1)


def test_the_file_is_stored_under_its_digest() -> None:
    document = issued()
    content = files.read(document.file_digest)
    assert hashlib.sha256(content).hexdigest() == document.file_digest
    assert StoredFile.objects.get(pk=document.file_digest).media_type == "application/pdf"
    assert document.file_pages == documents.page_count(content) == 1


def test_the_same_snapshot_gives_the_same_bytes() -> None:
    document = issued()
    again = documents.render_content(Notice(), document.snapshot, digest=document.snapshot_digest, code=document.verify_code)
    assert again == files.read(document.file_digest)


def test_what_changes_later_changes_no_document() -> None:
    """The form reads its snapshot alone; live data that moved on is not looked at."""
    document = issued()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE dummy_request SET purpose = '后来改写'")
    assert documents.render_content(
        Notice(), document.snapshot, digest=document.snapshot_digest, code=document.verify_code
    ) == files.read(document.file_digest)


def test_the_register_refuses_an_unknown_form() -> None:
    request = scene.entered(scene.make_bureau())
    with pytest.raises(UnknownDocument), scene.begin(scene.leader(request.authority)) as work:
        documents.issue(work, request, "999")
    assert not Document.objects.exists()


def test_a_form_without_a_number_type_has_a_place_in_its_series_and_no_reference(monkeypatch: pytest.MonkeyPatch) -> None:
    class Record(Notice):
        form = "35"

    monkeypatch.setitem(documents.FORMS, ("dummy", "35"), Record())
    request = scene.entered(scene.make_bureau())
    with scene.begin(scene.leader(request.authority)) as work:
        first, second = (documents.issue(work, request, "35") for _ in range(2))
    kind = document_type("35", date(2026, 3, 2))
    assert kind.number_type == ""
    assert [(d.reference, d.type_code, d.number) for d in (first, second)] == [("", "35", 1), ("", "35", 2)]


def test_a_refused_act_issues_nothing() -> None:
    """The act fails after its document was laid out: no row, no number, no file."""
    request = scene.weighed(scene.make_bureau())
    with pytest.raises(ConditionFailed), scene.begin(scene.leader(request.authority)) as work:
        scene.services.grant_request(work=work, request=request.pk, opinion="同意")
        raise ConditionFailed("late", Text("晚了。", "Too late."))
    assert (Document.objects.count(), StoredFile.objects.count()) == (0, 0)
    assert list(files.orphans(now=scene.days_later(100_000))) == []
    assert numbering.next_number(authority=request.authority_id, type_code="责改", year=2026) == 1


def test_a_preview_writes_nothing_and_has_no_number() -> None:
    request = scene.weighed(scene.make_bureau())
    before = scene.row_counts()
    pdf = documents.preview(request, "33", issuer="李四", now=scene.NOW, given={"opinion": "同意"})
    assert pdf.startswith(b"%PDF")
    assert scene.grown(before) == {}


@pytest.mark.parametrize("column", ["snapshot = '{}'", "reference = ''", "number = 9", "pages = 9", "verify_code = 'x'"])
def test_an_issued_document_is_not_changed(column: str) -> None:
    issued()
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE base_document SET {column}")


def test_a_number_is_given_to_one_document() -> None:
    """The database's own word on it, should the series ever be wrong."""
    document = issued()
    with pytest.raises(scene.Refused), scene.begin(scene.leader(Bureau.objects.get())) as work:
        document.pk, document.verify_code = None, "another"
        document._state.adding = True
        work.save(document)
    assert Document.objects.count() == 1


def test_the_code_of_a_document_leads_to_its_public_page(settings: Any) -> None:
    settings.PUBLIC_URL = "https://example.gov.cn"
    assert documents.verify_url("abc") == "https://example.gov.cn/verify/abc/"


def test_two_documents_have_different_codes() -> None:
    bureau = scene.make_bureau()
    codes = {Document.objects.get(stream=scene.granted(bureau).stream_key).verify_code for _ in range(3)}
    assert len(codes) == 3 and all(len(code) == 16 for code in codes)


def test_documents_are_listed_without_their_content(django_assert_num_queries: Any) -> None:
    request = scene.granted(scene.make_bureau())
    with django_assert_num_queries(1):
        (document,) = documents_of(request.stream_key)
    assert document.get_deferred_fields() == {"snapshot"}


def test_the_year_and_date_are_the_legal_ones(file_root: Path) -> None:
    """Issued on 1 January at 00:30 in Shanghai, while UTC still has the old year."""
    from datetime import datetime

    from cases.base.work import SHANGHAI

    request: Request = scene.granted(scene.make_bureau(), now=datetime(2027, 1, 1, 0, 30, tzinfo=SHANGHAI))
    document = Document.objects.get(stream=request.stream_key)
    assert (document.year, document.snapshot["issued_on"]) == (2027, "2027-01-01")


def test_a_font_that_cannot_be_read_stops_the_start_and_not_an_act(settings: Any, tmp_path: Path) -> None:
    assert fonts_can_be_read() == []
    settings.DOC_FONT_FANGSONG = str(tmp_path / "nowhere.ttf")
    assert [(error.id, "nowhere.ttf" in error.msg) for error in fonts_can_be_read()] == [("base.E002", True)]
