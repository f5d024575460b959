"""A small scanner that speaks clamd's INSTREAM: it finds the word EVIL, and can be told to be broken in several ways."""

from __future__ import annotations

import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

SIGN = b"EVIL"


@contextmanager
def scanner(way: str = "well", path: str = "") -> Iterator[str]:
    """Its address. Ways: well, mute (takes everything, answers nothing), cut (closes at once), strange, limit."""
    family = socket.AF_UNIX if path else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as listening:
        listening.bind(path or ("127.0.0.1", 0))
        listening.listen(8)
        Thread(target=_serve, args=(listening, way), daemon=True).start()
        yield f"unix:{path}" if path else f"tcp://127.0.0.1:{listening.getsockname()[1]}"


def _serve(listening: socket.socket, way: str) -> None:
    while True:
        try:
            line, _ = listening.accept()
        except OSError:
            return
        with line:
            _answer(line, way)


def _answer(line: socket.socket, way: str) -> None:
    if way == "cut":
        return
    stream = line.makefile("rb")
    assert stream.read(10) == b"zINSTREAM\0"
    content = b""
    while size := struct.unpack("!L", stream.read(4))[0]:
        content += stream.read(size)
    if way == "mute":
        line.settimeout(5)
        line.recv(1)
        return
    found = b"stream: Test.Evil FOUND\0" if SIGN in content else b"stream: OK\0"
    line.sendall({"strange": b"UNKNOWN COMMAND\0", "limit": b"INSTREAM size limit exceeded. ERROR\0"}.get(way, found))
