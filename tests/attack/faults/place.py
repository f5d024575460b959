"""The database and the server of a fault run, and what is done to them. Only what this run started is ever killed."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

PASSWORD = "fiction-of-the-fault-run"
WORKERS = 3


@contextmanager
def database(server: str) -> Iterator[str]:
    """The URL of a new database on the server, dropped afterwards."""
    name = f"faults_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as link:
        link.execute(f'CREATE DATABASE "{name}"')
    try:
        yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
    finally:
        with psycopg.connect(server, autocommit=True) as link:
            link.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def served(port: int, env: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """Gunicorn with some workers; its master is asked to stop at the end."""
    command = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--workers", str(WORKERS)]
    master = subprocess.Popen([*command, "--log-level", "critical", "config.wsgi"], env=env)
    try:
        yield master
    finally:
        master.terminate()
        master.wait(30)


@dataclass
class Killer(threading.Thread):
    """Every `pause` seconds a worker of the server or a backend of the database, by turns and at random, until stopped."""

    master: int
    url: str
    pause: float = 0.7
    kills: dict[str, int] = field(default_factory=lambda: {"worker": 0, "backend": 0})
    stopped: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        super().__init__(daemon=True)

    # a dataclass that compares by value cannot be hashed, and threads are
    __hash__ = threading.Thread.__hash__

    def run(self) -> None:
        turn = 0
        while not self.stopped.wait(self.pause):
            turn += 1
            kind, done = ("worker", self._worker()) if turn % 2 else ("backend", self._backend())
            self.kills[kind] += done

    def _worker(self) -> int:
        children = Path(f"/proc/{self.master}/task/{self.master}/children").read_text().split()
        if not children:
            return 0
        try:
            os.kill(int(random.choice(children)), signal.SIGKILL)
        except ProcessLookupError:
            return 0
        return 1

    def _backend(self) -> int:
        found = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        with psycopg.connect(self.url, autocommit=True) as link:
            pids = [pid for (pid,) in link.execute(found).fetchall()]
            if not pids:
                return 0
            link.execute("SELECT pg_terminate_backend(%s)", [random.choice(pids)])
        return 1

    def stop(self) -> None:
        self.stopped.set()
        self.join()
        time.sleep(1)
