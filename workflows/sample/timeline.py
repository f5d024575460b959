"""When the steps of a story are done: counted back from today in working days, so that the sample ends today."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from cases.law.calendar import WorkCalendar
from workflows.sample.story import Story

# working days that usually lie between a step and the one before it
GAPS = {
    "clue": 0,
    "assign": 1,
    "findings": 3,
    "file": 2,
    "not_file": 2,
    "replace": 1,
    "evidence": 1,
    "custody": 0,
    "order": 1,
    "settle": 1,
    "report": 2,
    "submit": 1,
    "send_back": 3,
    "agree": 3,
    "try_low": 1,
    "notify": 1,
    "told": 1,
    "waive": 0,
    "defend": 3,
    "recheck": 2,
    "discuss": 2,
    "try_decide": 2,
    "decide": 2,
    "exempt": 2,
    "serve": 1,
    "serve_exempt": 1,
    "enter": 2,
    "check": 1,
    "publish": 1,
    "unpublished": 1,
    "pay": 3,
    "pay_gains": 0,
    "change": 8,
    "annul": 8,
    "serve_annul": 1,
    "withdraw": 1,
    "propose": 2,
    "close": 1,
    "archive": 3,
    "claim": 0,
    "explain": 2,
    "list_propose": 1,
    "list_confirm": 0,
    "list_ask": 1,
    "list_agree": 2,
    "decide_listed": 2,
    "list_publish": 0,
    "list_down": 0,
    "review_clue": 30,
    "review_consent": 1,
    "review_begin": 1,
    "review_report": 3,
    "review_open": 1,
    "review_try": 1,
    "review_fault": 1,
    "review_tell": 2,
    "review_defend": 4,
    "review_weigh": 1,
    "review_submit": 1,
    "review_heavier": 2,
    "review_decide": 0,
    "review_serve": 1,
    "review_ask": 4,
    "review_answer": 5,
    "review_archive": 2,
    "force": 1,
    "crime_report": 2,
    "crime_approved": 1,
    "send": 0,
    "receipted": 1,
    "police_filed": 2,
    "police_refused": 2,
    "hand_goods": 1,
    "resume": 1,
}
_TOKEN = re.compile(r"(?P<name>\w+)(?:=(?P<argument>\w+))?(?:\*(?P<times>\d+))?(?:\+(?P<gap>\d+))?")


@dataclass(frozen=True, slots=True)
class Step:
    """One act of a story: a method of the player, its argument, and the working day before today it falls on."""

    name: str
    argument: str
    before: int


def steps(story: Story) -> list[Step]:
    """The steps of the story's path. A token is `name`, `name=argument`, `name*times`, `name+gap` or all of these."""
    plain = [token for text in story.path.split() for token in _tokens(text)]
    before, found = story.last, []
    for name, argument, gap in reversed(plain):
        found.append(Step(name, argument, before))
        before += gap
    return found[::-1]


def days(story: Story, *, today: date, calendar: WorkCalendar) -> dict[str, date]:
    """The first day of each step by its name, the day of the act (`acted`) and the day set for putting right."""
    found: dict[str, date] = {}
    for step in steps(story):
        found.setdefault(step.name, day_of(step, today=today, calendar=calendar))
    acted = found["clue"] - timedelta(days=story.acted)
    return {**found, "acted": acted, "until": found.get("order", found["clue"]) + timedelta(days=15)}


def day_of(step: Step, *, today: date, calendar: WorkCalendar) -> date:
    """The working day on which the step is done; always before `today`."""
    return calendar.nth_workday(today, -step.before)


def _tokens(text: str) -> list[tuple[str, str, int]]:
    match = _TOKEN.fullmatch(text)
    if match is None or match["name"] not in GAPS:
        raise ValueError(f"{text}: no such step; known are {', '.join(GAPS)}")
    gap = GAPS[match["name"]] if match["gap"] is None else int(match["gap"])
    return [(match["name"], match["argument"] or "", gap)] * int(match["times"] or 1)
