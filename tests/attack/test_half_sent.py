"""Requests that nobody finishes sending block nobody: the server as production runs it, with half-sent requests all around."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 3
HALVES = (
    b"GET /healthz HTTP/1.1\r\nHost: x",
    b"POST /sign-in/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\nuser",
    b"G",
    b"",
)


def _free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The site on SQLite, by the configuration of production: two workers of eight threads."""
    at, home = _free(), tmp_path_factory.mktemp("half-sent")
    given = {"CHENGAN_BIND": f"127.0.0.1:{at}", "CHENGAN_PATIENCE": str(PATIENCE), "DATABASE_URL": f"sqlite:///{home}/x.sqlite3"}
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "-c", "python:config.serving", "config.wsgi"],
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings", **given},
        stderr=subprocess.DEVNULL,
    )
    try:
        _until_it_answers(at)
        yield at
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(30)


def _until_it_answers(port: int) -> None:
    for _ in range(300):
        try:
            _ask(port)
            return
        except OSError:
            time.sleep(0.2)
    pytest.fail("the server did not start")


def _ask(port: int, within: float = 5) -> float:
    """Seconds that a whole request takes."""
    begun = time.monotonic()
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=within) as answer:
        assert answer.status == 200
    return time.monotonic() - begun


@contextmanager
def _halves(port: int, count: int) -> Iterator[None]:
    with ExitStack() as all_of_them:
        for number in range(count):
            line = all_of_them.enter_context(socket.create_connection(("127.0.0.1", port)))
            line.sendall(HALVES[number % len(HALVES)])
        time.sleep(0.5)
        yield


def test_four_half_sent_requests_block_nobody(port: int) -> None:
    with _halves(port, 4):
        assert max(_ask(port) for _ in range(8)) < 2


def test_more_than_there_are_threads_block_for_the_patience_alone(port: int) -> None:
    """Forty on sixteen threads: each is let go when nothing more comes, and whoever sends all is served."""
    with _halves(port, 40):
        assert _ask(port, within=PATIENCE * 8) < PATIENCE * 6
    assert _ask(port) < 2
