"""Two-character cuts: what an index holds of a text, and what is asked of it for a part."""

from __future__ import annotations

import random

import pytest

from cases.base.cuts import WIDTH, asked, cuts


def read(words: str) -> str:
    """Cuts as characters again; the mark before the first one as ⊢."""
    return " ".join("".join(map(_character, _fives(word))) for word in words.split())


def _fives(word: str) -> list[str]:
    return [word[at : at + WIDTH] for at in range(0, len(word), WIDTH)]


def _character(letters: str) -> str:
    if letters == "*":
        return letters
    number = 0
    for letter in reversed(letters):
        number = number * 26 + ord(letter) - ord("a")
    return chr(number) if number else "⊢"


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("", ""),
        ("店", "⊢店 店"),
        ("食品", "⊢食 食品 品"),
        ("食品店", "⊢食 食品 品店 店"),
        ("abc食品1号", "⊢a ab bc c食 食品 品1 1号 号"),
        ("张(例)", "⊢张 张( (例 例) )"),
        ("a-b.c", "⊢a a- -b b. .c c"),
        ("上上上", "⊢上 上上 上上 上"),
        ("𠮷野家\U0010ffff", "⊢𠮷 𠮷野 野家 家\U0010ffff \U0010ffff"),
    ],
)
def test_a_text_is_cut_into_pairs_with_its_two_ends(text: str, held: str) -> None:
    assert read(cuts(text)) == held


@pytest.mark.parametrize(
    ("part", "at_start", "words"),
    [
        ("", False, ""),
        ("", True, ""),
        ("食品店", False, "食品 品店"),
        ("食品店", True, "⊢食 食品 品店"),
        ("食", False, "食*"),
        ("食", True, "⊢食"),
        ("上上上", False, "上上"),
        ("ab1", False, "ab b1"),
        ("*'\"&|", False, "*' '\" \"& &|"),
    ],
)
def test_a_part_asks_for_its_pairs_and_one_character_for_what_begins_with_it(part: str, at_start: bool, words: str) -> None:
    assert read(" ".join(asked(part, at_start=at_start))) == words


def test_only_letters_of_ascii_reach_an_engine() -> None:
    signs = "食 a1.-*'\"&|()😀\U0010ffff\ue000"
    assert set(cuts(signs)) <= set("abcdefghijklmnopqrstuvwxyz ")
    assert set("".join(asked(signs))) <= set("abcdefghijklmnopqrstuvwxyz")


def test_every_text_that_holds_a_part_has_all_that_the_part_asks_for() -> None:
    """The index may name too many and never too few."""
    chance = random.Random(19)
    for _ in range(500):
        text = "".join(chance.choices("虚构食品店ab1(·", k=chance.randint(1, 90)))
        start = chance.randrange(len(text))
        part, held = text[start : chance.randint(start + 1, len(text))], cuts(text).split()
        for word in asked(part, at_start=text.startswith(part)):
            assert any(cut.startswith(word[:-1]) for cut in held) if word.endswith("*") else word in held


def test_a_long_part_asks_for_some_of_its_pairs_alone() -> None:
    longest = "".join(map(chr, range(0x4E00, 0x4E00 + 400)))
    assert len(asked(longest)) == 48
    assert set(asked(longest)) <= set(cuts(longest).split())
