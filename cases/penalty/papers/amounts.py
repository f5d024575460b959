"""Money on paper: figures and Chinese capitals (大写), as 正确填写票据和结算凭证的基本规定 has them."""

from __future__ import annotations

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿")


def in_figures(fen: int) -> str:
    """Fen as yuan in figures: 10050000 is `100500元`, 1005 is `10.05元`."""
    whole, rest = divmod(fen, 100)
    return f"{whole}.{rest:02d}元" if rest else f"{whole}元"


def in_capitals(fen: int) -> str:
    """Fen as capitals: 12000000 is `人民币壹拾贰万元整`. ValueError below zero and from 10**12 yuan."""
    if not 0 <= fen < 10**14:
        raise ValueError(fen)
    whole, rest = divmod(fen, 100)
    jiao, cents = divmod(rest, 10)
    yuan = f"{_whole(whole)}元" if whole else ""
    if not rest:
        return f"人民币{yuan or '零元'}整"
    tail = f"{_DIGITS[jiao]}角" if jiao else "零" * bool(whole)
    return f"人民币{yuan}{tail}{_DIGITS[cents] + '分' if cents else '整'}"


def in_both(fen: int) -> str:
    """Figures with the capitals after them, as a penalty is written."""
    return f"{in_figures(fen)}（大写：{in_capitals(fen)}）"


def _whole(yuan: int) -> str:
    """Whole yuan in groups of four digits; a gap of zeros is read as one 零."""
    text, gap = "", False
    for power in range(len(_GROUPS) - 1, -1, -1):
        group = yuan // 10 ** (4 * power) % 10_000
        if not group:
            gap = bool(text)
            continue
        text += ("零" if text and (gap or group < 1000) else "") + _group(group) + _GROUPS[power]
        gap = False
    return text


def _group(number: int) -> str:
    """1 to 9999; zeros at the end are not read."""
    text, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if not digit:
            gap = bool(text)
            continue
        text += ("零" if gap else "") + _DIGITS[digit] + _PLACES[place]
        gap = False
    return text
