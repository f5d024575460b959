"""GB/T 15834-2011, 5.1: which marks may not begin or end a line; the lists are those of the standard."""

from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.base.pdf.linebreak import Cut, cut_lines, find_whole_units

NOT_FIRST = "。，、；：？！”’）］】〕》〉·／"  # 5.1.1, 5.1.2, 5.1.3 closing half, 5.1.7, 5.1.9
NOT_LAST = "“‘（［【〔《〈／"  # 5.1.3 opening half, 5.1.9
WHOLE = ["——", "……", "91990102MA0EXAMP19", "50,460.80元", "300万元", "〔2026〕193号", "第124条", "3%"]

_word = st.text("的一是了我不人在他有这中大来上国法处罚食品", min_size=1, max_size=6)
_token = st.one_of(
    _word,
    st.sampled_from(list("。，、；：？！")).map(lambda mark: "字" + mark),
    _word.map(lambda w: f"“{w}”"),
    _word.map(lambda w: f"《{w}》"),
    _word.map(lambda w: f"（{w}）"),
    _word.map(lambda w: f"（“{w}”），"),
    st.sampled_from(WHOLE).map(lambda unit: f"字{unit}字"),
)


def _width(char: str) -> int:
    return 500 if char.isascii() else 1000


def _cut(text: str, squares: int, indent: int = 2) -> list[Cut]:
    reach = list(accumulate(map(_width, text), initial=0))
    units = find_whole_units(text)
    return cut_lines(text, reach, first=1000 * (squares - indent), rest=1000 * squares, units=units)


def _lines(text: str, squares: int, indent: int = 2) -> list[str]:
    return [text[cut.start : cut.end] for cut in _cut(text, squares, indent)]


@settings(max_examples=300, deadline=None)
@given(st.lists(_token, min_size=1, max_size=60), st.integers(16, 30))
def test_no_line_of_random_text_breaks_a_rule(tokens: list[str], squares: int) -> None:
    text = "".join(tokens)
    cuts = _cut(text, squares)
    lines = [text[cut.start : cut.end] for cut in cuts]
    assert "".join(lines) == text
    for before, after in zip(lines, lines[1:], strict=False):
        assert after[0] not in NOT_FIRST, (before, after)
        assert before[-1] not in NOT_LAST, (before, after)
        assert not (before[-1] == after[0] == "—" or before[-1] == after[0] == "…")
    for n, (cut, line) in enumerate(zip(cuts, lines, strict=True)):
        width = sum(map(_width, line)) - 500 * cut.squeezed
        assert width <= 1000 * (squares - 2 * (n == 0))
        assert cut.last == (n == len(cuts) - 1)


@settings(max_examples=200, deadline=None)
@given(st.text("字法", min_size=0, max_size=40), st.sampled_from(WHOLE), st.integers(14, 30))
def test_a_unit_is_never_cut_wherever_it_falls(before: str, unit: str, squares: int) -> None:
    assert any(unit in line for line in _lines(f"{before}字{unit}字", squares))


@settings(max_examples=200, deadline=None)
@given(st.lists(_token, min_size=8, max_size=60), st.integers(16, 30))
def test_lines_are_full_but_for_what_a_rule_pushes_on(tokens: list[str], squares: int) -> None:
    text = "".join(tokens)
    for cut in _cut(text, squares)[1:-1]:
        line = text[cut.start : cut.end]
        assert sum(map(_width, line)) > 1000 * (squares - 13), "the longest unit with its mark is 12 squares"


def test_a_mark_is_pulled_in_on_half_a_square() -> None:
    assert _lines("字" * 9 + "。" + "字" * 5, 10, 0) == ["字" * 9 + "。", "字" * 5]
    text = "字" * 9 + "A" + "。" + "字" * 5  # 9.5 squares, half a square left
    cuts = _cut(text, 10, 0)
    assert text[cuts[0].start : cuts[0].end] == "字" * 9 + "A。"
    assert cuts[0].squeezed


def test_a_mark_that_does_not_fit_takes_a_character_along() -> None:
    assert _lines("字" * 10 + "。" + "字" * 5, 10, 0) == ["字" * 9, "字。" + "字" * 5]


def test_an_opening_mark_moves_to_the_next_line() -> None:
    assert _lines("字" * 9 + "《法》", 10, 0) == ["字" * 9, "《法》"]


def test_a_single_dash_does_not_begin_a_line_but_a_double_one_may() -> None:
    assert _lines("字" * 10 + "—字", 10, 0) == ["字" * 9, "字—字"]
    assert _lines("字" * 10 + "——字", 10, 0) == ["字" * 10, "——字"]


def test_latin_words_stay_whole_and_blanks_do_not_begin_a_line() -> None:
    assert _lines("the quick brown fox jumps", 5, 0) == ["the quick", "brown fox", "jumps"]


def test_a_code_wider_than_the_line_is_cut_after_a_separator() -> None:
    assert _lines("https://verify.example.gov.cn/d/3fa91c20", 16, 0) == ["https://verify.example.gov.cn/d/", "3fa91c20"]
    assert _lines("A" * 50, 10, 0) == ["A" * 20, "A" * 20, "A" * 10]


@pytest.mark.parametrize("squares", [1, 2, 3])
def test_a_column_narrower_than_a_character_still_ends(squares: int) -> None:
    text = "（“《字》”）。，50,460.80元"
    assert "".join(_lines(text, squares, 0)) == text
    assert "".join(_lines(text, squares, squares)) == text


def test_an_empty_paragraph_is_one_empty_line() -> None:
    assert _cut("", 28) == [Cut(0, 0, False, True)]
