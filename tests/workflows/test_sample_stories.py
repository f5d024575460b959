"""The sample as data: every story names its rule, nobody in it is real, and its days lie in the past."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from cases.law.calendar import national_calendar
from cases.parties import uscc
from workflows.sample import timeline
from workflows.sample.parties import figures, uscc_of
from workflows.sample.player import Player
from workflows.sample.stories import STORIES
from workflows.sample.story import Sanction, Story, sums

REGISTRY = Path(__file__).parents[3] / "shared" / "data" / "registry-2018.csv"
CALENDAR = national_calendar()
# an ordinary Monday, the first day after a long holiday, a Sunday, New Year, and a year without notice
TODAYS = [date(2026, 11, 23), date(2026, 10, 8), date(2026, 2, 24), date(2026, 11, 22), date(2027, 1, 1)]


@pytest.mark.parametrize("story", STORIES, ids=lambda s: s.code)
def test_every_story_names_what_it_shows_and_under_which_article(story: Story) -> None:
    assert story.shows_zh
    assert story.shows_en.isascii()
    assert any(character.isdigit() for character in story.article)


def test_there_are_enough_stories_and_no_two_of_one_name() -> None:
    assert len(STORIES) >= 14
    assert len({story.code for story in STORIES}) == len(STORIES)


def test_every_party_of_a_story_is_in_the_table() -> None:
    assert {story.party for story in STORIES} == {figure.key for figure in figures()}


def test_codes_are_valid_and_their_organisation_bodies_count_from_one() -> None:
    codes = [uscc_of(figure) for figure in figures() if figure.body]
    assert [uscc.validate(code) for code in codes] == [None] * len(codes)
    # 1 and 2 are the bureaus
    assert sorted(int(code[8:16]) for code in codes) == list(range(3, len(codes) + 3))


def test_every_unit_says_by_its_name_that_it_is_an_example() -> None:
    units = [figure.name for figure in figures() if figure.body]
    assert [name for name in units if not name.startswith("示例县")] == []


@pytest.mark.skipif(not REGISTRY.exists(), reason="the registry's file is not beside the project")
def test_no_name_of_the_registry_appears() -> None:
    with REGISTRY.open(encoding="utf-8-sig", newline="") as table:
        real = {row["企业名称"].strip() for row in csv.DictReader(table)}
    assert len(real) > 4000
    texts = [str(story) for story in STORIES] + [figure.name for figure in figures()]
    assert [name for name in real if any(name in text for text in texts)] == []


@pytest.mark.parametrize("today", TODAYS, ids=str)
def test_steps_fall_on_working_days_before_today_in_their_order(today: date) -> None:
    for story in STORIES:
        days = [timeline.day_of(step, today=today, calendar=CALENDAR) for step in timeline.steps(story)]
        assert days == sorted(days), story.code
        assert days[-1] < today, story.code
        assert all(CALENDAR.is_workday(day) for day in days), story.code


def test_every_step_of_every_path_is_something_the_player_can_do() -> None:
    names = {step.name for story in STORIES for step in timeline.steps(story)}
    assert sorted(name for name in names if not callable(getattr(Player, name, None))) == []


def test_an_unknown_step_is_named() -> None:
    with pytest.raises(ValueError, match="jump"):
        timeline.steps(_story("clue jump"))


def test_a_path_counts_back_from_its_last_day() -> None:
    steps = timeline.steps(_story("clue assign+2 evidence*2+3 claim=officer1", last=4))
    found = [(step.name, step.argument, step.before) for step in steps]
    # the last step 4 working days before today; the two pieces of evidence 3 after each other and after the assignment
    assert found == [("clue", "", 12), ("assign", "", 10), ("evidence", "", 7), ("evidence", "", 4), ("claim", "officer1", 4)]


def test_the_stories_end_in_every_stage() -> None:
    last = {timeline.steps(story)[-1].name for story in STORIES}
    stages = {
        "clue",
        "claim",
        "findings",
        "not_file",
        "evidence",
        "report",
        "send_back",
        "agree",
        "notify",
        "told",
        "defend",
        "waive",
        "decide",
        "exempt",
        "enter",
        "pay_gains",
        "propose",
        "close",
        "archive",
        "settle",
        "hand_goods",
    }
    assert stages <= last


def test_texts_take_the_days_of_their_steps() -> None:
    days = {"clue": date(2026, 3, 2), "acted": date(2026, 2, 25), "until": date(2026, 3, 17)}
    told = _story("clue", content="{clue}查见{acted}生产的产品").dated(days)
    assert told.content == "2026年3月2日查见2026年2月25日生产的产品"


def test_the_kinds_of_a_penalty_follow_from_its_sums() -> None:
    assert Sanction(fine=100, goods=5, more=("warning",)).kinds == ("warning", "confiscate_goods", "fine")
    assert Sanction().kinds == ()


def test_the_value_of_goods_is_what_was_sold_and_what_was_left() -> None:
    assert sums(sold="900.05", left="334.95")["goods_value"] == "1235.00"


def _story(path: str, *, last: int = 1, content: str = "") -> Story:
    return Story(
        code="x",
        shows_zh="例",
        shows_en="x",
        article="PP18",
        party="huimin",
        path=path,
        last=last,
        conduct="FSL124",
        cause="例",
        content=content,
    )
