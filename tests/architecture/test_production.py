"""Production refuses to start with a default, an empty or a short secret, on SQLite, or under a name nobody knows."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
GOOD = {
    "CHENGAN_ENV": "production",
    "CHENGAN_SECRET_KEY": "s" * 50,
    "CHENGAN_IDENTITY_KEY": "i" * 50,
    "CHENGAN_REPORTER_KEY": "r" * 50,
    "CHENGAN_ANCHOR_KEY": "a" * 50,
    "CHENGAN_ALLOWED_HOSTS": "chengan.example",
    "CHENGAN_PUBLIC_URL": "https://chengan.example",
    "DATABASE_URL": "postgres://u@db.example/chengan",
}


def start(**changes: str | None) -> subprocess.CompletedProcess[str]:
    known = {k: v for k, v in os.environ.items() if not k.startswith(("CHENGAN_", "DATABASE_"))}
    values = {k: v for k, v in {**GOOD, **changes}.items() if v is not None}
    return subprocess.run(
        [sys.executable, "-c", "import config.env"], cwd=ROOT, env={**known, **values}, capture_output=True, text=True
    )


def test_production_starts_when_everything_is_stated() -> None:
    assert start().returncode == 0
    assert start(CHENGAN_TRUSTED_PROXIES="10.0.0.1, 192.0.2.0/24, unix").returncode == 0


@pytest.mark.parametrize(
    ("name", "value"),
    [(f"CHENGAN_{kind}_KEY", value) for kind in ("SECRET", "IDENTITY", "REPORTER", "ANCHOR") for value in (None, "", "x")]
    + [
        ("CHENGAN_ALLOWED_HOSTS", None),
        ("CHENGAN_PUBLIC_URL", None),
        ("CHENGAN_PUBLIC_URL", ""),
        ("DATABASE_URL", None),
        ("DATABASE_URL", "sqlite:///x.sqlite3"),
        ("CHENGAN_ENV", "prod"),
        ("CHENGAN_TRUSTED_PROXIES", "proxy.example"),
        ("CHENGAN_TRUSTED_PROXIES", "10.0.0.0/8, 10.0.0.300"),
    ],
)
def test_production_refuses(name: str, value: str | None) -> None:
    refused = start(**{name: value})
    assert refused.returncode != 0
    assert name in refused.stderr
