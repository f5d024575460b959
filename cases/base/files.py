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
from cases.base.models.drafts import PendingUpload

DIGEST = re.compile(r"[0-9a-f]{64}")


def store(content: bytes, *, media_type: str, now: datetime) -> StoredFile:
    """Write the content (before commit: an orphan is swept, a row without its file would be a loss) and its row."""
    return store_all([content], media_type=media_type, now=now)[0]


def store_all(contents: Sequence[bytes], *, media_type: str, now: datetime) -> list[StoredFile]:
    """The same for many, in the same two statements; the rows in the order of the contents."""
    rows = {}
    for content in contents:
        digest = put(content)
        rows[digest] = StoredFile(digest=digest, size=len(content), media_type=media_type, stored_at=now)
    StoredFile.objects.bulk_create(rows.values(), ignore_conflicts=True)
    kept = StoredFile.objects.in_bulk(list(rows))
    return [kept[hashlib.sha256(content).hexdigest()] for content in contents]


def put(content: bytes) -> str:
    """Write the content alone, which a row of some kind must name soon; its digest."""
    digest = hashlib.sha256(content).hexdigest()
    # a file that was tampered with is put right again: the content is at hand and named by its digest
    if intact(digest):
        # it may have lain here unnamed for long: the sweep counts its days from now
        os.utime(path_of(digest))
    else:
        _write(path_of(digest), content)
    return digest


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
    """Files that no row names, old enough not to belong to a running transaction; half-written ones too."""
    limit = (now - older_than).timestamp()
    for folder in sorted(Path(settings.FILE_ROOT).glob("??/??")):
        old = [path for path in sorted(folder.iterdir()) if path.stat().st_mtime < limit]
        named = _named([path.name for path in old])
        yield from (path for path in old if path.name not in named)


def _named(digests: list[str]) -> set[str]:
    """Which of these are named by a row: of the store, or of a file that waits for its form to be sent again."""
    rows = (StoredFile.objects, PendingUpload.objects)
    return {digest for row in rows for digest in row.filter(digest__in=digests).values_list("digest", flat=True)}


def _write(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent)
    with os.fdopen(handle, "wb") as temporary:
        temporary.write(content)
        temporary.flush()
        os.fsync(temporary.fileno())
    Path(name).replace(target)
