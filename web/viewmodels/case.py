"""The case page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from web.viewmodels.clocks import Clock, Due
from web.viewmodels.law import Band, LawPanel
from web.viewmodels.marks import Tone
from web.viewmodels.shell import Link, Notice

if TYPE_CHECKING:
    from web.diagram import Diagram


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A labelled value; `missing` marks what nobody has stated yet; `before`: what stood there, where it was changed; `link`:
    where the reader may change it."""

    label: str
    value: str
    missing: bool = False
    before: str = ""
    link: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseHeader:
    number: str
    title: str
    party: str
    state: str
    tone: Tone = Tone.INFO
    party_code: str = ""
    party_kind: str = ""
    party_url: str = ""
    filed_on: date | None = None
    authority: str = ""
    nearest: Due | None = None
    waiting_for: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseAction:
    """Something the reader may do on the case now. `why_not` says who may, when the reader may not."""

    label: str
    url: str = ""
    primary: bool = False
    why_not: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRow:
    kind: str
    title: str
    collected_on: date
    collected_by: str
    digest: str = ""
    custody: str = ""
    place: str = ""
    download_url: str = ""
    size: int | None = None
    corrected_on: date | None = None
    withdrawn_on: date | None = None
    withdrawn_because: str = ""

    @property
    def short_digest(self) -> str:
        return self.digest[:12]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """An issued document, or one that is still a draft (`issued_at` None)."""

    form: str
    title: str
    reference: str = ""
    issued_at: datetime | None = None
    issued_by: str = ""
    pages: int | None = None
    served: str = ""
    preview_url: str = ""
    download_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who answers for what on the case."""

    role: str
    name: str
    since: date | None = None
    certificate: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    label: str
    before: str
    after: str


class EntryKind(StrEnum):
    ACT = "act"
    REFUSAL = "refusal"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEntry:
    """One line of the trail in plain words: who, in which role, did what, why, under which article."""

    at: datetime
    what: str
    who: str
    role: str
    kind: EntryKind = EntryKind.ACT
    why: str = ""
    article: str = ""
    to_state: str = ""
    recorded_by: str = ""
    documents: tuple[Link, ...] = ()
    changes: tuple[FieldChange, ...] = ()
    digest: str = ""

    @property
    def short_digest(self) -> str:
        return self.digest[:12]


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """Money owed and paid under the decision (fen)."""

    owed_fen: int
    paid_fen: int
    due: Due | None = None
    lines: tuple[Fact, ...] = ()

    @property
    def open_fen(self) -> int:
        return max(0, self.owed_fen - self.paid_fen)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionBox:
    """The decision as made: kinds, sums (fen), band it lies in, tier, clause, reasons, its standing; `items`: what is carried
    out one by one."""

    kinds: str
    decided_on: date
    status: str
    tone: Tone = Tone.INFO
    reference: str = ""
    fine_fen: int | None = None
    gains_fen: int | None = None
    goods_fen: int | None = None
    items: tuple[Fact, ...] = ()
    bands: tuple[Band, ...] = ()
    tier: str = ""
    clause: str = ""
    reasons: str = ""
    document: Link | None = None
    payment: Payment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreChange:
    """Score before and after the consequence, with the lines that make the difference."""

    before: int
    after: int
    before_class: str
    after_class: str
    ruleset: str
    lines: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IntegrityBox:
    """What the decision means for the enterprise: file, publicity, blacklist, score."""

    facts: tuple[Fact, ...] = ()
    publicity: tuple[Due, ...] = ()
    score: ScoreChange | None = None
    link: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """案件详情. Empty parts are left out, so a case at any stage uses the same page."""

    header: CaseHeader
    diagram: Diagram | None = None
    alerts: tuple[Notice, ...] = ()
    actions: tuple[CaseAction, ...] = ()
    clocks: tuple[Clock, ...] = ()
    facts: tuple[Fact, ...] = ()
    law: LawPanel | None = None
    evidence: tuple[EvidenceRow, ...] = ()
    documents: tuple[DocumentRow, ...] = ()
    people: tuple[Person, ...] = ()
    history: tuple[HistoryEntry, ...] = ()
    history_more_url: str = ""
    chain_state: Notice | None = None
    decision: DecisionBox | None = None
    integrity: IntegrityBox | None = None
