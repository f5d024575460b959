"""The shapes of the score's rules, one class for each table of `integrity/law`; `rulebook` reads them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What every row has: its code, wording, article, validity (days, both included) and ruleset."""

    code: str
    zh: str
    en: str
    article: str
    valid_from: date
    valid_to: date | None
    ruleset: str

    @property
    def version(self) -> str:
        """Names this version of the row, e.g. "ICS-1@2007-07-26"."""
        return f"{self.ruleset}@{self.valid_from.isoformat()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRule(Rule):
    """A kind of event. points = P before steps; steps = the amount adds to P; months = its length.

    period: "class" = the publicity period on the record, or `months` if that has none; "fixed" = `months`
        from `valid_from`; "open" = no end of its own.
    resolve: "ends" = once settled it is over; "tail" = over `months` after that; "" = without effect.
    group: code of the limit it is held to.
    penalty: it is an administrative penalty, which repetition aggravates.
    severe: it is a severe event: while active, no bonus and cap H4.
    view: "INTERNAL" = it counts in the bureau's score only, whatever its entry's visibility; "" = in every view.
    """

    points: int
    penalty: bool
    severe: bool
    steps: bool
    period: str
    months: int | None
    resolve: str
    group: str
    view: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Rule):
    """Added to P from this amount of fine and confiscation (fen) on; only the highest step counts."""

    from_fen: int
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit(Rule):
    """Most that a group of events deducts together; `days` = those decided so many days back, None = all."""

    limit: int
    days: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor(Rule):
    """A single number of the formula."""

    value: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class PositiveRule(Rule):
    """A kind of positive. match = details that count; count, percent = least samples and pass rate."""

    kind: str
    points: int
    limit: int | None
    match: tuple[str, ...]
    count: int | None
    percent: int | None
    months: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cap(Rule):
    """The score is at most `limit` while `condition` holds for `events` (and penalty kinds, count, days).

    kinds: of an order in force the kinds that it may be, of repeated penalties those that do not count among them.
    """

    limit: int
    condition: str
    events: frozenset[str]
    kinds: frozenset[str]
    count: int | None
    days: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassBand(Rule):
    """The class whose scores begin at `from_score`."""

    from_score: int
