"""A paper stands with its number and frozen content when its act is committed; its file follows and can be made at any time."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from cases.base import documents, files, pdf, renderings, verify
from cases.base.models import ChainEntry, Document, NumberSeries, Rendering
from cases.base.pdf import LayoutImpossible
from tests.base import scene
from tests.dummy.models import Request

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("file_root")]


class Died(BaseException):
    """The process is gone: nothing of ours catches it."""


def dying(*_: Any, **__: Any) -> bytes:
    raise Died


def issued() -> Document:
    return Document.objects.get(stream=scene.granted(scene.make_bureau()).stream_key)


def unrendered(monkeypatch: pytest.MonkeyPatch) -> Document:
    """A document whose process died between the commit of its act and its file."""
    with monkeypatch.context() as patched:
        patched.setattr(documents, "render", dying)
        with pytest.raises(Died):
            issued()
    return Document.objects.get()


def test_the_file_is_a_chained_row_of_its_own() -> None:
    document = issued()
    assert (document.pdf_id, document.pages) == (None, None)
    made = Rendering.objects.get(document=document)
    assert (made.pdf_id, made.pages, made.made_at) == (document.file_digest, document.file_pages, scene.NOW)
    assert ChainEntry.objects.filter(stream=document.stream, source="base_historicalrendering").count() == 1
    assert verify.verify().findings == []


def test_nothing_is_lost_when_the_process_dies_after_the_commit(monkeypatch: pytest.MonkeyPatch) -> None:
    document = unrendered(monkeypatch)
    assert (document.reference, document.file_digest, document.file_pages) == ("某市监责改〔2026〕1号", "", None)
    assert Request.objects.get().state == "GRANTED"
    report = verify.verify()
    assert (report.findings, report.unrendered) == ([], 1)
    documents.make_files([document], now=scene.days_later(1))
    again = Document.objects.get()
    assert files.read(again.file_digest) == documents.pdf_of(document)
    report = verify.verify()
    assert (report.findings, report.unrendered, report.files) == ([], 0, 1)


def test_the_file_is_the_same_whenever_it_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    document = issued()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE dummy_request SET purpose = '后来改写'")
    assert documents.pdf_of(Document.objects.get()) == files.read(document.file_digest)


def test_a_failure_after_the_commit_leaves_the_act(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any, **__: Any) -> bytes:
        raise OSError("disk full")

    monkeypatch.setattr(documents, "render", broken)
    assert issued().file_digest == ""


def test_the_command_makes_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    unrendered(monkeypatch)
    said, audit = StringIO(), StringIO()
    call_command("verify_audit", stdout=audit)
    assert audit.getvalue().startswith("unrendered=1 ") and "broken=0" in audit.getvalue()
    call_command("render_documents", stdout=said)
    assert said.getvalue() == "rendered=1 failed=0\n"
    assert not renderings.missing().exists()
    call_command("render_documents", stdout=said)
    assert said.getvalue().endswith("rendered=0 failed=0\n")


def test_one_that_cannot_be_made_is_named_and_keeps_none_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    first = unrendered(monkeypatch)
    with monkeypatch.context() as patched:
        patched.setattr(documents, "render", dying)
        with pytest.raises(Died):
            scene.granted(scene.make_bureau(short_name="另"))
    render = pdf.render

    def but_the_first(official: Any, **more: Any) -> bytes:
        if official.digest == first.snapshot_digest:
            raise OSError("unreadable")
        return render(official, **more)

    monkeypatch.setattr(documents, "render", but_the_first)
    said, named = StringIO(), StringIO()
    with pytest.raises(SystemExit):
        call_command("render_documents", stdout=said, stderr=named)
    assert said.getvalue() == "rendered=1 failed=1\n" and first.reference in named.getvalue()
    assert list(renderings.missing()) == [first]


def test_a_file_is_made_once() -> None:
    document = issued()
    documents.make_files([document], now=scene.days_later(1))
    assert Rendering.objects.count() == 1


def test_what_cannot_be_laid_out_refuses_the_act(monkeypatch: pytest.MonkeyPatch) -> None:
    request = scene.weighed(scene.make_bureau())

    def impossible(*_: Any, **__: Any) -> Any:
        raise LayoutImpossible("过高", "too high")

    monkeypatch.setattr(documents, "lay_out", impossible)
    before = scene.row_counts()
    with pytest.raises(LayoutImpossible), scene.begin(scene.leader(request.authority)) as work:
        scene.services.grant_request(work=work, request=request.pk, opinion="同意")
    assert scene.grown(before) == {}


def test_numbers_are_taken_after_everything_is_laid_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """While a paper is set no row of a series is locked: two papers, and the first touch of a number comes after both."""
    request, lay_out, laid = scene.weighed(scene.make_bureau()), pdf.lay_out, []

    def counted(*args: Any, **more: Any) -> Any:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 'laid out'")
        laid.append(NumberSeries.objects.filter(type_code="责改").exists())
        return lay_out(*args, **more)

    monkeypatch.setattr(documents, "lay_out", counted)
    with CaptureQueriesContext(connection) as seen, scene.begin(scene.leader(request.authority)) as work:
        papers = [documents.issue(work, request, "33", given={"opinion": "同意"}) for _ in range(2)]
    sent = [q["sql"] for q in seen.captured_queries]
    last_laid = max(n for n, sql in enumerate(sent) if "laid out" in sql)
    first_number = min(n for n, sql in enumerate(sent) if sql.startswith("INSERT INTO") and "base_numberseries" in sql)
    assert last_laid < first_number and laid == [False, False]
    assert [paper.reference for paper in papers] == ["某市监责改〔2026〕1号", "某市监责改〔2026〕2号"]
    assert [paper.snapshot["reference"] for paper in Document.objects.order_by("pk")] == [p.reference for p in papers]


def test_no_row_cites_a_number_that_is_not_taken() -> None:
    request = scene.weighed(scene.make_bureau())
    with pytest.raises(RuntimeError, match="settle"), scene.begin(scene.leader(request.authority)) as work:
        paper = documents.issue(work, request, "33", given={"opinion": "同意"})
        request.purpose = f"见{paper.reference}"
        work.save(request)


@pytest.mark.parametrize("statement", ["UPDATE base_rendering SET pages = 9", "DELETE FROM base_rendering"])
def test_a_file_row_is_never_changed(statement: str) -> None:
    issued()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
