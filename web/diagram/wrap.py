"""Breaking a state's name into the lines of its box."""

from __future__ import annotations

import unicodedata

# words of the trade that a line must not tear apart; a new name may need its own
_WHOLE = ("事实", "处罚", "决定", "法制", "审核", "申辩", "机关", "法院", "强制", "执行", "缴纳", "司法", "其他", "调查")


def wrap(text: str, ems: float) -> list[str]:
    """Lines of at most `ems` em where that is possible: English breaks at spaces, Chinese between words.

    A bracket opens a new line if the text does not fit in one.
    """
    if width(text) <= ems or len(text) < 2:
        return [text]
    if "（" in text:
        head, tail = text.split("（", 1)
        return [*wrap(head, ems), *wrap(f"（{tail}", ems + 1)]
    if text.isascii():
        return _fill(text.split(" "), ems)
    at = _break(text)
    return [*wrap(text[:at], ems), *wrap(text[at:], ems)]


def _fill(words: list[str], ems: float) -> list[str]:
    lines = [words[0]]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if width(longer) <= ems:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _break(text: str) -> int:
    """Where a Chinese text is best broken: after a comma, else nearest the middle, outside its words."""
    torn = {i + 1 for word in _WHOLE for i in range(len(text)) if text.startswith(word, i)}
    fit = [i for i in range(1, len(text)) if i not in torn and text[i] not in "，、）"] or [len(text) // 2]
    commas = [i for i in fit if text[i - 1] in "，、"]
    return min(commas or fit, key=lambda i: abs(i - len(text) / 2))


def width(text: str) -> float:
    """The width in em: a Chinese sign is 1, a Latin letter a little over a half."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WF" else 0.52 for c in text)
