"""The content-addressed file store: a file's SHA-256 is its name, so it can neither be changed nor stored twice."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

from cases.base.models.documents import StoredFile

DIGEST = re.compile(r"[0-9a-f]{64}")


def store(content: bytes, *, media_type: str, now: datetime) -> StoredFile:
    """Write the content (before commit: an orphan is swept, a row without its file would be a loss) and its row."""
    return store_all([content], media_type=media_type, now=now)[0]


def store_all(contents: Sequence[bytes], *, media_type: str, now: datetime) -> list[StoredFile]:
    """The same for many, in the same two statements; the rows in the order of the contents."""
    rows = {}
    for content in contents:
        digest = hashlib.sha256(content).hexdigest()
        # a file that was tampered with is put right again: the content is at hand and named by its digest
        if not intact(digest):
            _write(path_of(digest), content)
        rows[digest] = StoredFile(digest=digest, size=len(content), media_type=media_type, stored_at=now)
    StoredFile.objects.bulk_create(rows.values(), ignore_conflicts=True)
    kept = StoredFile.objects.in_bulk(list(rows))
    return [kept[hashlib.sha256(content).hexdigest()] for content in contents]


def read(digest: str) -> bytes:
    """The stored content."""
    return path_of(digest).read_bytes()


def path_of(digest: str) -> Path:
    """Where the content lies. ValueError for anything but a digest: it must not lead anywhere else."""
    if not DIGEST.fullmatch(digest):
        raise ValueError(f"{digest!r} is no digest")
    return Path(settings.FILE_ROOT) / digest[:2] / digest[2:4] / digest


def intact(digest: str) -> bool:
    """Whether the file is there and still hashes to its name; read in blocks, so memory stays flat."""
    try:
        with path_of(digest).open("rb") as handle:
            return hashlib.file_digest(handle, "sha256").hexdigest() == digest
    except OSError:
        return False


def orphans(*, now: datetime, older_than: timedelta = timedelta(days=1)) -> Iterator[Path]:
    """Files without a row that are old enough not to belong to a running transaction; half-written ones too."""
    limit = (now - older_than).timestamp()
    for folder in sorted(Path(settings.FILE_ROOT).glob("??/??")):
        old = [path for path in sorted(folder.iterdir()) if path.stat().st_mtime < limit]
        known = set(StoredFile.objects.filter(digest__in=[p.name for p in old]).values_list("digest", flat=True))
        yield from (path for path in old if path.name not in known)


def _write(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent)
    with os.fdopen(handle, "wb") as temporary:
        temporary.write(content)
        temporary.flush()
        os.fsync(temporary.fileno())
    Path(name).replace(target)
