"""Where a line of Chinese may end (GB/T 15834-2011, 5.1), and which lines a text falls into.

The library's CJK wrapping lets lines begin with ，；：” or end with （“《 and cuts codes and sums in two.
This breaker keeps the rules, and keeps credit codes, document numbers and sums whole. Text in, positions out.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

NO_START = frozenset("，。、；：！？”’）》〉】〕〗」』｝］%％‰℃°·．／～-–)]},.;:!?… ")
"""Never the first character of a line (5.1.1-5.1.9), and the units that belong to the number before them."""

NO_END = frozenset("“‘（《〈【〔〖「『｛［([{￥¥$＄№／")
"""Never the last character of a line (5.1.3: the opening half of a pair)."""

CLOSING = frozenset("，。、；：！？”’）》〉】〕〗」』｝］")
"""Full-width marks whose right half may be given up next to another mark or at the end of a line."""

OPENING = frozenset("“‘（《〈【〔〖「『｛［")

_COUNTED = "|".join(
    (
        "[十百千万亿]*(?:元|角)整?",
        "[十百千万亿]+",
        "[年月日时分秒号条款项倍个件箱袋瓶份页人次户台吨]",
        "[公千毫]?[斤克升米]",
        "平方米",
    )
)
# letters with marks, Greek, Cyrillic; superscripts and subscripts belong to what they follow
_LETTERS = "À-ÖØ-öø-ʯͰ-ϿЀ-ԯḀ-ỿ²³¹⁰-ₜ"
_WHOLE = re.compile(
    rf"""
      —{{2,}} | …{{2,}}                            # dash and ellipsis: two squares, never torn
    | 〔\d{{4}}〕第?\d+(?:[-—－]\d+)?号?              # 〔2026〕193号
    | 第?[￥¥＄]?(?:[!-~]*\d(?:{_COUNTED})|[!-~{_LETTERS}]+)   # codes, dates, sums with their unit, Latin words
    """,
    re.VERBOSE,
)
_DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
_MARKS = re.compile("[" + re.escape("".join(sorted(NO_START | NO_END))) + "]|(?<!—)—(?!—)")
_SOFT_ENDS = frozenset("/-_.,;:&?=+@#")
_STARTS_SKIP = " \u3000"


@dataclass(frozen=True, slots=True)
class Cut:
    """One line, `text[start:end]`; `squeezed`: its last mark takes half a square; `last` of its paragraph."""

    start: int
    end: int
    squeezed: bool
    last: bool


def find_whole_units(text: str, *, dates: bool = False) -> list[tuple[int, int]]:
    """The stretches, longer than one character, inside which no line may end: codes, sums, dashes, words.

    `dates` adds whole dates (in tables; in running text 2026年3月|10日 is an accepted break).
    """
    units = [match.span() for match in _WHOLE.finditer(text) if match.end() - match.start() > 1]
    return [*units, *(match.span() for match in _DATE.finditer(text))] if dates else units


def map_breaks(text: str, units: Sequence[tuple[int, int]]) -> bytearray:
    """For every position 0..len(text): 1 if a line may begin there."""
    allowed = bytearray(b"\1") * (len(text) + 1)
    for match in _MARKS.finditer(text):
        at = match.start()
        if text[at] in NO_END:
            allowed[at + 1] = 0
        if text[at] not in NO_END or text[at] == "／":
            allowed[at] = 0
    for start, end in units:
        allowed[start + 1 : end] = bytes(end - start - 1)
    allowed[0] = allowed[-1] = 1
    return allowed


def cut_lines(
    text: str, reach: Sequence[int], *, first: int, rest: int, units: Sequence[tuple[int, int]], half: int = 500
) -> list[Cut]:
    """Cut a paragraph into lines.

    `reach[n]` is the width of `text[:n]`; `first` and `rest` are the widths of the first and of the other
    lines, in the same measure. A mark that would open the next line is pulled in on half a square (`half`)
    where that is enough, else the line ends earlier and takes its last character along. A unit wider than a
    whole line is cut where it must be, after a separator if it has one.
    """
    allowed, size = map_breaks(text, units), len(text)
    cuts: list[Cut] = []
    start, measure = 0, first
    while start < size:
        limit = reach[start] + measure
        if reach[size] <= limit:
            cuts.append(Cut(start, size, False, True))
            break
        end, squeezed = _choose_end(text, reach, allowed, start, limit, half)
        cuts.append(Cut(start, _trim(text, start, end), squeezed, end == size))
        start, measure = _skip_blank(text, end), rest
    return cuts or [Cut(0, 0, False, True)]


def _choose_end(text: str, reach: Sequence[int], allowed: bytearray, start: int, limit: int, half: int) -> tuple[int, bool]:
    fits = max(bisect_right(reach, limit, start) - 1, start + 1)
    if fits >= len(text) or allowed[fits]:
        return fits, False
    after = allowed.find(1, fits + 1)
    mark = reach[after] - reach[after - 1]
    if after - fits <= 3 and text[after - 1] in CLOSING and mark > half and reach[after] - half <= limit:
        return after, True
    end = allowed.rfind(1, start + 1, fits + 1)
    if end > start:
        return end, False
    return _force_end(text, start, fits), False


def _force_end(text: str, start: int, fits: int) -> int:
    """No permitted end: a unit or a run of marks wider than the line. Prefer the place after a separator."""
    for end in range(fits, start + (fits - start) // 2, -1):
        if text[end - 1] in _SOFT_ENDS:
            return end
    return fits


def _trim(text: str, start: int, end: int) -> int:
    while end > start + 1 and text[end - 1] == " ":
        end -= 1
    return end


def _skip_blank(text: str, at: int) -> int:
    while at < len(text) and text[at] in _STARTS_SKIP:
        at += 1
    return at
