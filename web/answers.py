"""What stands over every answer: nothing confidential stays in a browser or a proxy; what can be compressed safely is."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware

# what anybody may see and nobody is signed in for
PUBLIC = ("/public/", "/verify/")
# Compressed lengths tell what a page repeats (BREACH): a page that shows secrets to a signed-in reader and repeats what an
# address asks for is never compressed. Public pages hold none; a client of the interface sends its token itself, so that no
# page of somebody else can make it ask.
SAFE_TO_COMPRESS = (*PUBLIC, "/graphql/")


class NothingStays:
    """Middleware: every answer but those of the public pages is `no-store`, papers, files, refusals and failures too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        public = request.path_info.startswith(PUBLIC)
        # the public pages, too, are in the reader's language and with the reader's own marks
        answer.headers.setdefault("Cache-Control", "private, no-cache" if public else "no-store")
        return answer


class SafelyCompressed(GZipMiddleware):
    """Middleware: compression, where nothing can be learnt from a length."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:  # type: ignore[override]
        if not request.path_info.startswith(SAFE_TO_COMPRESS):
            return response
        return super().process_response(request, response)  # type: ignore[return-value]
