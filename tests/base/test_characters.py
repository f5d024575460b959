"""What of a text nobody sees is gone before anybody asks what it says, and what is kept can be printed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cases.base.characters import ordinary, plain
from cases.base.pdf import Column, Field, Fields, OfficialDocument, Para, Table, printable, render
from cases.base.texts import file_name, unprintable
from tests.base.pdf.reading import whole_text

# the ranges of Default_Ignorable_Code_Point (Unicode, DerivedCoreProperties), and what shows as a blank letter
INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\u2066\u2069"
    "\u3164\ufe0f\ufeff\uffa0\U000e0041\U000e0100"
)


@pytest.mark.parametrize("mark", INVISIBLE, ids=lambda mark: f"U+{ord(mark):04X}")
def test_what_shows_nothing_is_removed(mark: str) -> None:
    assert plain(f"{mark}乙{mark}方{mark}") == "乙方"
    assert plain(mark * 3).strip() == ""


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"], ids=repr)
def test_every_end_of_a_line_is_one(end: str) -> None:
    assert plain(f"第一段{end}第二段") == "第一段\n第二段"


@pytest.mark.parametrize("blank", ["\t", "\u00a0", "\u2003", "\u2009", "\u202f"], ids=repr)
def test_every_narrow_blank_is_one_and_the_full_width_one_stays(blank: str) -> None:
    assert plain(f"甲{blank}乙\u3000丙") == "甲 乙\u3000丙"


def test_letters_and_syllables_in_parts_become_one_character_and_chinese_stays_as_typed() -> None:
    assert plain("Dvor\u030ca\u0301k 김\u110e\u1175") == "Dvořák 김치"
    compatible = "\uf900\ufa0e"
    assert plain(compatible) == compatible


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("直播截图🔥", "第5个字符“🔥”（U+1F525）（在“直播截图”之后）不能印在文书上"),
        ("ئۇيغۇر", "第1个字符“ئ”（U+0626）所属的文字须连写"),
        ("第一行\n第二行\x07", "第8个字符U+0007（在“一行 第二行”之后）是控制字符"),
        ("a\x00", "第2个字符U+0000（在“a”之后）是控制字符"),
        ("张\ue123", "第2个字符U+E123（在“张”之后）是本机自造字"),
        ("x\u0308", "第2个字符“\u0308”（U+0308）（在“x”之后）所属的文字"),
    ],
)
def test_the_character_its_place_and_the_way_out_are_named(text: str, said: str) -> None:
    wrong = unprintable(text)
    assert wrong is not None
    assert wrong.zh.startswith(said), wrong.zh
    assert "请" in wrong.zh and wrong.en.startswith("Character ")


def test_a_file_keeps_its_name_but_for_what_cannot_be_printed() -> None:
    assert file_name("现场\u202e照片🔥一.jpg") == "现场照片_一.jpg"


@settings(max_examples=60, deadline=None)
@example("\n")
@example("  \u2028  ")
@example("字" * 3000)
@example("x" * 3000)
@example("“" * 200)
@example("\n".join("一" for _ in range(200)))
@given(st.text(st.characters(codec="utf-8"), max_size=40) | st.text("的🔥𠮷₂é\u0301 \u200b\u202e한ئབ\ue000\x07\n", max_size=40))
def test_no_text_that_is_accepted_fails_a_paper_and_none_is_altered(text: str) -> None:
    """Random texts of all of Unicode: what is not refused prints whole, in every kind of part; what is refused is named."""
    kept = plain(text)
    assert plain(kept) == kept
    document = OfficialDocument(
        title=f"标题{kept}",
        addressee=kept,
        blocks=[Para(kept), Fields([Field("栏目", kept)]), Table([Column("一"), Column("二")], [[kept, "是"], [kept, kept]])],
    )
    read = whole_text(render(document))
    if unprintable(kept) is None:
        assert "〔U+" not in read
    else:
        assert "〔U+" in read


def test_what_is_taken_for_ordinary_is_in_the_fonts_and_has_nothing_invisible() -> None:
    """The quick answer agrees with the long one, for every character that it vouches for."""
    vouched = [chr(code) for code in range(0x30000) if ordinary(chr(code)) and chr(code) != "\n"]
    assert len(vouched) > 20_992, "all of the URO"
    assert [char for char in vouched if not printable(char) or unicodedata.category(char)[0] in "CM"] == []


def test_the_sentence_never_fails_on_a_single_character() -> None:
    """Every character there is, alone: accepted or named by its code."""
    for code in range(0, 0x30000, 37):
        char = chr(code)
        wrong = unprintable(plain(char))
        assert wrong is None or f"U+{ord(plain(char)):04X}" in wrong.zh
        assert unicodedata.category(char) not in ("Cs", "Co", "Cn") or wrong is not None or not plain(char)
