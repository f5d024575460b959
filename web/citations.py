"""Articles as readers know them: codes and Chinese names of laws become the names of laws in the reader's language.

The law tables cite in short: `PP57-58`, `T310-11`, `食品安全法 §124`, `食品安全法第一百二十四条第一款`. Chinese readers get the
name for a code; English readers get names, `art.`, `para.` and `item`. What is not in the table stays as it is.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent / "citations.csv"
_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_PARTS = {"条": "art.", "款": "para.", "项": "item"}
_PART = re.compile(r"第([零一二两三四五六七八九十百千]+|\d+)([条款项])(?:之([一二三四五六七八九]))?")
_SECTION = re.compile(r"\s*§\s*(?=\d)")
_MARKS = str.maketrans({"、": ", ", "，": ", ", "；": "; ", "（": " (", "）": ")", "：": ": "})


@cache
def _names() -> tuple[tuple[re.Pattern[str], dict[str, tuple[str, str]]], dict[str, str]]:
    """Codes with their two names, and Chinese names with the English one; longest first in each pattern."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    codes: dict[str, tuple[str, str]] = {}
    english: dict[str, str] = {}
    for row in rows:
        if row["code"]:
            codes.setdefault(row["code"], (row["zh"], row["en"]))
        english[row["zh"]] = english[row["full_zh"]] = row["en"]
    listed = "|".join(sorted(codes, key=len, reverse=True))
    return (re.compile(rf"(?<![A-Za-z0-9])({listed})(?![A-Za-z])[ -]?§?(\d+(?:-\d+)*(?:, \d+(?:-\d+)*)*)?"), codes), english


def cited(text: str, language: str) -> str:
    """The citation in the reader's language."""
    return _english(text) if language.startswith("en") else _chinese(text)


def _chinese(text: str) -> str:
    (pattern, codes), _english_names = _names()
    if not pattern.search(text):
        return text
    text = re.sub(r"[,;] (?=[A-Z])", lambda m: {",": "、", ";": "；"}[m[0][0]], text)
    return pattern.sub(lambda m: codes[m[1]][0] + (f"第{_range(m[2], '、')}条" if m[2] else ""), text)


def _english(text: str) -> str:
    (pattern, codes), english = _names()
    text = pattern.sub(lambda m: codes[m[1]][1] + (_articles(m[2]) if m[2] else ""), text)
    for name in sorted(english, key=len, reverse=True):
        text = text.replace(name, english[name])
    text = _PART.sub(_part, text)
    return re.sub(r" +", " ", _SECTION.sub(" art. ", text).translate(_MARKS)).strip()


def _part(found: re.Match[str]) -> str:
    also = f"-{_number(found[3])}" if found[3] else ""
    return f" {_PARTS[found[2]]} {_number(found[1])}{also}"


def _articles(numbers: str) -> str:
    return f" art{'.' if numbers.isdigit() else 's'} {_range(numbers, ', ')}"


def _range(numbers: str, between: str) -> str:
    return numbers.replace("-", "–").replace(", ", between)


def _number(text: str) -> int:
    """一百二十四 is 124; digits stay."""
    if text.isdigit():
        return int(text)
    total, digit = 0, 0
    for sign in text:
        if sign in _TENS:
            total, digit = total + (digit or 1) * _TENS[sign], 0
        else:
            digit = _DIGITS[sign]
    return total + digit
