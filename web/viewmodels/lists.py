"""Rows, searches and pages of lists."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from web.viewmodels.clocks import Due
from web.viewmodels.marks import Tone
from web.viewmodels.shell import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    value: str
    label: str
    selected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """One drop-down of a list page; an empty value means "all"."""

    name: str
    label: str
    choices: tuple[Choice, ...]

    @property
    def active(self) -> bool:
        return any(c.selected and c.value for c in self.choices)


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """The form over a list: free text and drop-downs, sent by GET to `url`.

    `kept` are (name, value) pairs that go along unseen, such as the tab.
    """

    url: str
    query: str = ""
    hint: str = ""
    filters: tuple[Filter, ...] = ()
    kept: tuple[tuple[str, str], ...] = ()

    @property
    def active(self) -> bool:
        return bool(self.query) or any(f.active for f in self.filters)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pager:
    """Keyset pages: forward, and back to the start. `total` may be unknown."""

    next_url: str = ""
    first_url: str = ""
    shown: int = 0
    total: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxRow:
    """One task. `owner` has claimed it; `waiting_for` says whom the case waits for if not the reader."""

    url: str
    number: str
    party: str
    task: str
    state: str
    due: Due | None = None
    waiting_for: str = ""
    owner: str = ""
    mine: bool = False
    claim_url: str = ""
    release_url: str = ""
    case_url: str = ""
    draft_at: datetime | None = None
    flag: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inbox:
    """待办: what the reader has to do, may take, or is answerable for; nearest legal deadline first."""

    tabs: tuple[Link, ...]
    rows: tuple[InboxRow, ...]
    search: Search
    pager: Pager = field(default_factory=Pager)
    overdue: int = 0
    today: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    url: str
    number: str
    party: str
    conduct: str
    state: str
    tone: Tone = Tone.PLAIN
    due: Due | None = None
    filed_on: date | None = None
    handlers: str = ""
    waiting_for: str = ""
    flag: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseList:
    """案件列表 with filters; the same order as the inbox unless asked otherwise."""

    rows: tuple[CaseRow, ...]
    search: Search
    pager: Pager = field(default_factory=Pager)
    today: date | None = None
