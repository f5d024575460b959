"""The database and the server of a fault run, and what is done to them. Only what this run started is ever killed."""

from __future__ import annotations

import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit
from urllib.request import urlopen

import psycopg

PASSWORD = "fiction-of-the-fault-run"
# how the run calls its own connections, which are not killed
OURS = "chengan-faults"
WORKERS = 3


def url_of(server: str, name: str) -> str:
    """The URL of another database on the server."""
    return urlunsplit(urlsplit(server)._replace(path=f"/{name}"))


def there(server: str, name: str) -> bool:
    """Whether the server has a database of this name."""
    with psycopg.connect(server, autocommit=True) as link:
        return link.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None


def create(server: str, name: str, *, like: str = "template1") -> None:
    """A new database, as a copy of another."""
    with psycopg.connect(server, autocommit=True) as link:
        link.execute(f'CREATE DATABASE "{name}" TEMPLATE "{like}"')


def drop(server: str, name: str) -> None:
    with psycopg.connect(server, autocommit=True) as link:
        link.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@contextmanager
def database(server: str, *, like: str) -> Iterator[str]:
    """The URL of a new database on the server, a copy of another, dropped afterwards."""
    name = f"faults_{os.getpid()}"
    create(server, name, like=like)
    try:
        yield url_of(server, name)
    finally:
        drop(server, name)


@contextmanager
def served(port: int, env: dict[str, str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Gunicorn as it serves a bureau, without limits of requests; what it logs goes to a file. Asked to stop at the end."""
    limits = {f"CHENGAN_LIMIT_{who}": "0" for who in ("ADDRESS", "USER", "CLIENT")}
    place = {"CHENGAN_BIND": f"127.0.0.1:{port}", "CHENGAN_WORKERS": str(WORKERS)}
    command = [sys.executable, "-m", "gunicorn", "-c", "python:config.serving", "--preload", "tests.attack.faults.wsgi"]
    with socket.socket() as free:
        # another run's server would answer in place of this one's
        free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        free.bind(("127.0.0.1", port))
    with log.open("wb") as said:
        master = subprocess.Popen(command, env={**env, **limits, **place}, stdout=said, stderr=said)
        try:
            _wait_for(f"http://127.0.0.1:{port}/healthz")
            yield master
        finally:
            master.terminate()
            master.wait(60)


def _wait_for(address: str) -> None:
    for _try in range(120):
        try:
            with urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.5)
    raise RuntimeError("the server did not start")


@dataclass
class Killer(threading.Thread):
    """About every `pause` seconds a worker of the server or a backend of the database, by turns, until stopped.

    A backend that is within a transaction goes first: there it hurts.
    """

    master: int
    url: str
    pause: float = 0.7
    grace: float = 3
    kills: dict[str, int] = field(default_factory=lambda: {"workers_killed": 0, "backends_killed": 0, "within_a_transaction": 0})
    stopped: threading.Event = field(default_factory=threading.Event)
    failure: Exception | None = None
    _seen: dict[int, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__init__(daemon=True)

    # a dataclass that compares by value cannot be hashed, and threads are
    __hash__ = threading.Thread.__hash__

    def run(self) -> None:
        try:
            self._kill()
        except Exception as error:
            self.failure = error

    def _kill(self) -> None:
        turn = 0
        while not self.stopped.wait(self.pause * random.uniform(0.5, 1.5)):
            turn += 1
            if turn % 2:
                self.kills["workers_killed"] += self._worker()
            else:
                self._backend()

    def _worker(self) -> int:
        """One that has had time to take up an act; while all are new, none."""
        children = {int(pid) for pid in Path(f"/proc/{self.master}/task/{self.master}/children").read_text().split()}
        now = time.monotonic()
        self._seen = {pid: self._seen.get(pid, now) for pid in children}
        known = [pid for pid, since in self._seen.items() if now - since >= self.grace]
        if not known:
            return 0
        try:
            os.kill(random.choice(known), signal.SIGKILL)
        except ProcessLookupError:
            return 0
        return 1

    def _backend(self) -> None:
        found = (
            "SELECT pid, COALESCE(state, 'idle') <> 'idle' AS within FROM pg_stat_activity WHERE datname = current_database() "
            "AND pid <> pg_backend_pid() AND backend_type = 'client backend' AND application_name <> %s "
            "ORDER BY within DESC, random() LIMIT 1"
        )
        with psycopg.connect(self.url, autocommit=True, application_name=OURS) as link:
            chosen: Any = link.execute(found, [OURS]).fetchone()
            if chosen is None:
                return
            link.execute("SELECT pg_terminate_backend(%s)", [chosen[0]])
        self.kills["backends_killed"] += 1
        self.kills["within_a_transaction"] += chosen[1]

    def stop(self) -> None:
        """End it. Raises what ended it before: a run that was not attacked shows nothing."""
        self.stopped.set()
        self.join()
        if self.failure is not None:
            raise self.failure
