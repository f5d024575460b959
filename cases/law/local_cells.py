"""The cells of a bureau's files: what each must hold, and the words for what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from cases.law.money import to_fen

Row = Mapping[str, str]
MITIGATED = "mitigated"
# the pairs of columns of which a row of tiers fills one
FIGURES = {"yuan": ("low", "high"), "times": ("low_x", "high_x"), "share": ("share_low", "share_high")}


class Wrong(Exception):  # noqa: N818 - a cell is wrong
    """Where and what, for `local_files` to tell with the line."""

    def __init__(self, column: str, zh: str, en: str) -> None:
        super().__init__(column)
        self.column, self.zh, self.en = column, zh, en


def unit_of(row: Row) -> str:
    """Which pair of figures a row of tiers fills: one, and both of it."""
    filled = [unit for unit, columns in FIGURES.items() if any(row[column] for column in columns)]
    if len(filled) != 1 or not all(row[column] for column in FIGURES[filled[0]]):
        raise Wrong("low", "金额、倍数、比例须填且只填一种，上下限都要填", "fill one pair: sums, multiples or shares")
    return filled[0]


def needed(row: Row, column: str) -> None:
    if not row[column]:
        raise Wrong(column, "不能为空", "is empty")


def printable(row: Row) -> None:
    """Papers print what a rule says."""
    for column, cell in row.items():
        if not all(character.isprintable() for character in cell):
            raise Wrong(column, "含有不能打印的字符", "has a character that cannot be printed")


def one_of(row: Row, column: str, known: tuple[str, ...]) -> None:
    if row[column] not in known:
        listed = "、".join(str(one) for one in known if one)
        raise Wrong(column, f"“{row[column]}”不在可选范围内；可选：{listed}", f"is none of {listed}")


def day_of(row: Row, column: str) -> date:
    try:
        return date.fromisoformat(row[column])
    except ValueError:
        raise Wrong(column, f"“{row[column]}”不是日期，请写成 2026-01-01", "is no date; write 2026-01-01") from None


def fen_of(row: Row, column: str) -> int:
    try:
        return to_fen(row[column]) if row[column] else 0
    except ValueError:
        raise Wrong(column, f"“{row[column]}”不是金额（元）", "is no sum in yuan") from None


def fraction_of(row: Row, column: str) -> Fraction:
    try:
        found = Fraction(row[column] or 0)
    except (ValueError, ZeroDivisionError):
        raise Wrong(column, f"“{row[column]}”不是数", "is no number") from None
    if found < 0:
        raise Wrong(column, "不能是负数", "is negative")
    return found


def figure_of(row: Row, column: str, unit: str) -> Fraction:
    return Fraction(fen_of(row, column)) if unit == "yuan" else fraction_of(row, column)
