"""How often a person, or an address from which nobody is signed in, may ask for pages."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from cases.base.origin import client_address
from workflows import rates

# the interface counts its clients itself; a health check is the platform's own
ELSEWHERE = ("/graphql/", "/healthz", "/readyz")


class RateLimits:
    """Middleware: beyond the limit 429, saying when to come again; what was typed into a form is kept."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        wait = 0 if request.path_info in ELSEWHERE else _asked(request)
        return _too_often(request, wait) if wait else self.get_response(request)


def _asked(request: HttpRequest) -> int:
    allowed, now = settings.RATE_LIMITS, timezone.now()
    if not (allowed["user"] or allowed["address"]):
        return 0
    if request.user.is_authenticated:
        return rates.over(f"user:{request.user.pk}", allowed["user"], now=now)
    return rates.over(f"address:{client_address(request.META)}", allowed["address"], now=now)


def _too_often(request: HttpRequest, wait: int) -> HttpResponse:
    from web.views.kept import kept_of

    kept = kept_of(request) if request.user.is_authenticated else None
    saved = kept is not None and request.user.pk is not None and kept.keep(request.user.pk, timezone.now())
    answer = render(request, "web/errors/429.html", {"wait": wait, "kept": kept.url if kept and saved else ""}, status=429)
    answer["Retry-After"] = str(wait)
    return answer
