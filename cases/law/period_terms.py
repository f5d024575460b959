"""The words a legal period is spoken in: its unit, what stops or lengthens it, what moves its end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from cases.law.calendar import WorkCalendar
from cases.law.errors import LawError


class PeriodError(LawError):
    """A period that cannot be computed as asked."""


class Unit(StrEnum):
    """WD working days (工作日), CD calendar days (日), M calendar months (月), H hours (小时)."""

    WD = "WD"
    CD = "CD"
    M = "M"
    H = "H"


class Roll(StrEnum):
    """What moves the last day of a period (程序规定 art. 80: 最后一日是法定节假日的，以其后的第一日为届满日).

    REST_DAY, the default: any day off moves it, ordinary Saturdays and Sundays and days in lieu included.
    STATUTORY_ONLY: only the 11 or 13 statutory days move it, the narrow reading of art. 80. Both move to the
    first *working* day after. NONE: nothing moves it (terms that are not for acting: publicity, sanctions;
    emergency hours).
    """

    REST_DAY = "rest_day"
    STATUTORY_ONLY = "statutory_only"
    NONE = "none"


class HourStart(StrEnum):
    """Where hours begin. NEXT_HOUR: the started hour is not counted (art. 80), 10:30 counts from 11:00.

    MOMENT: from the minute itself, the strictest reading.
    """

    NEXT_HOUR = "next_hour"
    MOMENT = "moment"


@dataclass(frozen=True, slots=True)
class Pause:
    """Days that are not counted: `from_day` to `to_day`, **both included**; `to_day` None: still going on.

    So a test notified to the party as 自3月10日至3月20日 is Pause(10 March, 20 March): eleven days. Where an act
    ends the pause and the clock runs again on the day of that act, use `periods.pause_until_resumed`.
    `reason` is a code of `pause_reasons.csv`.
    """

    from_day: date
    to_day: date | None
    reason: str = ""

    def __post_init__(self) -> None:
        if self.to_day is not None and self.to_day < self.from_day:
            raise PeriodError(
                f"扣除期间的终止日 {self.to_day} 早于起始日 {self.from_day}，请核对",
                f"the excluded time ends on {self.to_day}, before it begins on {self.from_day}; check both",
            )


@dataclass(frozen=True, slots=True)
class Extension:
    """Added time, counted on from the unmoved end of what it extends."""

    length: int
    unit: Unit
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One line of "how was this computed"; `day` is the day the line is about, if any."""

    zh: str
    en: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """A complete question: what `last_day` was asked. Kept with the answer, so that it can explain itself."""

    start: date | datetime
    length: int
    unit: Unit
    calendar: WorkCalendar
    before: bool
    pauses: tuple[Pause, ...]
    extensions: tuple[Extension, ...]
    roll: Roll
    hours_from: HourStart
