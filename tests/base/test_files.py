"""The file store: a file's digest is its name; what was changed or left behind is found."""

from __future__ import annotations

import hashlib
import os
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from cases.base import files
from cases.base.models import StoredFile
from tests.base import scene

pytestmark = pytest.mark.django_db

# echo -n abc | sha256sum
ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def store(content: bytes = b"abc") -> StoredFile:
    return files.store(content, media_type="text/plain", now=scene.NOW)


def test_a_file_is_named_by_its_digest(file_root: Path) -> None:
    row = store()
    assert (row.digest, row.size, row.media_type, row.stored_at) == (ABC, 3, "text/plain", scene.NOW)
    assert files.path_of(ABC) == file_root / "ba" / "78" / ABC
    assert files.read(ABC) == b"abc"


def test_the_same_content_is_stored_once(file_root: Path) -> None:
    assert store() == store()
    assert StoredFile.objects.count() == 1
    assert [p.name for p in file_root.rglob("*") if p.is_file()] == [ABC]


@pytest.mark.parametrize("harm", ["changed", "emptied", "removed"])
def test_tampering_is_seen(file_root: Path, harm: str) -> None:
    store()
    assert files.intact(ABC)
    path = files.path_of(ABC)
    if harm == "removed":
        path.unlink()
    else:
        path.write_bytes(b"abd" if harm == "changed" else b"")
    assert not files.intact(ABC)


def test_storing_again_puts_a_tampered_file_right(file_root: Path) -> None:
    store()
    files.path_of(ABC).write_bytes(b"abd")
    store()
    assert files.intact(ABC)


@pytest.mark.parametrize("digest", ["", "../../etc/passwd", ABC[:-1], ABC.upper(), ABC + "/..", f"{ABC}\n"])
def test_only_a_digest_leads_into_the_store(file_root: Path, digest: str) -> None:
    with pytest.raises(ValueError, match="no digest"):
        files.path_of(digest)


def test_the_row_of_a_file_stays(file_root: Path) -> None:
    store()
    with pytest.raises(IntegrityError, match="no UPDATE"), transaction.atomic():
        StoredFile.objects.update(size=9)
    with pytest.raises(IntegrityError, match="never deleted"), transaction.atomic():
        StoredFile.objects.all().delete()


def age(path: Path, days: float) -> None:
    then = scene.NOW.timestamp() - days * 86400
    os.utime(path, (then, then))


def test_orphans_are_old_files_without_a_row(file_root: Path) -> None:
    kept = files.path_of(store().digest)
    left = {}
    for name, days in (("old", 1.1), ("new", 0.9)):
        digest = hashlib.sha256(name.encode()).hexdigest()
        left[name] = files.path_of(digest)
        left[name].parent.mkdir(parents=True, exist_ok=True)
        left[name].write_bytes(name.encode())
        age(left[name], days)
    half = kept.parent / "tmpabcdef"
    half.write_bytes(b"half")
    age(half, 2)
    age(kept, 2)
    assert set(files.orphans(now=scene.NOW)) == {left["old"], half}
    assert set(files.orphans(now=scene.NOW, older_than=timedelta(hours=1))) == {left["old"], left["new"], half}


def test_the_sweep_removes_orphans_alone(file_root: Path) -> None:
    kept = files.path_of(store().digest)
    orphan = files.path_of(hashlib.sha256(b"x").hexdigest())
    orphan.parent.mkdir(parents=True)
    orphan.write_bytes(b"x")
    for path in (kept, orphan):
        os.utime(path, (0, 0))
    out = StringIO()
    call_command("sweep_files", "--dry-run", stdout=out)
    assert out.getvalue() == f"{orphan}\nremoved=0\n" and orphan.exists()
    call_command("sweep_files", stdout=StringIO())
    assert (kept.exists(), orphan.exists()) == (True, False)
