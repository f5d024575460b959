"""The task form page."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from web.viewmodels.case import CaseHeader, DocumentRow, Fact
from web.viewmodels.clocks import Due
from web.viewmodels.forms import file_fields
from web.viewmodels.law import Guard, LawPanel
from web.viewmodels.shell import Link, Notice

if TYPE_CHECKING:
    from django.forms import BaseForm


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftState:
    """What the page says about the draft: never saved, saved at, or restored from an earlier visit."""

    saved_at: datetime | None = None
    restored: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskPage:
    """A task form. `token` makes a second submit of the same page recognisable.

    Both urls take the form's fields by POST: `draft_url` answers parts/draft_status.html, `law_url` answers
    parts/law_panel.html with the guards. `others` are the acts that the same step may also be answered with, this one
    among them; `parts` lead to the same form about each act of the case; `facts` what the person has to know to do it.
    """

    title: str
    header: CaseHeader
    form: BaseForm
    url: str
    token: str
    confirm: str
    purpose: str = ""
    article: str = ""
    case_url: str = ""
    draft_url: str = ""
    law_url: str = ""
    release_url: str = ""
    due: Due | None = None
    draft: DraftState = field(default_factory=DraftState)
    law: LawPanel | None = None
    guards: tuple[Guard, ...] = ()
    documents: tuple[DocumentRow, ...] = ()
    accountable: str = ""
    consequence: str = ""
    next_step: str = ""
    others: tuple[Link, ...] = ()
    parts: tuple[Link, ...] = ()
    facts: tuple[Fact, ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def file_fields(self) -> str:
        """Names of the file inputs, comma-separated: files do not travel with a draft."""
        return file_fields(self.form)
