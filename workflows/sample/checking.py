"""What is asked of a story before it is played: every mistake is reported with its word and place."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields
from typing import Any, NoReturn

from cases.base.errors import Refused, Text
from cases.law.conduct import conduct_codes
from cases.penalty.proposal import Proposal
from integrity.listing import ListingDecision
from workflows.sample import timeline
from workflows.sample.arguments import DAYS, PEOPLE, proposal
from workflows.sample.cast import PEOPLE as STAFF
from workflows.sample.cast import SUPERIORS
from workflows.sample.doing import arguments_of, is_act
from workflows.sample.parties import figures
from workflows.sample.stage import HANDLERS, WORDS
from workflows.sample.story import Step, Story
from workflows.sample.wording import named

STORY = frozenset({"code", "shows", "article", "party", "last", "conduct", "cause", "handlers", "facts", "days", "path"})
MAY_HAVE = frozenset({"penalty"})
STEP = frozenset({"who", "after"})
STEP_MAY_HAVE = frozenset({"day", "refused", "handlers", "beside"})
VALUES = {"proposal": Proposal, "listing": ListingDecision}
SIGN_IN_NAMES = frozenset(who for who, *_ in (*STAFF, *SUPERIORS))


class Unreadable(Refused):
    """A story is written in a way that cannot be played."""


def fail(where: str, zh: str, en: str) -> NoReturn:
    raise Unreadable("story_unreadable", Text(f"{where}：{zh}。", f"{where}: {en}."))


def known(where: str, word: str, words: Collection[str], zh: str, en: str) -> None:
    """The word is one of those."""
    if word not in words:
        all_ = ", ".join(sorted(words))
        fail(where, f"没有{zh}“{word}”，可用：{all_}", f"no {en} “{word}”; known are {all_}")


def keys(where: str, block: Any, must: Collection[str], may: Collection[str] = ()) -> None:
    """The block is a mapping that has all it must have and nothing unknown."""
    if not isinstance(block, Mapping):
        fail(where, f"应为键值对：{block}", f"a mapping is wanted: {block}")
    for key in block:
        known(where, key, {*must, *may}, "键", "key")
    lacking = ", ".join(sorted(set(must) - set(block)))
    if lacking:
        fail(where, f"缺少 {lacking}", f"{lacking} is missing")


def number(where: str, name: str, value: Any, least: int) -> None:
    if type(value) is not int or value < least:
        fail(where, f"{name} 应为不小于{least}的整数：{value}", f"{name} is a whole number from {least} on: {value}")


def block(where: str, written: Mapping[str, Any]) -> None:
    """The story's own keys, without its path."""
    keys(where, written, STORY, MAY_HAVE)
    keys(where, written["shows"], {"zh", "en"})
    number(where, "last", written["last"], 1)
    known(where, written["party"], {figure.key for figure in figures()}, "当事人", "party")
    known(where, written["conduct"], conduct_codes(), "违法行为", "conduct")
    _people(where, written["handlers"])
    if not isinstance(written["path"], list) or not written["path"]:
        fail(where, "path 应为步骤列表", "path is a list of steps")
    _quoted(where, written)


def act(where: str, verb: str, said: Mapping[str, Any]) -> None:
    """One step: its keys, its people, the values it is about."""
    arguments = arguments_of(verb)
    must = {name for name, needed in arguments.items() if needed}
    keys(where, said, STEP | must, STEP_MAY_HAVE | arguments.keys())
    number(where, "after", said["after"], 0)
    for view in said.get("views", ()):
        keys(where, view, {"who", "view"}, {"dissent"})
        _people(where, view["who"])
    for name in {"who", "handlers", *PEOPLE} & said.keys():
        _people(where, said[name])
    also = said.get("also", {})
    keys(where, also, (), {"listing"})
    for name, value in {**said, **also}.items():
        if name in VALUES:
            keys(where, value, (), {field.name for field in fields(VALUES[name])})
    _quoted(where, said)
    _proposed(where, said)


def words(where: str, story: Story) -> None:
    """The days and the words that the story's texts name are there when they are played."""
    steps = {step.day for step in story.steps if step.day}
    for text in story.days.values():
        _day(where, text, steps)
    days = steps | story.days.keys()
    for step in story.steps:
        place = f"{where}, {step.verb}"
        for name in DAYS & {name for name, day in step.arguments.items() if day != ""}:
            _day(place, step.arguments[name], days | {"today"})
        for word in _named(place, step):
            known(place, word, {*days, *WORDS, *step.arguments}, "可填入的词", "word to fill in")


def verb(where: str, name: str) -> None:
    if not is_act(name):
        fail(where, f"没有行为“{name}”", f"no act “{name}”")


def _people(where: str, people: Any) -> None:
    """One person or several, by their sign-in names."""
    for who in people if isinstance(people, list) else [people]:
        known(where, who, {*SIGN_IN_NAMES, *HANDLERS}, "人员", "person")


def _quoted(where: str, value: Any) -> None:
    """A sum without quotation marks would be a binary fraction."""
    if isinstance(value, float):
        fail(where, f"金额须加引号：{value}", f"a sum stands in quotation marks: {value}")
    if isinstance(value, Mapping | list):
        for part in value.values() if isinstance(value, Mapping) else value:
            _quoted(where, part)


def _proposed(where: str, said: Mapping[str, Any]) -> None:
    if "proposal" in said:
        try:
            proposal(said["proposal"])
        except TypeError:
            fail(where, "金额须加引号", "a sum stands in quotation marks")
        except (Refused, ValueError) as wrong:
            fail(where, f"处罚内容有误：{wrong}", f"the penalty cannot be: {wrong}")


def _day(where: str, text: str, days: Collection[str]) -> None:
    try:
        name, _on = timeline.parted(text)
    except (TypeError, ValueError):
        fail(where, f"不是日期：{text}", f"no day: {text}")
    known(where, name, days, "日期", "day")


def _named(where: str, step: Step) -> Iterator[str]:
    try:
        yield from named(dict(step.arguments))
    except ValueError as wrong:
        fail(where, f"花括号有误：{wrong}", f"the braces are wrong: {wrong}")
