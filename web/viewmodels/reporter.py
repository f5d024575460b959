"""Who reported, for whoever may know; the logs of readings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from web.viewmodels.case import Fact
from web.viewmodels.lists import Pager
from web.viewmodels.shell import Link

if TYPE_CHECKING:
    from django.forms import BaseForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """An officer admitted to the reporter; `dismiss_url` for whoever may end it."""

    officer: int
    name: str
    ground: str
    granted_by: str
    since: date
    dismiss_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReporterPage:
    """`opened` are the particulars, after a reading that is on record; a form is None for whom its act is not open."""

    clue: Link
    on_record: bool
    opened: tuple[Fact, ...] = ()
    open_form: BaseForm | None = None
    record_form: BaseForm | None = None
    admit_form: BaseForm | None = None
    readers: tuple[Reader, ...] = ()
    base: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingRow:
    """One line of the log: who, what, when, on which ground."""

    at: datetime
    what: str
    who: str
    role: str
    clue: str
    ground: str
    fields: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingsPage:
    """The log of the bureau and those below it, the latest first."""

    rows: tuple[ReadingRow, ...]
    where: str
    pager: Pager


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedRow:
    """One opening: who, what of which subject, and on which ground; `refused` if it was not shown."""

    at: datetime
    who: str
    role: str
    kind: str
    number: str
    what: str
    ground: str
    refused: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedPage:
    """The log of what was opened, and what it is narrowed to: a person, a subject, days (both counted)."""

    rows: tuple[OpenedRow, ...]
    where: str
    url: str
    download_url: str
    person: str = ""
    subject: str = ""
    start: date | None = None
    end: date | None = None
    pager: Pager

    @property
    def narrowed(self) -> bool:
        return bool(self.person or self.subject or self.start or self.end)
