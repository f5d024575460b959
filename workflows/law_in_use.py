"""Which law tables the system runs with: their digest is written down whenever it changes."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path

from cases.base.actors import Actor
from cases.base.models import LawDigest
from cases.base.work import begin
from cases.law import tables

INTEGRITY_LAW = Path(__file__).parent.parent / "integrity" / "law"
INSTALLING = Actor.system("系统安装")


def digest_in_use() -> str:
    """One SHA-256 over the tables of cases/law and of integrity/law."""
    both = tables.digest() + tables.digest(INTEGRITY_LAW)
    return hashlib.sha256(both.encode()).hexdigest()


def note_tables(*, now: datetime) -> bool:
    """Record the digest if it differs from the last one recorded; True if it did."""
    digest, last = digest_in_use(), LawDigest.objects.order_by("-pk").first()
    if last is not None and last.digest == digest:
        return False
    with begin(INSTALLING, now, act="law.load", subject="law:cn") as work:
        work.save(LawDigest(digest=digest, seen_at=now))
        work.record("law.load", "law:cn", details={"digest": digest})
    return True
