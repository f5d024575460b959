"""When the steps of a story are done: counted back from today in working days, so that the sample ends today."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from cases.law.calendar import WorkCalendar
from workflows.sample.story import Step, Story

_DAY = re.compile(r"(?P<name>[a-z_]+)(?P<days>[+-]\d+)?")


def days(story: Story, *, today: date, calendar: WorkCalendar) -> dict[str, date]:
    """The first day of each step that has a name for it, and the further days of the story."""
    found: dict[str, date] = {}
    for step in story.steps:
        if step.day:
            found.setdefault(step.day, day_of(step, today=today, calendar=calendar))
    return found | {name: day(text, found) for name, text in story.days.items()}


def day_of(step: Step, *, today: date, calendar: WorkCalendar) -> date:
    """The working day on which the step is done; always before `today`."""
    return calendar.nth_workday(today, -step.before)


def day(text: str, known: Mapping[str, date]) -> date:
    """The day that a text such as `today+15` means, in calendar days from one that is known."""
    name, days_on = parted(text)
    return known[name] + timedelta(days=days_on)


def parted(text: str) -> tuple[str, int]:
    """The name of such a text and its days. ValueError if it is none."""
    match = _DAY.fullmatch(text)
    if match is None:
        raise ValueError(text)
    return match["name"], int(match["days"] or 0)
