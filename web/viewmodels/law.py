"""What the law says: the outcome of `assess` in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from web.viewmodels.clocks import Due
from web.viewmodels.marks import Answer, Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class TierRange:
    """The part of the range that a tier of discretion takes (fen), and whether it is the one proposed."""

    label: str
    min_fen: int
    max_fen: int
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """The fine the law allows for one conduct (fen; None = the row names no amount or a fact is missing)."""

    code: str
    conduct: str
    law: str
    version: str
    min_fen: int | None = None
    max_fen: int | None = None
    proposed_fen: int | None = None
    contains: Answer = Answer.UNKNOWN
    note: str = ""
    tiers: tuple[TierRange, ...] = ()
    must: str = ""
    may: str = ""
    open: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One answer of `assess`: the question, the answer, why, and the article."""

    label: str
    answer: Answer
    text: str = ""
    article: str = ""
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class CrimeFlag:
    """A crime whose transfer threshold is met (`certain`) or may be met."""

    crime: str
    certain: bool
    reason: str
    article: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LawPanel:
    """法律怎么说: the outcome of `assess` in words, beside the officer's input or on the case page."""

    bands: tuple[Band, ...] = ()
    findings: tuple[Finding, ...] = ()
    crimes: tuple[CrimeFlag, ...] = ()
    questions: tuple[str, ...] = ()
    decision_due: Due | None = None
    computed_at: datetime | None = None
    error: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way out of a refusal: what to do, who may, and where the reader may do it himself."""

    text: str
    who: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """A named condition of the act: the rule, whether it is met now, what is missing, how to get over it, and the article."""

    rule: str
    answer: Answer
    missing: str = ""
    article: str = ""
    ways: tuple[Way, ...] = ()
