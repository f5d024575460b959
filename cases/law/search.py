"""Finding an item by what an officer types: words, an article, a law, or a product (synonyms.csv)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from cases.law import tables
from cases.law.conduct import Conduct, law_versions, offered
from cases.law.items import laws_with_items
from cases.law.official import number, places

_N = "(?:[一二三四五六七八九十百零〇]+|[0-9]+)"
# 第一百二十四条第一款第五项, or 124(1)(5)
_PLACE = re.compile(rf"第?(?P<article>{_N})条(?:第(?P<paragraph>{_N})款)?(?:第(?P<item>{_N})项)?")
_SHORT = re.compile(rf"§?(?P<article>{_N})(?:条)?(?:\((?P<paragraph>{_N})\))?(?:\((?P<item>{_N})\))?")
# what every item is about tells none apart
_COMMON = frozenset({"生产", "销售", "经营", "生产经营", "使用", "行为", "违法", "产品", "商品", "食品", "未", "的", "案"})
_CODE = re.compile(r"[a-z]+[0-9]+n?(?:-[0-9a-z]+)*", re.ASCII)
_ARTICLE, _LAW, _WORDS, _WIDER = 8, 6, 5, 3
# of the pairs of characters of a word so many must stand in the name
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Synonym:
    """A word of every day: what the law writes for it, and of which products and laws it speaks."""

    word: str
    words: tuple[str, ...]
    products: frozenset[str]
    laws: frozenset[str]


@cache
def synonyms() -> tuple[Synonym, ...]:
    """All rows, the longest word first."""
    found = (
        Synonym(r["word"], _split(r["words"]), frozenset(_split(r["products"])), frozenset(_split(r["laws"])))
        for r in tables.read("synonyms")
    )
    return tuple(sorted(found, key=lambda s: -len(s.word)))


def find(text: str, *, day: date, limit: int = 30) -> tuple[str, ...]:
    """The codes of the items in force that fit all that is typed, the best first; () where nothing does."""
    parts = tuple(part for token in _plain(text).split() for part in _parts(token))
    asked = [part for part in parts if part not in _COMMON]
    if not parts:
        return ()
    scored: list[tuple[float, int, str]] = []
    for conduct in offered(day):
        scores = [_score(part, conduct) for part in asked]
        if all(scores):
            more = sum(part in conduct.title_zh for part in parts if part in _COMMON)
            scored.append((-(sum(scores) + more), len(scored), conduct.code))
    return tuple(code for score, _, code in sorted(scored)[:limit] if score)


def _plain(text: str) -> str:
    return re.sub(r"[\s、，。；;,“”\"《》]+", " ", unicodedata.normalize("NFKC", text).lower())


def _parts(token: str) -> Iterator[str]:
    """A code or an article stays whole; a law's name is cut off before its article, words of every day out of the rest."""
    if _CODE.fullmatch(token):
        yield token
        return
    title = next((name for name in _titles() if token.startswith(name)), "")
    rest = token.removeprefix(title)
    if title:
        yield title
    if rest and _place(rest):
        yield rest
    elif rest:
        yield from _cut(rest)


def _cut(text: str) -> Iterator[str]:
    for known in (*(s.word for s in synonyms()), *sorted(_COMMON, key=len, reverse=True)):
        before, found, after = text.partition(known)
        if found:
            yield from (
                part for piece in (before, known, after) if piece for part in ([known] if piece is known else _cut(piece))
            )
            return
    yield text


@cache
def _titles() -> dict[str, str]:
    """The names of the laws as people write them, the longest first: the code of each."""
    found = {}
    for code in laws_with_items():
        for version in law_versions(code):
            found[version.title_zh] = code
    found |= {f"中华人民共和国{title}": code for title, code in found.items()}
    return dict(sorted(found.items(), key=lambda pair: -len(pair[0])))


@lru_cache(maxsize=65536)
def _score(part: str, conduct: Conduct) -> float:
    """How well an item fits one part of what is typed; 0: not at all."""
    if part in _titles():
        return _LAW if conduct.law == _titles()[part] else 0
    if _CODE.fullmatch(part):
        return _ARTICLE if conduct.code.lower().startswith(part) else 0
    if wanted := _place(part):
        return max((_ARTICLE - n for n, cite in ((0, conduct.article), (3, conduct.duty)) if _cites(cite, wanted)), default=0)
    known = next((s for s in synonyms() if s.word == part), None)
    return max(_by_synonym(known, conduct) if known else 0, _by_words(part, conduct))


@lru_cache(maxsize=4096)
def _place(text: str) -> tuple[int, int, int] | None:
    """Article, paragraph and item as they are typed, 0 where none is; None for what is no article."""
    found = _PLACE.fullmatch(text) or _SHORT.fullmatch(text)
    if found is None:
        return None
    article, paragraph, item = (_value(found[name] or "0") for name in ("article", "paragraph", "item"))
    return article, paragraph, item


def _value(text: str) -> int:
    return int(text) if text.isdigit() else number(text)


@lru_cache(maxsize=65536)
def _cites(cite: str, wanted: tuple[int, int, int]) -> bool:
    """124 is any of its items; 124(1)(5) is one. An article of one paragraph has that, whether or not it is named."""
    article, paragraph, item = wanted
    return any(
        place.article == article and paragraph in (0, place.paragraph or 1) and item in (0, place.item) for place in places(cite)
    )


def _by_synonym(known: Synonym, conduct: Conduct) -> float:
    worded = any(word in conduct.title_zh for word in known.words)
    wider = conduct.law in known.laws or bool(conduct.products & known.products)
    return _WORDS if worded else _WIDER if wider else 0


def _by_words(part: str, conduct: Conduct) -> float:
    if part in conduct.title_zh or part in conduct.title_en.lower():
        return _WORDS + len(part) / len(conduct.title_zh)
    pairs = [part[i : i + 2] for i in range(len(part) - 1)]
    share = sum(pair in conduct.title_zh for pair in pairs) / len(pairs) if len(pairs) > 1 else 0
    return _WIDER * share if share >= _ALIKE else 0


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.split("|")) if text else ()
