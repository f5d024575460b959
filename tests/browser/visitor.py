"""A person without a browser: plain requests with cookies, for what a page would not let one try."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from collections.abc import Mapping
from http.cookiejar import CookieJar
from urllib.parse import urlencode


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: object, **kwargs: object) -> None:
        return None


class Visitor:
    """Signed in through the sign-in page, by its form."""

    def __init__(self, site: str, name: str, password: str) -> None:
        self.site, self.name, self._jar = site, name, CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self._jar), _NoRedirect())
        self.get("/sign-in/")
        status = self.post("/sign-in/", {"username": name, "password": password})
        assert status == 302, f"{name} could not sign in: {status}"

    def get(self, path: str) -> int:
        """The status of the page."""
        return self._send(urllib.request.Request(self.site + path))[0]

    def read(self, path: str) -> str:
        """The text of the page."""
        return self._send(urllib.request.Request(self.site + path))[1]

    def post(self, path: str, fields: Mapping[str, str]) -> int:
        """The status of the answer to a form sent with this person's own cookies."""
        mark = next((c.value or "" for c in self._jar if c.name == "csrftoken"), "")
        body = urlencode({**fields, "csrfmiddlewaretoken": mark}).encode()
        return self._send(urllib.request.Request(self.site + path, data=body))[0]

    def token(self, path: str) -> str:
        """The token of a freshly opened form."""
        found = re.search(r'name="token" value="([^"]+)"', self.read(path))
        assert found, f"{path} shows no form to {self.name}"
        return found[1]

    def _send(self, request: urllib.request.Request) -> tuple[int, str]:
        try:
            with self._opener.open(request, timeout=60) as answer:
                return answer.status, answer.read().decode("utf-8", "replace")
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode("utf-8", "replace")
