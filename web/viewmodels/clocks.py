"""Clocks as a page shows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from web.viewmodels.marks import NEAR_DAYS, SOON_DAYS, Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A clock as a row shows it: which one, its last day, and how far that is from today (calendar days)."""

    clock: str
    code: str = ""
    on: date | None = None
    at: datetime | None = None
    days_left: int | None = None
    provisional: bool = False
    paused: bool = False
    ended: bool = False

    @property
    def level(self) -> Level:
        """Paused and ended clocks are never urgent; a clock without a last day has no level."""
        if self.ended:
            return Level.DONE
        if self.paused:
            return Level.PAUSED
        if self.days_left is None:
            return Level.NONE
        return _level(self.days_left)

    @property
    def days_over(self) -> int:
        """Days past the last day; 0 while in time."""
        return max(0, -(self.days_left or 0))


def _level(days: int) -> Level:
    steps = ((-1, Level.OVERDUE), (0, Level.TODAY), (SOON_DAYS, Level.SOON), (NEAR_DAYS, Level.NEAR))
    return next((level for limit, level in steps if days <= limit), Level.CALM)


def due_on(
    day: date | None,
    *,
    today: date,
    clock: str,
    code: str = "",
    at: datetime | None = None,
    provisional: bool = False,
    paused: bool = False,
    ended: bool = False,
) -> Due:
    """A `Due` for the last day `day` seen from `today`."""
    left = (day - today).days if day else None
    return Due(clock=clock, code=code, on=day, at=at, days_left=left, provisional=provisional, paused=paused, ended=ended)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One line of "how was this computed"."""

    text: str
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A running, paused or ended statutory period with everything needed to check it by hand."""

    due: Due
    article: str
    length: str
    started_on: date
    started_by: str = ""
    ended_on: date | None = None
    outcome: str = ""
    overrun: str = ""
    pauses: tuple[str, ...] = ()
    extensions: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    rule_version: str = ""
    calendar_version: str = ""
    explain_url: str = ""
