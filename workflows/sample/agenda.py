"""All stories side by side in the order of their days, with the deadline sweep of every morning: a bureau at work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from cases.base.calendar import current_calendar
from cases.base.work import SHANGHAI, legal_date
from workflows.nightly import detect_all
from workflows.sample import timeline
from workflows.sample.cast import Cast
from workflows.sample.player import Player
from workflows.sample.story import Step, Story
from workflows.sweep import sweep

MORNING, HOURS = 9, 8
SWEEP_AT = 6


@dataclass(frozen=True, slots=True)
class Entry:
    """One step of one story on its day."""

    day: date
    player: Player
    step: Step


def play(
    stories: Sequence[Story], cast: Cast, *, now: datetime, on_step: Callable[[Entry], None] = lambda _: None
) -> list[Player]:
    """Play the stories up to yesterday's working day and sweep at `now`; `on_step` hears of each step before it.

    Acts lie between nine and five on working days and never after `now`.
    """
    players = [_player(story, cast, legal_date(now)) for story in stories]
    for day, entries in groupby(_entries(players, legal_date(now)), key=lambda e: e.day):
        _night(_at(day, SWEEP_AT))
        _play_day(day, list(entries), on_step)
    sweep(now=now)
    detect_all(now=now)
    return players


def length(stories: Iterable[Story]) -> int:
    """How many steps the stories have."""
    return sum(len(story.steps) for story in stories)


def _night(now: datetime) -> None:
    """The sweep, and where a clock ran out the look at everything open: time alone makes a signal of few things else.

    The chain of every case is looked at once, at the end.
    """
    if sweep(now=now).fired:
        detect_all(now=now, thorough=False)


def _player(story: Story, cast: Cast, today: date) -> Player:
    days = timeline.days(story, today=today, calendar=current_calendar())
    return Player(cast, story, days, _at(days["clue"], MORNING))


def _entries(players: Sequence[Player], today: date) -> list[Entry]:
    calendar = current_calendar()
    found = [
        Entry(timeline.day_of(step, today=today, calendar=calendar), player, step)
        for player in players
        for step in player.story.steps
    ]
    return sorted(found, key=lambda e: e.day)


def _play_day(day: date, entries: Sequence[Entry], on_step: Callable[[Entry], None]) -> None:
    """The acts of one day, spread over its office hours."""
    between = timedelta(hours=HOURS) / (len(entries) + 1)
    for number, entry in enumerate(entries, start=1):
        on_step(entry)
        entry.player.play(entry.step, at=_at(day, MORNING) + number * between)


def _at(day: date, hour: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=SHANGHAI)
