"""The public's pages: is this document genuine?"""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from cases.base.models import Document
from web.viewmodels import Verified, VerifyPage
from web.views.asked import LONGEST, searched


@require_GET
def verify(request: HttpRequest, code: str = "") -> HttpResponse:
    """Confirm number, date, authority and digest of a document by the code printed on it; nothing of its content."""
    asked = (code.replace("\x00", "").strip() or searched(request, "code"))[:LONGEST]
    paper = Document.objects.filter(verify_code=asked).first() if asked else None
    page = VerifyPage(url=reverse("web:verify"), code=asked, found=_verified(paper) if paper else None)
    return render(request, "web/verify.html", {"page": page}, status=404 if asked and paper is None else 200)


def _verified(paper: Document) -> Verified:
    return Verified(
        title=paper.title, reference=paper.reference, authority=paper.snapshot["authority"],
        issued_on=date.fromisoformat(paper.snapshot["issued_on"]), snapshot_digest=paper.snapshot_digest,
    )  # fmt: skip
