"""Characters: what is removed from a text before anybody asks what it says, and what can be set one by one.

Pure. Papers are set from left to right, a character beside the other: nothing is joined, stacked or turned round. A script
that needs that (阿拉伯字母、藏文、传统蒙古文 …) is not set at all rather than wrongly.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# nearly every text there is: Chinese, ASCII and Chinese marks, all of which the project's own fonts have
_ORDINARY = re.compile("[\n -~\u3000-\u3020\u4e00-\u9fff\uff01-\uff5e‘’“”…—·〇]*")
# Default_Ignorable_Code_Point of Unicode, and the blanks that count as letters: they show nothing, and may turn lines round
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_LINE_BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SPACE = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f]")
# a letter with marks of its own, the parts of a Hangul syllable
_TO_COMPOSE = re.compile("[^\n][\u0300-\u036f\u3099\u309a]+|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?")

# whatever else a font has of these blocks is set rightly one by one
_BLOCKS = (
    (0x0020, 0x02FF),  # Latin
    (0x0370, 0x052F),  # Greek, Cyrillic
    (0x1950, 0x197F),  # 德宏傣文
    (0x1E00, 0x1FFF),
    (0x2010, 0x31EF),  # signs, radicals, kana, bopomofo, Hangul letters
    (0x3200, 0x9FFF),
    (0xA000, 0xA4FF),  # 彝文、傈僳文
    (0xAC00, 0xD7A3),  # Hangul syllables
    (0xF900, 0xFAFF),
    (0xFE10, 0xFE6F),
    (0xFF00, 0xFFEF),
    (0x1F100, 0x1F2FF),
    (0x20000, 0x3FFFF),
)
# scripts that must be joined, stacked or turned round: Hebrew to Myanmar (with 维吾尔文、藏文), Khmer and 传统蒙古文,
# the later ones of India and South-East Asia, Arabic as it stands in old files
NO_ORDER = (
    (0x0300, 0x036F),
    (0x0590, 0x109F),
    (0x1700, 0x18AF),
    (0x1A00, 0x1CFF),
    (0xA800, 0xABFF),
    (0xFB1D, 0xFDFF),
    (0xFE70, 0xFEFE),
)


def ordinary(text: str) -> bool:
    """Whether nothing of the text needs a closer look: the quick answer of the two questions below, and of the fonts."""
    return _ORDINARY.fullmatch(text) is not None


def plain(text: str) -> str:
    """The text without what nobody sees: invisible marks gone, one kind of line break and of blank, letters composed."""
    if ordinary(text):
        return text
    text = _INVISIBLE.sub("", _SPACE.sub(" ", _LINE_BREAK.sub("\n", text)))
    return _TO_COMPOSE.sub(lambda found: unicodedata.normalize("NFC", found[0]), text)


@cache
def stands_alone(char: str) -> bool:
    """Whether the character is set rightly one by one, if a font has it."""
    code = ord(char)
    return any(first <= code <= last for first, last in _BLOCKS) and unicodedata.category(char)[0] not in "MC"
