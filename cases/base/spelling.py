"""One way to read what people write: names, numbers of documents, credit codes, however they were typed or pasted.

Every search, form and import asks here, so that what is found in one place is found in every other. Pure.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from cases.base.characters import plain

# what the index of names holds; a single mark of Unicode may stand for eighteen
LONGEST = 400
# brackets that people use alike once NFKC has made full-width ones half-width
_OPENING, _CLOSING = "([{〔【〖〈《", ")]}〕】〗〉》"
_ROUND = str.maketrans(_OPENING + _CLOSING, "(" * len(_OPENING) + ")" * len(_CLOSING))
_OFFICIAL = str.maketrans("([{【〖)]}】〗", "〔〔〔〔〔〕〕〕〕〕")
# dots between the parts of a name, dashes between those of a number
_DOTS = str.maketrans("•‧∙⋅・･．●", "········")
_DASHES = str.maketrans("‐‑‒–—―−－─", "-" * 9)
# where a name is written with brackets of one width, and is looked for with those of the other
_TO_WIDE = str.maketrans("()", "（）")
# what stands before a code where it is copied from a licence or a table
_LABELS = ("统一社会信用代码", "社会信用代码", "信用代码", "纳税人识别号", "USCC", "代码", "CODE", "号码", "编号")


def one_line(text: str) -> str:
    """What is kept of a name or an address: no invisible marks, every blank one space, none at its ends."""
    return " ".join(plain(text).split())


@lru_cache(maxsize=4096)
def visible(text: str) -> str:
    """The same of what is looked for, which may hold anything: control characters go first."""
    return one_line("".join(c for c in text if unicodedata.category(c) not in ("Cf", "Cc") or c in "\n\t\r"))


def name_key(text: str) -> str:
    """The form under which names are compared and looked for: one width, one kind of bracket, no blanks, small letters."""
    half = unicodedata.normalize("NFKC", visible(text)).translate(_DOTS).translate(_DASHES).translate(_ROUND)
    return unicodedata.normalize("NFKC", half.replace(" ", "").casefold())[:LONGEST]


def number_key(text: str) -> str:
    """A document's or case's number as the register writes it: 〔2026〕, no blanks, half-width digits."""
    half = unicodedata.normalize("NFKC", visible(text)).replace(" ", "")
    return half.translate(_DASHES).translate(_OFFICIAL)


def code_key(text: str) -> str:
    """A code as the standards write it: half-width capitals and digits, without label, blanks, hyphens and marks."""
    half = unicodedata.normalize("NFKC", visible(text)).upper()
    for label in _LABELS:
        half = half.removeprefix(label)
    return "".join(c for c in half if c.isalnum())


def written(text: str) -> tuple[str, ...]:
    """The ways in which a typed part of a number or name may stand in a column that keeps what was written."""
    seen = visible(text)
    half = unicodedata.normalize("NFKC", seen)
    return tuple(dict.fromkeys((seen, half, half.translate(_TO_WIDE), number_key(text))))
