"""The sample as data: every story names its rule, nobody in it is real, and its days lie in the past."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cases.law.assess import assess
from cases.law.calendar import national_calendar
from cases.law.exemption import lightening_rules
from cases.law.money import to_fen
from cases.parties import uscc
from cases.penalty.proposal import RANGED
from workflows.sample import timeline
from workflows.sample.arguments import proposal
from workflows.sample.checking import Unreadable
from workflows.sample.doing import arguments_of, is_act
from workflows.sample.parties import figures, uscc_of
from workflows.sample.reading import DEFAULTS, HERE, read, stories
from workflows.sample.story import Step, Story
from workflows.sample.wording import Day, filled

STORIES = stories()
SUMS = {"fine": "fine", "confiscate_gains": "confiscated_gains", "confiscate_goods": "confiscated_goods"}
ACTED = {"acted_on": "2026-10-20", "decided_on": "2026-11-20", "party": "company", "bureau_level": "county"}
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
        days = [timeline.day_of(step, today=today, calendar=CALENDAR) for step in story.steps]
        assert days == sorted(days), story.code
        assert days[-1] < today, story.code
        assert all(CALENDAR.is_workday(day) for day in days), story.code


def test_every_step_of_every_path_is_something_the_player_can_do() -> None:
    for story in STORIES:
        for step in story.steps:
            takes = arguments_of(step.verb)
            assert set(step.arguments) <= set(takes), (story.code, step.verb)
            assert {name for name, needed in takes.items() if needed} <= set(step.arguments), (story.code, step.verb)


def test_an_unknown_step_is_named() -> None:
    with pytest.raises(Unreadable, match="clue.jump"):
        _story("[clue.register: {content: 例}, clue.jump]")


def test_a_path_counts_back_from_its_last_day() -> None:
    piece = "{after: 3, kind: record, title: 例, proves: 例}"
    story = _story(
        f"[clue.register: {{content: 例}}, clue.assign: {{after: 2}}, penalty.add_evidence: {piece}, "
        f"penalty.add_evidence: {piece}, inbox.claim: {{who: officer1}}]",
        last=4,
    )
    found = [(step.verb, step.who, step.before) for step in story.steps]
    # the last step 4 working days before today; the two pieces of evidence 3 after each other and after the assignment
    assert found == [
        ("clue.register", "intake", 12),
        ("clue.assign", "unithead", 10),
        ("penalty.add_evidence", "handler1", 7),
        ("penalty.add_evidence", "handler1", 4),
        ("inbox.claim", "officer1", 4),
    ]


def test_the_stories_end_in_every_stage() -> None:
    last = {story.steps[-1].verb for story in STORIES}
    stages = {
        "clue.register",
        "inbox.claim",
        "clue.report_findings",
        "clue.not_file",
        "penalty.add_evidence",
        "penalty.finish_investigation",
        "penalty.return_investigation",
        "penalty.pass_review",
        "penalty.approve_notice",
        "penalty.serve_notice",
        "penalty.record_defence",
        "penalty.waive",
        "penalty.decide_penalty",
        "penalty.decide_exempt",
        "publicity.enter",
        "penalty.record_payment",
        "penalty.propose_closure",
        "penalty.close",
        "penalty.archive",
        "penalty.record_facts",
        "transfer.hand_over",
    }
    assert stages <= last


def test_texts_take_the_days_of_their_steps() -> None:
    days = {"clue": Day(2026, 3, 2), "acted": Day(2026, 2, 25), "until": Day(2026, 3, 17)}
    assert filled("{clue}查见{acted}生产的产品", days) == "2026年3月2日查见2026年2月25日生产的产品"


def test_the_days_of_a_story_are_those_of_its_steps_and_those_counted_from_them() -> None:
    story = _story("[clue.register: {content: 例}]", last=1, more="days: {acted: clue-40, seen: clue}")
    days = timeline.days(story, today=date(2026, 11, 23), calendar=CALENDAR)
    assert days == {"clue": date(2026, 11, 20), "acted": date(2026, 10, 11), "seen": date(2026, 11, 20)}


def test_the_kinds_of_a_penalty_follow_from_its_sums() -> None:
    block = {"conduct": "FSL124", "kinds": ["warning"], "fine": "1.00", "confiscated_goods": "0.05"}
    assert proposal(block).kinds == ("warning", "confiscate_goods", "fine")
    assert proposal({"conduct": "FSL124"}).kinds == ()


def test_the_value_of_goods_is_what_was_sold_and_what_was_left() -> None:
    valued = [story for story in STORIES if "goods_value" in story.facts]
    assert len(valued) > 30
    for story in valued:
        sold, left = to_fen(story.facts["sales_amount"]), to_fen(story.facts["unsold_value"])
        assert to_fen(story.facts["goods_value"]) == sold + left, story.code


@pytest.mark.parametrize(
    ("path", "more", "told"),
    [
        ("[clue.register: {content: 例}]", "caus: 例", "x.yaml, x: no key “caus”"),
        ("[clue.register: {contents: 例}]", "", "x.yaml, x, 1 clue.register: no key “contents”"),
        ("[clue.register]", "", "x.yaml, x, 1 clue.register: content is missing"),
        ("[clue.register: {content: 例, who: officer9}]", "", "1 clue.register: no person “officer9”"),
        ("[clue.register: {content: 例, after: soon}]", "", "after is a whole number from 0 on: soon"),
        ("[clue.register: {content: 例}, clue.assign: {officers: [officer9]}]", "", "2 clue.assign: no person “officer9”"),
        ("[clue.register: {content: 例, received_on: clu}]", "", "no day “clu”"),
        ("[clue.register: {content: 例, received_on: 1 day}]", "", "no day: 1 day"),
        ("[clue.register: {content: 例, received_on: 2026-11-23}]", "", "no day: 2026-11-23"),
        (
            "[clue.register: {content: 例}, penalty.discuss: {attendees: [], conclusion: 例, views: [{name: 例}]}]",
            "",
            "no key “name”",
        ),
        ("[]", "", "path is a list of steps"),
        ("[clue]", "", "x.yaml, x, 1 clue: no act “clue”"),
        ('[clue.register: {content: "{clu}例"}]', "", "no word to fill in “clu”"),
        ('[clue.register: {content: "{clue例"}]', "", "the braces are wrong"),
        ("[clue.register: {content: 例}, penalty.decide_penalty: {proposal: {fin: 1}}]", "", "no key “fin”"),
        (
            "[clue.register: {content: 例}, penalty.decide_penalty: {proposal: {fine: 9.5}}]",
            "",
            "a sum stands in quotation marks",
        ),
        ("[clue.register: {content: 例}, penalty.decide_penalty: {proposal: {fine: '1万'}}]", "", "the penalty cannot be: 1万"),
        ("[clue.register: {content: 例}, penalty.decide_penalty: {proposal: {fine: 9}}]", "", "a sum stands in quotation marks"),
        ("[clue.register: {content: 例, like: nothing}]", "", "no block “nothing”"),
        ("[clue.register: {content: 例}]", "party: nobody", "no party “nobody”"),
        ("[clue.register: {content: 例}]", "conduct: ABC1", "no conduct “ABC1”"),
        ("[clue.register: {content: 例]", "", "x.yaml: no valid YAML"),
    ],
)
def test_what_cannot_be_played_is_told_with_its_place(path: str, more: str, told: str) -> None:
    with pytest.raises(Unreadable) as refused:
        _story(path, more=more)
    assert told in refused.value.text.en
    assert refused.value.text.zh


def test_the_defaults_hold_nothing_that_nobody_uses() -> None:
    written = "".join(path.read_text("utf-8") for path in (HERE / "stories").glob("*.yaml"))
    assert [verb for verb in DEFAULTS["acts"] if not is_act(verb)] == []
    assert set(DEFAULTS["acts"]) == {step.verb for story in STORIES for step in story.steps}
    assert [name for name in DEFAULTS["stretches"] if f"- {name}\n" not in written] == []
    assert [name for name in DEFAULTS["likes"] if f"like: {name}" not in written] == []


def _story(path: str, *, last: int = 1, more: str = "") -> Story:
    own = {"party": "huimin", "conduct": "FSL124"}
    lines = [f"{key}: {value}" for key, value in own.items() if not more.startswith(key)]
    text = "\n".join(
        ["code: x", "shows: {zh: 例, en: x}", "article: PP18", "cause: 例", f"last: {last}", *lines, more, f"path: {path}"]
    )
    (story,) = read("x.yaml", text)
    return story


def _facts(story: Story, step: Step) -> dict[str, Any]:
    """What the story records of the party whom the step concerns; an act that has ended was done before that day."""
    acted = {"acted_on": story.facts["act_ended_on"]} if "act_ended_on" in story.facts else {}
    if not step.beside:
        return {**acted, **story.facts}
    own = next(s for s in story.steps if s.beside and s.verb == "penalty.record_facts")
    return {**acted, "party": "natural_person", **own.arguments["facts"]}


PROPOSED = [
    (story, step)
    for story in STORIES
    for step in story.steps
    if step.arguments.get("proposal", {}).get("tier") and not step.refused
]


@pytest.mark.parametrize(("story", "step"), PROPOSED, ids=[f"{story.code}-{step.verb}" for story, step in PROPOSED])
def test_every_penalty_stands_in_its_item_and_its_tier(story: Story, step: Step) -> None:
    """What the gate would ask of it, on days of this year; `make demo` plays them all."""
    proposal = dict(step.arguments["proposal"])
    sums = {kind: proposal[name] for kind, name in SUMS.items() if to_fen(proposal.get(name) or "0")}
    tier = {"discretion_tier": proposal["tier"]} if proposal["tier"] in RANGED else {}
    penalty = {**{SUMS[kind]: amount for kind, amount in sums.items()}, **tier, "kinds": [*sums, *proposal.get("kinds", [])]}
    facts = {**ACTED, **_facts(story, step), "conduct": [proposal["conduct"]], "penalty": penalty}
    answer = assess(facts).as_json()
    band = answer["bands"][0]
    assert band["not_given"] == [], band
    if proposal["tier"] == "exempted":
        # whoever is let off pays no fine; the food is taken all the same (FSL136)
        assert ("may_exempt" in {relief["effect"] for relief in answer["relief"]}, "fine" in penalty) == (True, False)
        return
    if proposal["tier"] == "mitigated":
        rule = next(rule for rule in lightening_rules(on=date(2026, 11, 20)) if rule.code == proposal["mitigation_ground"])
        assert all(story.facts["grounds"][need] is True for need in rule.needs)
        return
    assert (band["contains_fine"], band["missing"], band["tier_fits"] is not False) == (True, [], True), band
