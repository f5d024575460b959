"""The official texts as files: articles, their paragraphs (款) and items (项)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

NUMBER = "[一二三四五六七八九十百零〇]+"
_ARTICLE = re.compile(rf"^[-\s　*>#]*第({NUMBER})条(?:之({NUMBER}))?(?:\*\*)?(?:[　\s]+|(?=【|，|。))(.*)$")
_ITEM = re.compile(rf"^[-\s　]*[（(]({NUMBER})[)）]")
_HEADING = re.compile(rf"^[#\s　*]*第{NUMBER}[编章节]([\s　]|$)")
_NAME = re.compile(r"^(?P<title>.+?)(?:\((?P<day>\d{4}-\d{2}-\d{2})\))?\.md$")
_NUMERALS = "零一二三四五六七八九"
_DIGITS = {c: n for n, c in enumerate(_NUMERALS)} | {"〇": 0}
_PLACES = {"十": 10, "百": 100, "千": 1000}


def number(text: str) -> int:
    """第`一百二十四`条 is 124."""
    total, digit = 0, 0
    for character in text:
        if character in _PLACES:
            total += (digit or 1) * _PLACES[character]
            digit = 0
        else:
            digit = _DIGITS[character]
    return total + digit


def numeral(value: int) -> str:
    """124 is 一百二十四; up to 9,999."""
    if value < 10:
        return _NUMERALS[value]
    if value < 20:
        return "十" + (_NUMERALS[value % 10] if value % 10 else "")
    for size, word in ((1000, "千"), (100, "百"), (10, "十")):
        if value >= size:
            rest = value % size
            gap = "零" if rest and rest < size // 10 else ""
            return _NUMERALS[value // size] + word + gap + (_numeral_in(rest) if rest else "")
    raise ValueError(value)


def _numeral_in(value: int) -> str:
    """Inside a larger number 10 to 19 are 一十 to 一十九."""
    return "一" + numeral(value) if 10 <= value < 20 else numeral(value)


@dataclass
class Paragraph:
    """A paragraph (款) with its items (项) by number."""

    text: str
    items: dict[int, str] = field(default_factory=dict)

    @property
    def whole(self) -> str:
        return self.text + "".join(self.items.values())


@dataclass
class Article:
    """An article (条): its paragraphs, the first under 1."""

    paragraphs: list[Paragraph] = field(default_factory=list)

    @property
    def whole(self) -> str:
        return "".join(paragraph.whole for paragraph in self.paragraphs)


@dataclass
class Text:
    """One version of a law or rule. `day` is the day in its file's name, of adoption; None for a rule in force."""

    title: str
    day: date | None
    articles: dict[tuple[int, int], Article]


def read(path: Path) -> Text:
    """The text of one file. ValueError if its name is none of a text's."""
    named = _NAME.match(path.name)
    if named is None:
        raise ValueError(path.name)
    day = date.fromisoformat(named["day"]) if named["day"] else None
    return Text(named["title"], day, _articles(path.read_text(encoding="utf-8").splitlines()))


def _articles(lines: list[str]) -> dict[tuple[int, int], Article]:
    found: dict[tuple[int, int], Article] = {}
    article: Article | None = None
    for line in (raw.replace("**", "").strip("　 \t") for raw in lines):
        if not line or _HEADING.match(line) or line == "---":
            continue
        opened = _ARTICLE.match(line)
        if opened and (key := (number(opened[1]), number(opened[2]) if opened[2] else 0)) not in found:
            article = found[key] = Article([Paragraph(opened[3])])
        elif article is not None:
            _append(article, line.lstrip("-> 　"))
    return found


def _append(article: Article, line: str) -> None:
    item = _ITEM.match(line)
    if item and article.paragraphs:
        article.paragraphs[-1].items[number(item[1])] = line
    else:
        article.paragraphs.append(Paragraph(line))


@cache
def library(folder: Path) -> dict[str, tuple[Text, ...]]:
    """All texts of a folder by title, the oldest version first."""
    found: dict[str, list[Text]] = {}
    for path in sorted(folder.glob("*.md")):
        text = read(path)
        found.setdefault(text.title, []).append(text)
    return {title: tuple(sorted(texts, key=lambda t: t.day or date.max)) for title, texts in found.items()}


def lookup(folder: Path, title: str) -> tuple[Text, ...]:
    """The versions of a law by its title, with or without 中华人民共和国; () if the folder has none."""
    return library(folder).get(title.removeprefix("中华人民共和国")) or library(folder).get(title) or ()


_CITED = re.compile(rf"第({NUMBER})条(?:之({NUMBER}))?(?:第({NUMBER})款)?(?:第({NUMBER})项)?")


@dataclass(frozen=True)
class Place:
    """A cited place; 0 where no paragraph or item is named."""

    title: str
    article: int
    after: int = 0
    paragraph: int = 0
    item: int = 0

    def __str__(self) -> str:
        inner = "".join(f"({n})" for n in (self.paragraph, self.item) if n)
        return f"《{self.title}》§{self.article}{f'-{self.after}' if self.after else ''}{inner}"


def places(citation: str) -> Iterator[Place]:
    """Every place that a citation such as 《A法》第五条第一款第二项、第六条 names with its article."""
    for title, rest in re.findall(r"《([^》]+)》([^《]*)", citation):
        for article, after, paragraph, item in _CITED.findall(rest):
            yield Place(title, *(number(part) if part else 0 for part in (article, after, paragraph, item)))
