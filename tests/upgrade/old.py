"""A database of an older version, put back as it was, and the commands that a bureau runs on it."""

from __future__ import annotations

import io
import json
import lzma
import os
import sqlite3
import subprocess
import sys
import tarfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg

HERE, ROOT = Path(__file__).parent, Path(__file__).parents[2]
# each is a directory that make.py wrote
VERSIONS = tuple(sorted(path.parent.name for path in HERE.glob("*/known.json")))


@dataclass(frozen=True)
class Version:
    """What is kept of an older version."""

    name: str

    @property
    def known(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self._file("known.json").read_text(encoding="utf-8"))
        return found

    @property
    def day(self) -> date:
        """The last day on which anybody worked with it."""
        return date.fromisoformat(self.known["day"])

    def anchor(self, vendor: str) -> Path:
        return self._file(f"{vendor}.anchor.json")

    def rows(self, vendor: str) -> str:
        return lzma.decompress(self._file(f"{vendor}.sql.xz").read_bytes()).decode()

    def unpack_files(self, target: Path) -> None:
        packed = lzma.decompress(self._file("files.tar.xz").read_bytes())
        with tarfile.open(fileobj=io.BytesIO(packed)) as tar:
            tar.extractall(target, filter="data")

    def _file(self, name: str) -> Path:
        return HERE / self.name / name


@dataclass(frozen=True)
class Place:
    """A database and its file store. `settings` are those of a connection to the same server."""

    settings: dict[str, Any]
    name: str
    files: Path

    @property
    def vendor(self) -> str:
        return "sqlite" if self.settings["ENGINE"].endswith("sqlite3") else "postgresql"

    @property
    def url(self) -> str:
        if self.vendor == "sqlite":
            return f"sqlite:///{self.name}"
        who = ":".join(quote(part, safe="") for part in (self.settings["USER"], self.settings["PASSWORD"]) if part)
        port = f":{self.settings['PORT']}" if self.settings["PORT"] else ""
        return f"postgres://{who}@{self.settings['HOST']}{port}/{self.name}"

    def load(self, version: Version) -> None:
        """Read the rows of the version into this empty place, guards and all."""
        version.unpack_files(self.files)
        if self.vendor == "sqlite":
            with closing(sqlite3.connect(self.name)) as database:
                database.executescript(version.rows("sqlite"))
            return
        with psycopg.connect(self.url, autocommit=True) as server:
            server.execute(version.rows("postgresql").encode())

    def run(self, lasting: Sequence[str], undone: Sequence[str]) -> list[str]:
        """Run management commands of today's code here, in a process of their own; what each said (see `run.py`)."""
        # with the secrets of development, under which the older version ran too
        kept = {name: value for name, value in os.environ.items() if not name.startswith("CHENGAN_")}
        env = {**kept, "DJANGO_SETTINGS_MODULE": "config.settings", "DATABASE_URL": self.url}
        env |= {"CHENGAN_FILE_ROOT": str(self.files), "CHENGAN_LOG_LEVEL": "ERROR"}
        script = [sys.executable, "-m", "tests.upgrade.run", *lasting, "--", *undone]
        done = subprocess.run(script, cwd=ROOT, env=env, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        said: list[str] = json.loads(done.stdout)
        return said
