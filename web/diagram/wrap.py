"""Breaking a state's name into the lines of its box."""

from __future__ import annotations

import unicodedata
from math import ceil


def wrap(text: str, ems: float) -> list[str]:
    """Lines of about equal length, at most `ems` em each: Chinese breaks anywhere, English at spaces.

    A bracket opens a line of its own if the text does not fit in one.
    """
    if width(text) <= ems:
        return [text]
    if "（" in text:
        head, tail = text.split("（", 1)
        return [*wrap(head, ems), *wrap(f"（{tail}", ems + 1)]
    rows = ceil(width(text) / ems)
    return (
        _fill(text.split(" "), " ", ems) if text.isascii() else _fill(list(text), "", ceil(len(text) / rows))
    )


def _fill(pieces: list[str], joint: str, ems: float) -> list[str]:
    lines = [pieces[0]]
    for piece in pieces[1:]:
        longer = lines[-1] + joint + piece
        if width(longer) <= ems or piece in "，、）":
            lines[-1] = longer
        else:
            lines.append(piece)
    return lines


def width(text: str) -> float:
    """The width in em: a Chinese sign is 1, a Latin letter a little over a half."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WF" else 0.54 for c in text)
