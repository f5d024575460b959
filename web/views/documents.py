"""Issued documents and evidence files, for those whose scope holds the case."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET

from cases.base import documents, files
from cases.base.actors import Actor
from cases.base.documents import make_files
from cases.base.errors import Refused
from cases.base.models import Aggregate, Document
from cases.parties.selectors import bureaus
from cases.penalty.models import Evidence, ServiceMode
from web.acting import ActingRequest, acting
from web.addresses import subject_url
from web.kinds import kind_of
from web.presenters.shell import shell_for
from web.viewmodels import DocumentPage, Fact, Link
from web.views.refusals import refused
from web.wording import label_of
from workflows.reporters import open_reporter


@acting
@require_GET
def document(request: ActingRequest, pk: int) -> HttpResponse:
    """The PDF in the page, with what identifies it."""
    paper = _with_file(request, pk)
    served = tuple(
        Fact(label=label_of(ServiceMode, s.mode), value=f"{s.served_on} {s.receiver}") for s in paper.services.order_by("pk")
    )
    page = DocumentPage(
        title=paper.title,
        reference=paper.reference,
        pdf_url=reverse("web:pdf", args=[pk]),
        download_url=reverse("web:pdf", args=[pk]) + "?download=1",
        case=_home(paper),
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
    paper = _with_file(request, pk)
    if documents.blotted(paper):
        try:
            _read_with_the_reporter(request, paper)
        except Refused as refusal:
            return refused(request, refusal)
    return _file(paper.file_digest, "application/pdf", f"{paper.title}.pdf", attached="download" in request.GET)


@acting
@require_GET
def evidence(request: ActingRequest, pk: int) -> HttpResponse:
    """An evidence file, always as a download: its content is not ours to render."""
    row = Evidence.objects.filter(pk=pk, case__authority__in=bureaus(request.actor)).select_related("file").first()
    if row is None or row.file is None:
        raise Http404
    return _file(row.file.digest, "application/octet-stream", row.file_name or row.title, attached=True)


def _with_file(request: ActingRequest, pk: int) -> Document:
    """The paper with its file, which is made now if nobody has made it since the act."""
    paper = _paper(request, pk)
    if not paper.file_digest:
        make_files([paper], now=timezone.now())
        paper = _paper(request, pk)
    return paper


def _paper(request: ActingRequest, pk: int) -> Document:
    """A paper of a subject that the actor may read."""
    found = Document.objects.select_related("rendering").filter(pk=pk).first()
    subject = _subject(found, request.actor).first() if found is not None else None
    if found is None or subject is None or found.form in subject.withheld_from(request.actor):
        raise Http404
    return found


def _subject(paper: Document, actor: Actor | None = None) -> QuerySet[Aggregate]:
    """The subject of a paper, if the actor (when one is given) may read it."""
    model, pk = kind_of(paper.stream), int(paper.stream.partition(":")[2])
    seen: QuerySet[Aggregate] = model.visible_to(actor) if actor else model.objects.all()
    return seen.filter(pk=pk)


def _read_with_the_reporter(request: ActingRequest, paper: Document) -> None:
    """The paper names who reported: to open it is to read that, for those who may, and is on record as such. Raises Refused."""
    subject: Any = _subject(paper).get()
    case = getattr(getattr(subject, "decision", subject), "case", subject)
    ground = f"打开写有投诉举报人信息的文书《{paper.title}》{paper.reference}"
    open_reporter(actor=request.actor, now=timezone.now(), clue=getattr(case, "clue", case), ground=ground)


def _home(paper: Document) -> Link:
    subject = _subject(paper).get()
    return Link(label=subject.listed.number, url=subject_url(subject))


def _file(digest: str, media_type: str, name: str, *, attached: bool) -> HttpResponse:
    response = HttpResponse(files.read(digest), content_type=media_type)
    header = content_disposition_header(attached, name)
    if header:
        response["Content-Disposition"] = header
    return response
