"""The public pages: what is published now, and nothing of what was."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from web.viewmodels.case import Fact
from web.viewmodels.lists import Pager, Search
from web.viewmodels.shell import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicPart:
    """One of the public lists on the first page: what it holds, how many entries, where."""

    title: str
    words: str
    url: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicIndex:
    parts: tuple[PublicPart, ...]
    search: Search
    verify_url: str = "/verify/"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedRow:
    reference: str
    party: str
    conduct: str
    decision: str
    authority: str
    decided_on: date
    url: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedPage:
    """Public: published penalties."""

    search: Search
    rows: tuple[PublishedRow, ...] = ()
    pager: Pager = field(default_factory=Pager)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedRow:
    """One entry of the list of serious violators."""

    party: str
    code: str
    ground: str
    reference: str
    authority: str
    listed_on: date | None
    until: date | None = None
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPage:
    """Public: the current list of serious violators."""

    search: Search
    rows: tuple[ListedRow, ...] = ()
    pager: Pager = field(default_factory=Pager)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLine:
    """A line of a published text: a paragraph, or a value with its `label`."""

    text: str
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicEntry:
    """One entry at its address: the particulars, the published text (Chinese, as served), and what the reader may do."""

    title: str
    kind: str
    facts: tuple[Fact, ...]
    back: Link
    lines: tuple[PaperLine, ...] = ()
    text_title: str = ""
    text_number: str = ""
    note: str = ""
