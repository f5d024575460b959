"""What is known of a reporter, and how texts are kept free of it: plain values, no database."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from typing import Any

# seven digits and more, also in groups; no day (2026-03-01) and no sum is written so
_PHONE = re.compile(r"(?<![\d-])\+?\d[\d\- ]{5,18}\d(?![\d-])")
_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
_ENDS_NAME = re.compile(r"[\s，,、；;：:（(。/+\d]|电话|手机|联系")
_LABEL = re.compile(r"^(?:实名)?(?:投诉举报人|举报人|投诉人|来电人|来信人|来访人|反映人|姓名)\s*[：:]\s*")
# what stands for a name where nobody is named
_NOBODY = (
    "匿名、匿名举报、匿名举报人、不详、无、无名氏、未署名、未留姓名、保密、某人、群众、热心群众、市民、居民、村民、网友、网民、消费者、顾客、"
    "公民、个人、举报人、投诉人、投诉举报人、来电人、来信人、来访人、信访人、来电、来信、来访、网络、平台、电话、先生、女士、同志、12315、12345"
)
NOBODY = frozenset(_NOBODY.split("、"))


@dataclass(frozen=True, slots=True)
class Particulars:
    """Name, telephone and address as the reporter gave them (CR10); `other` is what does not fit, in the words recorded."""

    name: str = ""
    phone: str = ""
    address: str = ""
    other: str = ""

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> Particulars:
        """From what was typed. TypeError for a name that is none of the fields."""
        return cls(**{key: str(value).strip() for key, value in given.items()})

    def with_text(self, text: str) -> Particulars:
        """The same with one text in which everything stood (older clues): its telephone and name where they can be told."""
        if not text.strip():
            return self
        phone, name = self.phone or next(iter(phones_in(text)), ""), self.name or name_in(text)
        return Particulars(name, phone, self.address, "；".join(filter(None, (self.other, text.strip()))))

    def as_json(self) -> dict[str, str]:
        return asdict(self)

    def __bool__(self) -> bool:
        return any(asdict(self).values())

    def __repr__(self) -> str:
        return "Particulars(…)"


def name_in(text: str) -> str:
    """The name that a text begins with; empty where it names nobody."""
    first = _ENDS_NAME.split(_LABEL.sub("", text.strip()), maxsplit=1)[0]
    return first if 2 <= len(first) <= 40 and first not in NOBODY else ""


def phones_in(text: str) -> list[str]:
    """The telephone numbers of a text, as they stand there."""
    return [found for found in _PHONE.findall(text) if len(digits(found)) >= 7 and not _DAY.fullmatch(found)]


def digits(phone: str) -> str:
    """A telephone number without what people put between the digits, and without the country's."""
    found = re.sub(r"\D", "", phone)
    return found[2:] if len(found) == 13 and found.startswith("86") else found


def words_of(known: Particulars) -> frozenset[str]:
    """The words that give the reporter away: name, and every telephone."""
    names = {known.name, name_in(known.other)} - NOBODY
    return frozenset(w for w in names if len(w) >= 2) | frozenset((*phones_in(known.phone), *phones_in(known.other)))


def betrayed(text: str, known: Particulars, *, besides: Collection[str] = ()) -> bool:
    """Whether a text names the reporter; the names in `besides` (the party's own) may stand there."""
    for name in sorted(filter(None, besides), key=len, reverse=True):
        text = text.replace(name, "")
    numbers, words = {digits(p) for p in phones_in(text)}, words_of(known)
    return any(w in text or (digits(w) and digits(w) in numbers) for w in words)


def starred(text: str, words: Collection[str]) -> str:
    """The text with each of the words blotted out, as long as before: a column has room for it."""
    for word in sorted(words, key=len, reverse=True):
        text = text.replace(word, "＊" * len(word))
    return text
