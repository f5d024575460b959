"""The content-addressed file store: a file's SHA-256 is its name, so it can neither be changed nor stored twice."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

from cases.base.models.documents import StoredFile


def store(content: bytes, *, media_type: str, now: datetime) -> StoredFile:
    """Write the content (before commit: an orphan is swept, a row without its file would be a loss) and its row."""
    digest = hashlib.sha256(content).hexdigest()
    target = path_of(digest)
    if not target.exists():
        _write(target, content)
    row, _ = StoredFile.objects.get_or_create(
        digest=digest, defaults={"size": len(content), "media_type": media_type, "stored_at": now}
    )
    return row


def read(digest: str) -> bytes:
    """The stored content."""
    return path_of(digest).read_bytes()


def path_of(digest: str) -> Path:
    return Path(settings.FILE_ROOT) / digest[:2] / digest[2:4] / digest


def intact(digest: str) -> bool:
    """Whether the file is there and still hashes to its name; read in blocks, so memory stays flat."""
    try:
        with path_of(digest).open("rb") as handle:
            return hashlib.file_digest(handle, "sha256").hexdigest() == digest
    except FileNotFoundError:
        return False


def orphans(*, now: datetime, older_than: timedelta = timedelta(days=1)) -> Iterator[Path]:
    """Files without a row that are old enough not to belong to a running transaction."""
    limit = (now - older_than).timestamp()
    for path in sorted(Path(settings.FILE_ROOT).glob("??/??/*")):
        if path.stat().st_mtime < limit and not StoredFile.objects.filter(digest=path.name).exists():
            yield path


def _write(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent)
    with os.fdopen(handle, "wb") as temporary:
        temporary.write(content)
        temporary.flush()
        os.fsync(temporary.fileno())
    Path(name).replace(target)
