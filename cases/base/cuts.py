"""Two-character cuts of a text: by them a part of it is found, where no engine knows the words of Chinese.

茶叶店 is cut into ⊢茶 茶叶 叶店 店: its first character after a mark, its pairs, its last alone. A text that holds 叶店 has that
cut; so an index of cuts names every text that holds a part, and some that do not (叶店 and 店面 do not make 叶店面): who asks it
compares afterwards. Latin letters and digits are cut alike, since a part of a word is looked for, too; whole credit codes have an
index of their own. One character is the beginning of a cut wherever it stands, and is asked for as such.

Each character is written as five letters of a–z. Engines split words and fold letters by tables of Unicode of their own, and of
different years; of these letters they all think alike. Pure.
"""

from __future__ import annotations

from itertools import pairwise
from string import ascii_lowercase

WIDTH = 5
# no text holds it
_START = "\0"
# more cuts narrow no further, and an engine need not bear hundreds
_ASKED = 48


class _Letters(dict[str, str]):
    """The letters of a character, kept once they are made."""

    def __missing__(self, character: str) -> str:
        number, letters = ord(character), ""
        for _ in range(WIDTH):
            number, rest = divmod(number, len(ascii_lowercase))
            letters += ascii_lowercase[rest]
        self[character] = letters
        return letters


_LETTERS = _Letters()


def cuts(text: str) -> str:
    """What an index of words holds of the text; empty for an empty one."""
    letters = [_LETTERS[character] for character in text]
    return " ".join([*map("".join, pairwise([_LETTERS[_START], *letters])), *letters[-1:]])


def asked(part: str, *, at_start: bool = False) -> list[str]:
    """The cuts of every text that holds the part, or begins with it; the last is the beginning of one if it ends with `*`.

    Empty for an empty part: what holds nothing is not asked for.
    """
    letters = [_LETTERS[character] for character in (_START + part if at_start and part else part)]
    pairs = ["".join(pair) for pair in pairwise(letters)]
    return list(dict.fromkeys(pairs))[:_ASKED] or [f"{alone}*" for alone in letters]
