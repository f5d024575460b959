"""Sums and days as Chinese official documents write them."""

from __future__ import annotations

from datetime import date

from cases.law.money import to_yuan


def yuan(fen: int) -> str:
    """5000000 fen is 50000元, 123450 fen is 1234.50元."""
    return f"{to_yuan(fen).removesuffix('.00')}元"


def day(value: date | None) -> str:
    """2026年3月1日, without leading zeros; an unknown day is 日期不明."""
    return f"{value.year}年{value.month}月{value.day}日" if value else "日期不明"
