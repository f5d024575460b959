"""From the cells of a record to an enterprise, or to the reason why not. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from cases.base.characters import plain
from cases.base.errors import Text
from cases.base.texts import unprintable
from cases.parties import uscc as codes

EARLIEST = date(1900, 1, 1)
# lengths of the columns that hold the cells (models/parties.py)
LIMITS = {
    "企业名称": 200,
    "企业类型": 100,
    "注册资金": 64,
    "经营范围": 8000,
    "所在省份": 32,
    "地区": 32,
    "法人代表": 100,
    "注册地址": 300,
}
_NOTHING = frozenset({"", "N/A", "n/a", "NULL", "null", "-", "—", "无"})
_DATE = re.compile(r"(\d{4})(?:-|/|年)(\d{1,2})(?:-|/|月)(\d{1,2})日?(?: 00:00:00)?")
# 万元人民币, 万人民币元, 万人民币, 元人民币, 万元 …: renminbi only if 元 or 人民币 is said
_CAPITAL = re.compile(r"([\d,]+(?:\.\d+)?)[(（]?(万|亿)?((?:元?人民币元?)|元)[)）]?")
_UNIT_FEN = {None: 100, "万": 10_000 * 100, "亿": 100_000_000 * 100}
_MOST_FEN = 10**18


class Enterprise(NamedTuple):
    """What a record says: dates, `capital_fen` in fen or None; empty text where the registry says nothing."""

    name: str
    uscc: str
    established_on: date | None
    registry_type: str
    capital: str
    capital_fen: int | None
    business_scope: str
    province: str
    city: str
    legal_representative: str = ""
    address: str = ""


class NotImportable(ValueError):  # noqa: N818 - the record is at fault
    """Why the record is not imported, as a sentence."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh)
        self.text = Text(zh, en)


def read_row(cells: Sequence[str], *, today: date) -> Enterprise:
    """The enterprise of a record with its cells in the order of COLUMNS, then OPTIONAL if there are more; NotImportable says
    why not."""
    name, code, day, kind, capital, scope, province, city, *more = map(_said, cells)
    head, address = more or ("", "")
    if not name:
        raise NotImportable("缺少企业名称。", "The name is missing.")
    uscc = _code(code)
    established_on = _day(day, today)
    row = Enterprise(name, uscc, established_on, kind, capital, capital_fen(capital), scope, province, city, head, address)
    _check_texts(row)
    return row


def _said(cell: str) -> str:
    text = plain(cell).strip()
    return "" if text in _NOTHING else text


def _code(text: str) -> str:
    if not text:
        raise NotImportable("缺少统一社会信用代码。", "The credit code is missing.")
    uscc = codes.clean(text)
    problem = codes.validate(uscc)
    if problem is not None:
        raise NotImportable(f"{text[:32]}：{problem.text.zh}", f"{text[:32]}: {problem.text.en}")
    return uscc


def _day(text: str, today: date) -> date | None:
    if not text:
        return None
    day = _parsed(text)
    if day is None:
        raise NotImportable(
            f"注册日期“{text[:32]}”不是有效日期，应写作2018-07-13。", f"“{text[:32]}” is no date; write 2018-07-13."
        )
    if not EARLIEST <= day <= today:
        raise NotImportable(
            f"注册日期{day}早于1900年或晚于今日{today}，请核对。", f"{day} lies before 1900 or after today, {today}."
        )
    return day


@lru_cache(maxsize=4096)
def _parsed(text: str) -> date | None:
    match = _DATE.fullmatch(text)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def capital_fen(text: str) -> int | None:
    """The registered capital in fen where the text says renminbi; None for another currency or none."""
    match = _CAPITAL.fullmatch(text.replace(" ", ""))
    if match is None:
        return None
    fen = Decimal(match[1].replace(",", "") or "0") * _UNIT_FEN[match[2]]
    return int(fen) if fen == fen.to_integral_value() and fen < _MOST_FEN else None


def _check_texts(row: Enterprise) -> None:
    texts = (
        row.name,
        row.registry_type,
        row.capital,
        row.business_scope,
        row.province,
        row.city,
        row.legal_representative,
        row.address,
    )
    for (column, limit), text in zip(LIMITS.items(), texts, strict=True):
        if len(text) > limit:
            raise NotImportable(
                f"{column}有{len(text)}字，超过{limit}字的上限，请核对是否串列。",
                f"{column} has {len(text)} characters; {limit} is the limit.",
            )
        wrong = unprintable(text)
        if wrong is not None:
            raise NotImportable(f"{column}{wrong.zh}", f"{column}: {wrong.en}")
