"""The published text: the served text but for recorded redactions (O45 5-7). Pure, over plain values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from cases.law import tables

LAW_DIR = Path(__file__).parent.parent / "law"
MASK = "×××"
# an identity number never begins with 9, a unified social credit code of an enterprise does
_PERSONAL = {
    "identity_number": re.compile(r"(?<!\w)[1-8]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])[0-3]\d{4}[\dXx](?!\w)", re.ASCII),
    "contact": re.compile(r"(?<![\dA-Za-z])1[3-9]\d{9}(?![\dA-Za-z])"),
}


@dataclass(frozen=True, slots=True)
class Ground:
    """Why something may not be shown: a row of integrity/law/redactions.csv."""

    code: str
    zh: str
    en: str
    article: str
    valid_from: date
    valid_to: date | None


@cache
def grounds() -> Mapping[str, Ground]:
    """The grounds for redaction by code."""
    return {row["code"]: _ground(row) for row in tables.read("redactions", LAW_DIR)}


def redact(served: Any, redactions: Sequence[Mapping[str, str]]) -> Any:
    """The served content with each redacted text masked wherever it stands; keys and other values stay."""
    if isinstance(served, str):
        for redaction in sorted(redactions, key=lambda r: -len(r["text"])):
            served = served.replace(redaction["text"], MASK)
        return served
    if isinstance(served, Mapping):
        return {key: redact(value, redactions) for key, value in served.items()}
    return [redact(value, redactions) for value in served] if isinstance(served, list) else served


def unfit(served: Any, redactions: Sequence[Mapping[str, str]], *, on: date) -> Mapping[str, str] | None:
    """The first redaction without a ground in force or whose text is not in the served content, or None."""
    whole = "\n".join(texts(served))
    valid = {g.code for g in tables.in_force(grounds().values(), on)}
    for redaction in redactions:
        text = redaction.get("text", "")
        if redaction.get("ground") not in valid or not text.strip() or text not in whole:
            return redaction
    return None


def personal_data(content: Any) -> tuple[Ground, str] | None:
    """What still looks like an identity or mobile number, and the ground on which it must not be shown."""
    for text in texts(content):
        for code, pattern in _PERSONAL.items():
            found = pattern.search(text)
            if found:
                return grounds()[code], found[0]
    return None


def texts(content: Any) -> Iterator[str]:
    """Every text in nested plain values."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, Mapping):
        for value in content.values():
            yield from texts(value)
    elif isinstance(content, list | tuple):
        for value in content:
            yield from texts(value)


def _ground(row: tables.Row) -> Ground:
    validity = tables.Validity.of(row)
    return Ground(row["code"], row["zh"], row["en"], row["article"], validity.valid_from, validity.valid_to)
