"""A session ends eight hours after its person was last here, not after signing in."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

# when the session was last known to be in use, in seconds; entered at sign-in
SEEN = "seen"
# as exact as it needs to be, without a write for every page
EVERY = 60


class SlidingSession:
    """Middleware: a session in use is carried on, at most once a minute."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        seen, now = request.session.get(SEEN), int(timezone.now().timestamp())
        if seen is not None and now - seen >= EVERY:
            request.session[SEEN] = now
        return self.get_response(request)
