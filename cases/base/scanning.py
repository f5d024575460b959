"""The site's virus scanner, asked over a socket that speaks clamd's INSTREAM; its silence is never taken for an answer.

`settings.SCANNER` names it: `unix:/run/clamav/clamd.ctl` or `tcp://host:3310`; empty where the site has none.
"""

from __future__ import annotations

import logging
import socket
import struct
from contextlib import closing
from urllib.parse import urlsplit

from django.conf import settings

from cases.base.errors import ConditionFailed, Text

log = logging.getLogger(__name__)
_BLOCK = 64 * 1024
# seconds for each step of the conversation; a page waits for it
PATIENCE = 20
_INFECTED = Text(
    "查杀病毒时发现该文件含有恶意代码，没有收下。原件须保全的，请勿打开，存入专用介质并登记其保管。",
    "The scanner found malicious code in this file; it was not taken. Do not open it; keep an original on a medium in custody.",
)


def scan(content: bytes) -> None:
    """Pass, or ConditionFailed: something was found, or the scanner gave no clear answer."""
    if not settings.SCANNER:
        return
    try:
        said = _ask(settings.SCANNER, content)
    except (OSError, ValueError):
        log.exception("the scanner at %s cannot be asked", settings.SCANNER)
        raise _silent() from None
    if said == "stream: OK":
        return
    if said.endswith(" FOUND"):
        log.warning("the scanner found %s", said)
        raise ConditionFailed("infected", _INFECTED)
    log.error("the scanner answered %r", said)
    raise _silent()


def _silent() -> ConditionFailed:
    said = Text(
        "病毒查杀服务现在没有给出结果，文件没有收下。填写的内容已保留，请稍后再试；一直不行的，请联系系统管理员。",
        "The virus scanner gave no answer, so the file was not taken. Try again shortly, or call the system administrator.",
    )
    return ConditionFailed("scanner_silent", said)


def _ask(address: str, content: bytes) -> str:
    with closing(_connected(address)) as line:
        line.sendall(b"zINSTREAM\0")
        for start in range(0, len(content), _BLOCK):
            block = content[start : start + _BLOCK]
            line.sendall(struct.pack("!L", len(block)) + block)
        line.sendall(struct.pack("!L", 0))
        return _answer(line)


def _answer(line: socket.socket) -> str:
    said = b""
    while b"\0" not in said and len(said) < _BLOCK:
        more = line.recv(4096)
        if not more:
            break
        said += more
    return said.partition(b"\0")[0].decode("utf-8", "replace").strip()


def _connected(address: str) -> socket.socket:
    if address.startswith("unix:"):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(PATIENCE)
        try:
            line.connect(address.removeprefix("unix:"))
        except OSError:
            line.close()
            raise
        return line
    place = urlsplit(address)
    if place.scheme != "tcp" or not place.hostname:
        raise ValueError(f"{address!r} is neither unix:/path nor tcp://host:port")
    return socket.create_connection((place.hostname, place.port or 3310), timeout=PATIENCE)
