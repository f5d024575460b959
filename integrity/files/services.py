"""Writing the integrity file: a fact is stated, stated again, or void, in the Work that makes it so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from cases.base.models import Document
from cases.base.work import Work
from cases.parties.models import Authority, Party
from integrity.files.models import VOIDED, Closing, FileEntry

_INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A fact as it is now taken as true; the columns of FileEntry but for what was known when."""

    fact: str
    party: Party
    section: str
    kind: str
    authority: Authority | None
    source: str
    document: Document | None
    reference: str
    visibility: str
    valid_from: date
    content: dict[str, Any]
    scoring: dict[str, Any] | None
    valid_to: date | None = None


def state_fact(*, work: Work, fact: Fact, closing: Closing = Closing.SUPERSEDED) -> FileEntry:
    """State a fact. Nothing is written if it stands so already; else the earlier version ends with `closing`.

    ValueError for a closing after which no version follows.
    """
    if closing in VOIDED:
        raise ValueError(f"{closing}: no version follows; use void_fact")
    current = _current(fact.fact)
    if current is not None and _says(current, fact):
        return current
    known_from = _moment_after(work, current)
    if current is not None:
        _close(work, current, known_from, closing)
    return _write(work, fact, known_from)


def state_new_fact(*, work: Work, fact: Fact) -> FileEntry:
    """State a fact that came about in this act: there is no earlier version to look for."""
    return _write(work, fact, work.now)


def _write(work: Work, fact: Fact, known_from: datetime) -> FileEntry:
    columns = {name: getattr(fact, name) for name in _COLUMNS}
    return work.save(FileEntry(**columns, known_from=known_from))


def void_fact(*, work: Work, fact: str, closing: Closing) -> FileEntry | None:
    """From now on the fact counts for no day; None if it does not stand. ValueError for a closing that replaces."""
    if closing not in VOIDED:
        raise ValueError(f"{closing}: a version follows; use state_fact")
    current = _current(fact)
    if current is not None:
        _close(work, current, _moment_after(work, current), closing)
    return current


def _current(fact: str) -> FileEntry | None:
    return FileEntry.objects.select_for_update(of=("self",)).filter(fact=fact, known_to__isnull=True).first()


def _close(work: Work, entry: FileEntry, moment: datetime, closing: Closing) -> None:
    entry.known_to, entry.closing = moment, closing
    work.save(entry)


def _moment_after(work: Work, current: FileEntry | None) -> datetime:
    """Now; or, where the version to be closed is no older than now, the least moment after it."""
    return work.now if current is None else max(work.now, current.known_from + _INSTANT)


_COLUMNS = (
    "fact",
    "party",
    "section",
    "kind",
    "authority",
    "source",
    "document",
    "reference",
    "visibility",
    "valid_from",
    "valid_to",
    "content",
    "scoring",
)
_COMPARED = (
    "party_id",
    "section",
    "kind",
    "authority_id",
    "source",
    "document_id",
    "reference",
    "visibility",
    "valid_from",
    "valid_to",
    "content",
    "scoring",
)


def _says(current: FileEntry, fact: Fact) -> bool:
    """Whether the current version says the same."""
    return all(getattr(current, name) == _column(fact, name) for name in _COMPARED)


def _column(fact: Fact, name: str) -> Any:
    if not name.endswith("_id"):
        return getattr(fact, name)
    related = getattr(fact, name.removesuffix("_id"))
    return related.pk if related is not None else None
