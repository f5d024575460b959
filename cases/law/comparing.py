"""Do the rows of items/*.csv say what the official texts say? Places that exist; sums and multiples that stand in the words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

from cases.law.official import NUMBER, Article, Place, Text, library, lookup, number, numeral, places

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """What a row says and its text does not."""

    code: str
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.code}: {self.where}: {self.what}"


def differences(row: Row, folder: Path) -> Iterator[Difference]:
    """What is wrong with one row whose law the folder holds; nothing for a law that it does not hold."""
    for column in ("cite", "duty"):
        for place in places(row[column]):
            if (text := version_of(folder, place.title, row)) and (missing := _missing(place, text)):
                yield Difference(row["code"], f"{column} {place}", missing)
    words = "".join(_words(place, row, folder) for place in places(row["cite"]))
    if words:
        for column, spellings in _figures(row):
            if not any(spelling in words for spelling in spellings):
                yield Difference(row["code"], row["cite"], f"{column}: {' / '.join(spellings)} stands nowhere")


def version_of(folder: Path, title: str, row: Row) -> Text | None:
    """The version in force when the row begins: the last one adopted by then, else the oldest held. None if a repealed
    version of a rule is meant, of which only the present one is held."""
    held = lookup(folder, title)
    if not held:
        return None
    begins = date.fromisoformat(row["valid_from"])
    dated = [text for text in held if text.day and text.day <= begins]
    if dated:
        return dated[-1]
    undated = [text for text in held if text.day is None]
    if undated and row["valid_to"]:
        return None
    return (undated or list(held))[0]


def _missing(place: Place, text: Text) -> str:
    article = text.articles.get((place.article, place.after))
    if article is None:
        return "no such article"
    if not place.paragraph and not place.item:
        return ""
    if place.paragraph > len(article.paragraphs):
        return "no such paragraph"
    paragraph = article.paragraphs[max(place.paragraph, 1) - 1]
    if place.item and place.item not in paragraph.items:
        return "no such item"
    return ""


def _words(place: Place, row: Row, folder: Path) -> str:
    """The cited article and every article that it sends on to."""
    text = version_of(folder, place.title, row)
    article = text.articles.get((place.article, place.after)) if text else None
    if text is None or article is None:
        return ""
    return article.whole + "".join(_sent_on(article, text, row, folder))


def _sent_on(article: Article, text: Text, row: Row, folder: Path) -> Iterator[str]:
    """依照本法第一百二十四条, 依照食品安全法第一百二十五条第一款, 第四十九条至第五十二条."""
    for title, first, last in references(article.whole, folder):
        there = version_of(folder, title, row) if title else text
        for article_no in range(first, (last or first) + 1):
            other = there.articles.get((article_no, 0)) if there else None
            if other is not None:
                yield other.whole


def references(words: str, folder: Path) -> Iterator[tuple[str, int, int]]:
    """(title, article, last article or 0) for each article named; no title: of the text itself."""
    title = ""
    for named, first, last in _references(folder).findall(words):
        if named:
            title = "" if named.startswith("本") else named.strip("《》")
        yield title, number(first), number(last) if last else 0


@cache
def _references(folder: Path) -> re.Pattern[str]:
    titles = "|".join(sorted(map(re.escape, library(folder)), key=len, reverse=True))
    return re.compile(rf"(《[^》]+》|{titles}|本[法例定]|本条例|本办法|本规定)?第({NUMBER})条(?:至第({NUMBER})条)?")


def _figures(row: Row) -> Iterator[tuple[str, list[str]]]:
    for column in ("low", "high", "step", "floor"):
        if row[column] and row[column] != "0":
            yield column, sums(int(row[column]))
    for column in ("low_x", "high_x"):
        if row[column] and Fraction(row[column]):
            yield column, multiples(Fraction(row[column]))
    for condition in filter(None, row["when"].split("&")):
        figure = condition.lstrip("abcdefghijklmnopqrstuvwxyz_").lstrip("<>=")
        if figure.isdigit() and figure != "0":
            yield "when", sums(int(figure))


def sums(yuan: int) -> list[str]:
    """50000 yuan as statutes write it: 五万元, 5万元, 50000元."""
    found = [f"{yuan}元"]
    if yuan % 10000 == 0:
        found += [f"{yuan // 10000}万元", f"{numeral(yuan // 10000)}万元"]
        if yuan // 10000 == 2:
            found.append("两万元")
    elif yuan % 1000 == 0:
        found += [f"{numeral(yuan // 1000)}千元"] + (["两千元"] if yuan == 2000 else [])
    elif yuan % 100 == 0:
        found.append(f"{numeral(yuan // 100)}百元")
    return found + [f"{word[:-1]}以" for word in found]


def multiples(factor: Fraction) -> list[str]:
    """3 is 三倍, 1 also 等值; 0.3 is 百分之三十."""
    if factor.denominator == 1:
        words = [f"{numeral(int(factor))}倍", f"{factor}倍"]
        return words + (["等值", "百分之百", "一倍"] if factor == 1 else [])
    percent = factor * 100
    return [f"百分之{numeral(int(percent))}", f"{percent}%", f"{percent}％"]
