"""Issued documents and evidence files, for those whose scope holds the case."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET

from cases.base import documents, files
from cases.base.documents import make_files
from cases.base.errors import Refused
from cases.base.models import Aggregate, Document, Opened
from cases.penalty.models import Evidence, PenaltyCase, ServiceMode
from web.acting import ActingRequest, acting
from web.addresses import subject_url
from web.presenters.shell import shell_for
from web.reading import opened, opened_paper
from web.viewmodels import DocumentPage, Fact, Link
from web.views.refusals import refused
from web.wording import label_of
from workflows.reporters import open_reporter


@acting
@require_GET
def document(request: ActingRequest, pk: int) -> HttpResponse:
    """The PDF in the page, with what identifies it."""
    paper, subject = _with_file(request, pk, Opened.PAPER)
    served = tuple(
        Fact(label=label_of(ServiceMode, s.mode), value=f"{s.served_on} {s.receiver}") for s in paper.services.order_by("pk")
    )
    page = DocumentPage(
        title=paper.title,
        reference=paper.reference,
        pdf_url=reverse("web:pdf", args=[pk]),
        download_url=reverse("web:pdf", args=[pk]) + "?download=1",
        case=Link(label=subject.listed.number, url=subject_url(subject)),
        issued_at=paper.issued_at,
        issued_by=paper.issued_by,
        pages=paper.file_pages,
        form=paper.form,
        snapshot_digest=paper.snapshot_digest,
        pdf_digest=paper.file_digest,
        verify_url=f"{settings.PUBLIC_URL}{reverse('web:verify_code', args=[paper.verify_code])}",
        verify_code=paper.verify_code,
        served=served,
    )
    return render(request, "web/document.html", {"shell": shell_for(request, now=timezone.now()), "page": page})


@acting
@require_GET
@xframe_options_sameorigin
def pdf(request: ActingRequest, pk: int) -> HttpResponse:
    """The stored PDF itself."""
    paper, subject = _with_file(request, pk, Opened.PDF)
    if documents.blotted(paper):
        try:
            _read_with_the_reporter(request, paper, subject)
        except Refused as refusal:
            return refused(request, refusal)
    return _file(paper.file_digest, "application/pdf", f"{paper.title}.pdf", attached="download" in request.GET)


@acting
@require_GET
def evidence(request: ActingRequest, pk: int) -> HttpResponse:
    """An evidence file, always as a download: its content is not ours to render."""
    row = Evidence.objects.select_related("file").filter(pk=pk).first()
    if row is None or row.file is None:
        raise Http404
    opened(request, PenaltyCase, row.case_id, what=Opened.FILE, item=pk, related=("party",))
    return _file(row.file.digest, "application/octet-stream", row.file_name or row.title, attached=True)


def _with_file(request: ActingRequest, pk: int, what: Opened) -> tuple[Document, Aggregate]:
    """The paper and its subject; its file is made now if nobody has made it since the act."""
    paper, subject = opened_paper(request, pk, what)
    if not paper.file_digest:
        make_files([paper], now=timezone.now())
        paper = Document.objects.select_related("rendering").get(pk=pk)
    return paper, subject


def _read_with_the_reporter(request: ActingRequest, paper: Document, subject: Any) -> None:
    """The paper names who reported: to open it is to read that, for those who may, and is on record as such. Raises Refused."""
    case = getattr(getattr(subject, "decision", subject), "case", subject)
    ground = f"打开写有投诉举报人信息的文书《{paper.title}》{paper.reference}"
    open_reporter(actor=request.actor, now=timezone.now(), clue=getattr(case, "clue", case), ground=ground)


def _file(digest: str, media_type: str, name: str, *, attached: bool) -> HttpResponse:
    response = HttpResponse(files.read(digest), content_type=media_type)
    header = content_disposition_header(attached, name)
    if header:
        response["Content-Disposition"] = header
    return response
