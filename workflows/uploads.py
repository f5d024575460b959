"""Files that came with a form whose act was not done: they wait for the next sending, so that nobody uploads them twice."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.core.files.base import File
from django.core.files.uploadedfile import UploadedFile

from cases.base import files
from cases.base.models import Draft, PendingUpload, SubmittedForm

# a file whose form was left without a draft is of no use to anybody after a day; no file waits longer than this
FORGOTTEN, LONGEST = timedelta(days=1), timedelta(days=90)


# the class takes no argument when it runs
class Waiting(UploadedFile):  # type: ignore[type-arg]
    """A waiting file as a form field takes it; read when the act is done with it."""

    def __init__(self, row: PendingUpload) -> None:
        super().__init__(file=None, name=row.name, content_type=row.media_type, size=row.size)
        self._digest = row.digest

    def read(self, _size: int = -1, /) -> bytes:
        """All of it."""
        return files.read(self._digest)


def wait(opening: str, field: str, upload: File[Any], *, now: datetime) -> None:
    """Let a file wait for the next sending of this opening, in the place of an earlier one of the same field."""
    if isinstance(upload, Waiting):
        return
    assert isinstance(upload, UploadedFile)
    upload.seek(0)
    content = upload.read()
    values = {"digest": files.put(content), "name": upload.name or "", "size": len(content), "at": now}
    values["media_type"] = (upload.content_type or "")[:100]
    PendingUpload.objects.update_or_create(opening=opening, field=field, defaults=values)


def drop(opening: str, field: str) -> None:
    """The person does not want this file any more."""
    PendingUpload.objects.filter(opening=opening, field=field).delete()


def of(opening: str) -> dict[str, Waiting]:
    """The files that wait for an opening, by field; without those that were lost."""
    rows = PendingUpload.objects.filter(opening=opening) if opening else ()
    return {row.field: Waiting(row) for row in rows if files.path_of(row.digest).is_file()}


def forget(*, now: datetime) -> int:
    """End the waiting of what nobody will send any more; how many. The files themselves go with the next sweep."""
    living, old = Draft.objects.values("opening"), PendingUpload.objects.filter(at__lt=now - FORGOTTEN)
    gone = old.exclude(opening__in=living) | old.filter(at__lt=now - LONGEST)
    spent = PendingUpload.objects.filter(opening__in=SubmittedForm.objects.values("token"))
    return int(gone.delete()[0]) + int(spent.delete()[0])
