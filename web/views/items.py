"""Finding an item of law by what an officer types: words, an article, a law, or a product (cases/law/search.py)."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from cases.base.work import legal_date
from cases.law.search import find
from web.acting import ActingRequest, acting

# what an officer types is a few words
LONGEST = 100


@acting
@require_GET
def items(request: ActingRequest) -> HttpResponse:
    """`{"codes": […]}`, the best first; the list on the page shows these."""
    typed = request.GET.get("q", "")[:LONGEST]
    return JsonResponse({"codes": find(typed, day=legal_date(timezone.now()))})
