"""One person at a browser: signs in, opens a page, sends it, and sends it again when no answer came."""

from __future__ import annotations

import html
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.client import HTTPException
from http.cookiejar import CookieJar
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, OpenerDirector, Request, build_opener

TRIES = 120
BOUNDARY = "fault-run-d1f0a8"
HIDDEN = re.compile(r'name="(csrfmiddlewaretoken|token)" value="([^"]*)"')
CODE = re.compile(r'class="refusal-code">.*?<code>(\w+)</code>', re.DOTALL)


def _parts(fields: Mapping[str, Any], file: bytes) -> bytes:
    """The form with one file, as a browser sends it."""
    pairs = [(name, one) for name, given in fields.items() for one in (given if isinstance(given, list) else [given])]
    texts = [f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{one}\r\n' for name, one in pairs]
    head = (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="piece.txt"\r\nContent-Type: text/plain\r\n\r\n'
    )
    return "".join([*texts, head]).encode() + file + f"\r\n--{BOUNDARY}--\r\n".encode()


class _Stay(HTTPRedirectHandler):
    """An answer that leads elsewhere is an answer: the act was done."""

    def redirect_request(self, *_: object) -> None:
        return None


@dataclass
class Answer:
    status: int
    text: str
    location: str = ""

    @property
    def done(self) -> bool:
        return self.status == 302 and "/sign-in/" not in self.location

    @property
    def refusal(self) -> str:
        """The code of a page that says why it was not done."""
        found = CODE.search(self.text)
        return found[1] if found else ""

    @property
    def already(self) -> bool:
        """Whether the page says that this very page was sent and its act done."""
        return self.refusal == "submitted_twice"


class GaveUp(RuntimeError):
    """No answer, however often it was asked."""


@dataclass
class Browser:
    """`broken` counts the answers that did not come."""

    base: str
    user: str
    password: str
    broken: int = 0
    # what was sent since it was last cleared, with the answers
    sent: list[str] = field(default_factory=list)
    _opener: OpenerDirector = field(init=False)

    def __post_init__(self) -> None:
        self._opener = build_opener(HTTPCookieProcessor(CookieJar()), _Stay())

    def fill(self, address: str, fields: Mapping[str, Any], file: bytes | None = None) -> Answer:
        """Open the page, send the form, and send the same once more as long as no answer comes. Raises GaveUp."""
        page = self.open(address)
        hidden = {name: html.unescape(value) for name, value in HIDDEN.findall(page.text)}
        return self._until_answered(address, {**hidden, **fields}, file)

    def open(self, address: str) -> Answer:
        """The page, behind the sign-in. Raises GaveUp."""
        for _try in range(TRIES):
            page = self._until_answered(address)
            if page.status == 200:
                return page
            if page.status != 302:
                break
            self._sign_in()
        raise GaveUp(f"{self.user} cannot open {address}: {page.status} {page.refusal}")

    def _sign_in(self) -> None:
        page = self._until_answered("/sign-in/")
        hidden = dict(HIDDEN.findall(page.text))
        self._until_answered("/sign-in/", {**hidden, "username": self.user, "password": self.password})

    def _until_answered(self, address: str, fields: Mapping[str, Any] | None = None, file: bytes | None = None) -> Answer:
        for _try in range(TRIES):
            answer = self._ask(address, fields, file)
            if fields is not None:
                self.sent.append(
                    f"{fields.get('token', '')[:6]} {answer.status if answer else 'none'} {answer and answer.location}"
                )
            if answer is not None and answer.status < 500:
                return answer
            self.broken += 1
            time.sleep(0.2)
        raise GaveUp(f"{address} gives {self.user} no answer")

    def _ask(self, address: str, fields: Mapping[str, Any] | None, file: bytes | None) -> Answer | None:
        body, headers = None, {"Referer": f"{self.base}{address}"}
        if fields is not None:
            body = urlencode(fields, doseq=True).encode() if file is None else _parts(fields, file)
            kind = "application/x-www-form-urlencoded" if file is None else f"multipart/form-data; boundary={BOUNDARY}"
            headers["Content-Type"] = kind
        request = Request(f"{self.base}{address}", data=body, headers=headers)
        try:
            with self._opener.open(request, timeout=30) as got:
                return Answer(got.status, got.read().decode())
        except HTTPError as error:
            return self._read(error)
        except (OSError, ValueError, HTTPException):
            return None

    def _read(self, error: HTTPError) -> Answer | None:
        """The answer of an error; None if its server died while it spoke."""
        try:
            return Answer(error.code, error.read().decode(errors="replace"), error.headers.get("Location", ""))
        except (OSError, HTTPException):
            return None
