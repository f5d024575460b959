"""The supervisor's page: figures by bureau and unit, and the list behind each."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from web.viewmodels.lists import Pager
from web.viewmodels.marks import Tone
from web.viewmodels.shell import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureGroup:
    """Columns that belong together."""

    label: str
    width: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureHead:
    """A column: short for the table, and how it is counted."""

    label: str
    meaning: str
    grave: bool = False
    first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureCell:
    """A count, the way to its list, and its bar: `share` of the largest count of its column, 0 to 100."""

    label: str
    count: int
    url: str = ""
    share: int = 0
    grave: bool = False
    first: bool = False
    says: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """A bureau or, below it, one of its units."""

    name: str
    cells: tuple[FigureCell, ...]
    unit: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodForm:
    """The days asked for, sent by GET to `url`; `problem` says why what was typed was not taken."""

    url: str
    start: date
    end: date
    years: tuple[Link, ...] = ()
    kept: tuple[tuple[str, str], ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SweepNote:
    """When the clocks were last looked at, and whether that is as it should be."""

    says: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisionPage:
    period: PeriodForm
    scope: str
    groups: tuple[FigureGroup, ...]
    heads: tuple[FigureHead, ...]
    totals: tuple[FigureCell, ...]
    rows: tuple[FigureRow, ...]
    sweep: SweepNote
    pager: Pager = field(default_factory=Pager)
    today: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterRow:
    """One matter behind a figure."""

    url: str
    number: str
    party: str
    what: str
    day: date
    standing: str = ""
    tone: Tone = Tone.PLAIN
    bureau: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MattersPage:
    """The list behind a figure; `total` is the figure."""

    title: str
    group: str
    meaning: str
    day_label: str
    where: str
    back: Link
    period: PeriodForm
    total: int
    rows: tuple[MatterRow, ...] = ()
    pager: Pager = field(default_factory=Pager)
    today: date | None = None
