"""The smaller pages: sign-in, refusals, documents, the public pages, the clue form."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from web.viewmodels.case import Fact
from web.viewmodels.forms import file_fields
from web.viewmodels.law import Way
from web.viewmodels.lists import Pager, Search
from web.viewmodels.marks import Tone
from web.viewmodels.shell import Appointment, Link, Notice
from web.viewmodels.task import DraftState

if TYPE_CHECKING:
    from django.forms import BaseForm


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInPage:
    """Name and password; afterwards, for a person with several appointments, which one to act under.

    `expired` = a form was sent when the session was over; `kept` what was typed into it, sealed.
    """

    form: BaseForm | None = None
    appointments: tuple[Appointment, ...] = ()
    url: str = "/sign-in/"
    next_url: str = ""
    error: str = ""
    kept: str = ""
    expired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedSignInRow:
    """A sign-in that failed: when, under which name as typed, from where; `locked` = no password was compared."""

    at: datetime
    name: str
    address: str
    locked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInsPage:
    """For the audit role: failed sign-ins, the latest first."""

    rows: tuple[FailedSignInRow, ...]
    search: Search
    pager: Pager


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedPage:
    """A refused act: nothing was written but, after a submit, the refusal (`recorded`).

    `stale` = somebody else was faster, so the page is old; `forbidden` = the act is for others (403); `done_at` = the act of
    this very page was done then, and it came a second time.
    """

    code: str
    sentence: str
    article: str = ""
    what_to_do: str = ""
    ways: tuple[Way, ...] = ()
    act: str = ""
    stale: bool = False
    forbidden: bool = False
    recorded: bool = True
    draft_kept: bool = False
    back: Link | None = None
    case: Link | None = None
    at: datetime | None = None
    done_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPage:
    """One issued document: the PDF in the page and what identifies it."""

    title: str
    reference: str
    pdf_url: str
    download_url: str
    case: Link
    issued_at: datetime | None = None
    issued_by: str = ""
    addressee: str = ""
    pages: int | None = None
    form: str = ""
    snapshot_digest: str = ""
    pdf_digest: str = ""
    verify_url: str = ""
    verify_code: str = ""
    served: tuple[Fact, ...] = ()
    draft: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What the public page confirms of a document; nothing of its content."""

    title: str
    reference: str
    authority: str
    issued_on: date
    snapshot_digest: str
    status: str = ""
    tone: Tone = Tone.OK


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyPage:
    """Public: is this document genuine? `code` was asked; `found` None after asking = unknown code."""

    url: str = "/verify/"
    code: str = ""
    found: Verified | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClueForm:
    """登记线索: the form, its draft, and what starts to run when it is sent."""

    form: BaseForm
    url: str
    token: str
    draft_url: str = ""
    draft: DraftState = field(default_factory=DraftState)
    consequence: str = ""
    notices: tuple[Notice, ...] = ()

    @property
    def file_fields(self) -> str:
        """Names of the file inputs, comma-separated: files do not travel with a draft."""
        return file_fields(self.form)
