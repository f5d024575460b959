"""The diagram: every state once, every move a line, what is not run yet dashed, the current state marked."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest

from cases.base.lifecycle import Lifecycle, Move
from cases.base.states import State
from tests.web.mock_procedure import PROCEDURE
from web.diagram import Standing, draw
from web.diagram.layout import lay_out, main_path
from web.diagram.words import phase_name
from web.diagram.wrap import width, wrap
from web.kinds import MODELS

SMALL = Lifecycle(
    "small",
    "小程序",
    "Small",
    states=(
        State("A", "甲<b>", "A<b>", phase="one", initial=True),
        State("B", "乙", "B", phase="one"),
        State("C", "丙", "C", phase="two", terminal=True),
        State("X", "丁", "X", phase="two"),
    ),
    moves=(
        Move("start", (), "A", "开始", "Start", "§1"),
        Move("note", ("A",), "", "记录", "Note", "§1"),
        Move("go", ("A",), "B", "进行", "Go", "§2"),
        Move("end", ("B",), "C", "结束", "End", "§3"),
        Move("off", ("B",), "X", "岔出", "Leave", "§4", live=False),
        Move("back", ("B",), "A", "退回", "Back", "§5"),
    ),
)


def real() -> list[Lifecycle]:
    """The procedures that are really run; a new one joins by its own test."""
    from cases.intake.procedure import CLUE
    from cases.penalty.procedure import PENALTY

    return [CLUE, PENALTY]


def states(svg: str) -> list[str]:
    return re.findall(r'data-state="(\w+)"', svg)


def lines(svg: str) -> dict[tuple[str, str], str]:
    found = re.findall(r'<g class="(move[^"]*)" data-from="(\w+)" data-to="(\w+)"', svg)
    assert len(found) == len({(a, b) for _, a, b in found})
    return {(a, b): css for css, a, b in found}


def pairs(lifecycle: Lifecycle) -> dict[tuple[str, str], bool]:
    """(from, to) → is any of its moves run, read from the table by hand."""
    result: dict[tuple[str, str], bool] = {}
    for move in lifecycle.moves:
        for source in move.sources:
            if move.target and move.target != source:
                result[source, move.target] = result.get((source, move.target), False) or move.live
    return result


def check(lifecycle: Lifecycle) -> None:
    current = lifecycle.states[1].code
    svg = draw(lifecycle, current=current, visited={}, language="zh").svg
    assert Counter(states(svg)) == Counter(s.code for s in lifecycle.states)
    drawn, expected = lines(svg), pairs(lifecycle)
    assert drawn.keys() == expected.keys()
    for pair, css in drawn.items():
        assert ("live" in css.split(), "off" in css.split()) == (expected[pair], not expected[pair]), pair


@pytest.mark.parametrize("lifecycle", [SMALL, PROCEDURE], ids=["small", "outline"])
def test_every_state_once_and_every_move_by_its_standing(lifecycle: Lifecycle) -> None:
    check(lifecycle)


def test_the_real_procedures_draw_whole() -> None:
    for lifecycle in real():
        check(lifecycle)


def test_the_main_path_follows_live_moves_and_leaves_exceptions_aside() -> None:
    assert main_path(SMALL) == ("A", "B", "C")
    path = main_path(PROCEDURE)
    assert path[0] == "INVEST" and path[-1] == "ARCHIVED"
    assert not {"CHANGED", "ANNULLED", "SUSP", "HEAR", "DEC_CRIME"} & set(path)
    assert {"REVIEW", "NOTIFIED", "DEC_PEN", "SERVED", "CLOSED"} <= set(path)


@pytest.mark.parametrize("code", [s.code for s in PROCEDURE.states])
def test_the_current_state_is_marked_and_no_other(code: str) -> None:
    svg = draw(PROCEDURE, current=code, visited={}, language="zh").svg
    assert re.findall(r'class="state-of current [\w-]+" data-state="(\w+)"', svg) == [code]


def test_visited_states_are_ticked_with_their_day() -> None:
    drawing = draw(SMALL, current="B", visited={"A": date(2026, 9, 2)}, language="zh")
    assert "✓ 09-02" in drawing.svg and "当前" in drawing.svg
    standing = {s.code: s.standing for p in drawing.phases for s in p.states}
    assert standing == {"A": Standing.VISITED, "B": Standing.CURRENT, "C": Standing.AHEAD, "X": Standing.OFF}


def test_the_way_the_case_took_is_drawn_as_gone() -> None:
    gone = lines(draw(SMALL, current="B", visited={"A": None}, language="zh").svg)
    assert [pair for pair, css in gone.items() if "gone" in css.split()] == [("A", "B")]


def test_the_words_say_what_comes_next_live_first() -> None:
    ahead = draw(SMALL, current="B", visited={}, language="en").next
    assert [(m.label, m.target, m.article, m.live) for m in ahead] == [
        ("End", "C", "§3", True),
        ("Back", "A<b>", "§5", True),
        ("Leave", "X", "§4", False),
    ]


def test_names_are_text_never_markup_and_in_the_asked_language() -> None:
    zh, en = (draw(SMALL, current="A", visited={}, language=x).svg for x in ("zh", "en"))
    assert "甲&lt;b&gt;" in zh and "<b>" not in zh
    assert "A&lt;b&gt;" in en and "甲" not in en


def test_an_unknown_state_is_an_error() -> None:
    with pytest.raises(KeyError):
        draw(SMALL, current="NOWHERE", visited={}, language="zh")


def test_boxes_never_overlap_and_lie_inside_the_picture() -> None:
    for lifecycle in (SMALL, PROCEDURE):
        layout = lay_out(lifecycle)
        boxes = list(layout.boxes.values())
        for i, a in enumerate(boxes):
            assert a.left >= 0 and a.right <= layout.width and a.top >= 0 and a.bottom <= layout.height
            for b in boxes[i + 1 :]:
                apart = a.right <= b.left or b.right <= a.left or a.bottom <= b.top or b.bottom <= a.top
                assert apart, (a.code, b.code)


def test_the_ordinary_procedure_fits_a_desk_screen() -> None:
    # 1280 px less the page's and the card's padding
    assert lay_out(PROCEDURE).width <= 1280 - 2 * 16 - 2 * 17


@pytest.mark.parametrize(
    ("text", "ems", "lines"),
    [
        ("报批", 6, ["报批"]),
        ("已作出处罚决定", 6, ["已作出", "处罚决定"]),
        ("案件审核（法制审核）", 6, ["案件审核", "（法制审核）"]),
        ("暂缓、分期缴纳", 5, ["暂缓、", "分期缴纳"]),
        ("Legal review after hearing", 6.3, ["Legal review", "after", "hearing"]),
    ],
)
def test_names_break_between_words(text: str, ems: float, lines: list[str]) -> None:
    assert wrap(text, ems) == lines
    assert max(width(line) for line in lines) <= ems + 1


def test_every_phase_of_every_procedure_has_a_name_in_both_languages() -> None:
    """No reader meets a code of the tables."""
    phases = {state.phase for model in MODELS.values() for state in model.lifecycle.states}
    nameless = {phase for phase in phases for language in ("zh-hans", "en") if phase_name(phase, language) == phase}
    assert phases and nameless == set()
