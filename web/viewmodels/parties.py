"""Parties: the list, and the page of one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from web.viewmodels.case import CaseAction, Fact, HistoryEntry
from web.viewmodels.lists import CaseRow, Search
from web.viewmodels.shell import Link, Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyRow:
    url: str
    name: str
    code: str = ""
    kind: str = ""
    address: str = ""
    once: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyList:
    """当事人: whom a name, a part of it, a former one or a code may mean."""

    rows: tuple[PartyRow, ...]
    search: Search


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyPage:
    """当事人: what the register says, what may be done to it, its cases, who changed what and why."""

    name: str
    facts: tuple[Fact, ...]
    names: tuple[Fact, ...] = ()
    alerts: tuple[Notice, ...] = ()
    actions: tuple[CaseAction, ...] = ()
    cases: tuple[CaseRow, ...] = ()
    clues: tuple[Link, ...] = ()
    history: tuple[HistoryEntry, ...] = ()
    history_more_url: str = field(default="", init=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class DivisionRow:
    code: str
    name: str
    level: str
    parent: str
    valid_from: date
    valid_to: date | None = None
    successors: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DivisionList:
    """行政区划: what codes mean and meant."""

    rows: tuple[DivisionRow, ...]
    search: Search
    actions: tuple[CaseAction, ...] = ()
