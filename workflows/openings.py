"""One opening of a form by one person: what is typed into it is kept, it is spent by the act, and then nothing is kept any more.

The mark of an opening is made for its person, so a form that comes back says whose it is. It is spent inside the act's own
transaction: committed with the act or not at all. Whoever keeps a draft takes the same key first, so that a draft that
arrives late finds the mark, and one that arrives in the same moment waits for the act.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import OperationalError, connection, transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from cases.base.errors import Refused, Text
from cases.base.models import Draft, PendingUpload, SubmittedForm

_NONCE, _SEAL = 16, 20


@dataclass(frozen=True, slots=True)
class Sending:
    """A form that was sent: the mark of its opening, and the digest of what it says."""

    opening: str
    digest: str = ""


class AlreadyDone(Refused):
    """The act was done by this very page already. Raised only when that act is committed."""

    def __init__(self) -> None:
        said = Text(
            "这一页已经提交并办理完毕，没有重复办理。", "This page was submitted and the act was done; nothing was done twice."
        )
        super().__init__("submitted_twice", said)


def mint(account: int) -> str:
    """A new mark, good for this person alone."""
    nonce = secrets.token_urlsafe(12)
    return nonce + _seal(nonce, account)


def belongs(opening: str, account: int | None) -> bool:
    """Whether the mark was made for this person."""
    right = account is not None and len(opening) == _NONCE + _SEAL and opening.isascii()
    return right and constant_time_compare(opening[_NONCE:], _seal(opening[:_NONCE], account or 0))


def _seal(nonce: str, account: int) -> str:
    return salted_hmac("workflows.openings", f"{nonce}:{account}", algorithm="sha256").hexdigest()[:_SEAL]


def spent(opening: str) -> SubmittedForm | None:
    """The mark that the act left, if one was done by this opening."""
    return SubmittedForm.objects.filter(token=opening).first()


def spend(sent: Sending, *, now: datetime, outcome: str = "") -> None:
    """Mark the opening within the act's transaction and end what was kept of it. AlreadyDone if an act has marked it."""
    if not _take(sent.opening, now, sent.digest, outcome):
        raise AlreadyDone
    Draft.objects.filter(opening=sent.opening).delete()
    PendingUpload.objects.filter(opening=sent.opening).delete()


def led_to(sent: Sending, stream: str) -> None:
    """What the act brought into being."""
    SubmittedForm.objects.filter(token=sent.opening).update(outcome=stream)


def drafts(*, account: int, stream: str, act: str, part: Mapping[str, str] | None = None) -> list[Draft]:
    """What this person left unfinished in a form, the last first; with a `part` only what was typed about it."""
    rows = Draft.objects.filter(user_id=account, stream=stream, act=act).order_by("-saved_at", "-pk")
    return [row for row in rows if (part or {}).items() <= row.content.items()] if part else list(rows[:1])


def latest(*, account: int, stream: str, act: str, part: Mapping[str, str] | None = None) -> Draft | None:
    """What this person last left unfinished; under a good mark, whatever version of the program kept it."""
    draft = next(iter(drafts(account=account, stream=stream, act=act, part=part)), None)
    if draft is not None and not belongs(draft.opening, account):
        draft.opening = mint(account)
        draft.save(update_fields=["opening"])
    return draft


def keep(
    *,
    account: int,
    now: datetime,
    stream: str,
    act: str,
    content: Mapping[str, Any],
    opening: str = "",
    part: Mapping[str, str] | None = None,
) -> Draft | None:
    """Keep unfinished input of an opening. None, and nothing kept, if its act is done.

    Without a good mark it goes to what this person last left unfinished in this form (about this `part`), or begins anew.
    """
    if not belongs(opening, account):
        before = latest(account=account, stream=stream, act=act, part=part)
        opening = before.opening if before else mint(account)
    with suppress(OperationalError), transaction.atomic():
        if not _take(opening, now):
            return None
        values = {"user_id": account, "stream": stream, "act": act, "content": dict(content), "saved_at": now}
        draft, _ = Draft.objects.update_or_create(opening=opening, defaults=values)
        SubmittedForm.objects.filter(token=opening).delete()
        return draft
    # the act by which this very page was sent holds the key and has not let go in time
    return None


def _take(opening: str, now: datetime, digest: str = "", outcome: str = "") -> bool:
    """Enter the mark, which no two transactions can at once; the second waits for the first. False if it stands there."""
    at = connection.ops.adapt_datetimefield_value(now)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO base_submittedform (token, at, digest, outcome) VALUES (%s, %s, %s, %s) ON CONFLICT (token) DO NOTHING",
            [opening, at, digest, outcome],
        )
        return bool(cursor.rowcount == 1)
