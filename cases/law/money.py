"""Money inside the law engine: whole fen (分) in, decimal yuan (元) at the edges."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

_YUAN = re.compile(r"(\d{1,13})(?:\.(\d{1,2}))?")


def to_fen(text: str) -> int:
    """`"1234.5"` yuan is 123450 fen. ValueError for a sign, an exponent or more than two decimals."""
    found = _YUAN.fullmatch(text)
    if found is None or not text.isascii():
        raise ValueError(text)
    return int(found[1]) * 100 + int((found[2] or "").ljust(2, "0"))


# what people type around a sum: the yuan sign, the unit, spaces; commas only where they group thousands
_TYPED = re.compile(
    r"(?:¥|￥|CNY|RMB)?(?P<whole>\d{1,13}|\d{1,3}(?:,\d{3}){1,4})(?:\.(?P<part>\d{1,2}))?(?:元)?", re.ASCII | re.IGNORECASE
)


def read_typed(text: str) -> int:
    """A sum as people type it, in fen: `"5,000.00"`, `"￥5000"`, full width too. ValueError for anything else, such as `"1,5"`,
    where nobody knows whether a decimal comma was meant."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    found = _TYPED.fullmatch(plain)
    if found is None:
        raise ValueError(text)
    return to_fen(found["whole"].replace(",", "") + (f".{found['part']}" if found["part"] else ""))


def to_yuan(fen: int) -> str:
    """123450 fen is `"1234.50"` yuan; always two decimals."""
    return f"{fen // 100}.{fen % 100:02d}"


def round_up(amount: Fraction) -> int:
    """A statutory minimum in whole fen: never undercut by rounding."""
    return -(-amount.numerator // amount.denominator)


def round_down(amount: Fraction) -> int:
    """A statutory maximum in whole fen: never passed by rounding."""
    return amount.numerator // amount.denominator
