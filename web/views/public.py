"""The public's pages, without sign-in: what is published now, and whether a document is genuine.

Nothing here may be kept by a browser or a cache on the way: what is withdrawn is gone with the next look, and its address
answers as one that never was.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_safe

from cases.base.models import Document
from cases.base.work import legal_date
from integrity import selectors
from integrity.blacklist import public as blacklist
from web.presenters.public import listing_entry, listing_row, penalty_entry, penalty_row
from web.viewmodels import ListedPage, Pager, PublicEntry, PublicIndex, PublicPart, PublishedPage, Search, Verified, VerifyPage
from web.views.asked import LONGEST, searched
from web.views.paging import paged

PAGE = 30
CODE = re.compile(r"[0-9a-f]{20}\Z")
P = ParamSpec("P")


def public(view: Callable[Concatenate[HttpRequest, P], HttpResponse]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """A page for everybody that nobody keeps: not the browser, not a proxy, not a search engine's copy."""

    @wraps(view)
    def unkept(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noarchive"
        return response

    return require_safe(never_cache(unkept))


@public
def index(request: HttpRequest) -> HttpResponse:
    """What there is to look up."""
    today = legal_date(timezone.now())
    parts = (
        PublicPart(
            title=_("行政处罚信息公示"),
            words=_("现行有效、尚在公示期内的行政处罚决定。"),
            url=reverse("web:public_penalties"),
            count=selectors.public_count(on=today),
        ),
        PublicPart(
            title=_("严重违法失信名单"),
            words=_("现在列入严重违法失信名单的当事人。"),
            url=reverse("web:public_listings"),
            count=blacklist.listing_count(on=today),
        ),
    )
    page = PublicIndex(parts=parts, search=_search(request, "web:public_penalties"), verify_url=reverse("web:verify"))
    return render(request, "web/public/index.html", {"page": page})


@public
def penalties(request: HttpRequest) -> HttpResponse:
    """The penalties published today, newest first."""
    rows = selectors.public_page(
        on=legal_date(timezone.now()), first=PAGE + 1, text=searched(request), after=cursor(request.GET.get("after", ""))
    )
    page = PublishedPage(
        search=_search(request, "web:public_penalties"),
        rows=tuple(penalty_row(row) for row in rows[:PAGE]),
        pager=_pager(request, "web:public_penalties", rows, lambda row: f"{row.published_on}.{row.public_code}"),
    )
    return render(request, "web/published.html", {"page": page})


@public
def penalty(request: HttpRequest, code: str) -> HttpResponse:
    """One published penalty at its address."""
    row = selectors.public_entry(code, on=legal_date(timezone.now())) if CODE.match(code) else None
    return _entry(request, penalty_entry(row) if row is not None else None)


@public
def listings(request: HttpRequest) -> HttpResponse:
    """Who is on the list today, newest publication first."""
    rows = blacklist.listing_page(
        on=legal_date(timezone.now()), first=PAGE + 1, text=searched(request), after=cursor(request.GET.get("after", ""))
    )
    page = ListedPage(
        search=_search(request, "web:public_listings"),
        rows=tuple(listing_row(row) for row in rows[:PAGE]),
        pager=_pager(request, "web:public_listings", rows, lambda row: f"{row.published_on}.{row.public_code}"),
    )
    return render(request, "web/listed.html", {"page": page})


@public
def listing(request: HttpRequest, code: str) -> HttpResponse:
    """One current listing at its address."""
    today = legal_date(timezone.now())
    row = blacklist.listing_entry(code, on=today) if CODE.match(code) else None
    return _entry(request, listing_entry(row, on=today) if row is not None else None)


@require_GET
def verify(request: HttpRequest, code: str = "") -> HttpResponse:
    """Confirm number, date, authority and digest of a document by the code printed on it; nothing of its content."""
    asked = (code.replace("\x00", "").strip() or searched(request, "code"))[:LONGEST]
    paper = Document.objects.filter(verify_code=asked).first() if asked else None
    page = VerifyPage(url=reverse("web:verify"), code=asked, found=_verified(paper) if paper else None)
    return render(request, "web/verify.html", {"page": page}, status=404 if asked and paper is None else 200)


def cursor(text: str) -> tuple[date, str] | None:
    """Where a page goes on: `<day>.<address>` of the last row; rubbish is no cursor."""
    day, _dot, code = text.partition(".")
    if not CODE.match(code):
        return None
    try:
        return date.fromisoformat(day), code
    except ValueError:
        return None


def _entry(request: HttpRequest, entry: PublicEntry | None) -> HttpResponse:
    """The page of an entry; the same answer for what was and for what never was."""
    if entry is None:
        return render(request, "web/public/gone.html", status=404)
    return render(request, "web/public/entry.html", {"page": entry})


def _search(request: HttpRequest, name: str) -> Search:
    return Search(url=reverse(name), query=searched(request), hint=_("名称或统一社会信用代码"))


def _pager(request: HttpRequest, name: str, rows: list[Any], key: Callable[[Any], str]) -> Pager:
    kept = {"q": searched(request)} if searched(request) else {}
    return paged(request, reverse(name), kept, [key(row) for row in rows], PAGE)


def _verified(paper: Document) -> Verified:
    return Verified(
        title=paper.title,
        reference=paper.reference,
        authority=paper.snapshot["authority"],
        issued_on=date.fromisoformat(paper.snapshot["issued_on"]),
        snapshot_digest=paper.snapshot_digest,
    )
