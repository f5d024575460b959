"""Scalars with their checks; what is wrong is said in our words, not in those of a library."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any

import graphene
from graphql import StringValueNode, ValueNode

from api.errors import ApiError, Code
from cases.base.work import SHANGHAI
from cases.parties import uscc as codes

# the library also reads week dates and dates without hyphens, which are nobody's legal date
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEARS = range(1900, 10_000)


def _bad(zh: str, en: str) -> ApiError:
    return ApiError(Code.BAD_INPUT, zh, en)


class Date(graphene.Scalar):
    """A legal date (Asia/Shanghai), `2026-03-01`."""

    @staticmethod
    def serialize(value: date) -> str:
        return value.isoformat()

    @staticmethod
    def parse_value(value: Any) -> date:
        try:
            if not _DAY.fullmatch(value):
                raise ValueError(value)
            return date.fromisoformat(value)
        except (ValueError, TypeError):
            raise _bad("日期应写作 2026-03-01 的形式，且须存在。", "A date is written 2026-03-01 and must exist.") from None

    @staticmethod
    def parse_literal(node: ValueNode, _variables: Any = None) -> date:
        return Date.parse_value(_text(node))


class DateTime(graphene.Scalar):
    """A moment with its zone, `2026-03-01T09:30:00+08:00`; answers are in Asia/Shanghai."""

    @staticmethod
    def serialize(value: datetime) -> str:
        return value.astimezone(SHANGHAI).isoformat()

    @staticmethod
    def parse_value(value: Any) -> datetime:
        try:
            moment = datetime.fromisoformat(value) if _DAY.match(value) else None
        except (ValueError, TypeError):
            moment = None
        if moment is None or moment.tzinfo is None:
            raise _bad(
                "时刻应写作 2026-03-01T09:30:00+08:00 的形式，并带时区。",
                "A moment is written 2026-03-01T09:30:00+08:00, with its zone.",
            )
        if not _within_years(moment):
            raise _bad("时刻应在1900年至9999年之间。", "A moment lies in the years 1900 to 9999.")
        return moment

    @staticmethod
    def parse_literal(node: ValueNode, _variables: Any = None) -> datetime:
        return DateTime.parse_value(_text(node))


def _within_years(moment: datetime) -> bool:
    """Whether the moment lies in years that dates can be computed in, by Shanghai's clock and by UTC."""
    try:
        return all(moment.astimezone(zone).year in _YEARS for zone in (SHANGHAI, UTC))
    except OverflowError:
        return False


class Decimal(graphene.Scalar):
    """A decimal number as text: `"1234.50"`; amounts are in yuan with two decimals."""

    serialize = staticmethod(str)
    parse_value = staticmethod(str)


class RegionCode(graphene.Scalar):
    """A division of GB/T 2260: six digits; `000000` is the whole country."""

    serialize = staticmethod(str)

    @staticmethod
    def parse_value(value: Any) -> str:
        if isinstance(value, str) and len(value) == 6 and value.isascii() and value.isdigit():
            return value
        raise _bad("区划代码应为六位数字。", "A region code has six digits.")

    @staticmethod
    def parse_literal(node: ValueNode, _variables: Any = None) -> str:
        return RegionCode.parse_value(_text(node))


class USCC(graphene.Scalar):
    """A unified social credit code (GB 32100-2015), 18 characters; both check characters are checked."""

    serialize = staticmethod(str)

    @staticmethod
    def parse_value(value: Any) -> str:
        code = codes.clean(value) if isinstance(value, str) and len(value) <= 40 else ""
        problem = codes.validate(code)
        if problem is not None:
            raise _bad(problem.text.zh, problem.text.en)
        return code

    @staticmethod
    def parse_literal(node: ValueNode, _variables: Any = None) -> str:
        return USCC.parse_value(_text(node))


def _text(node: ValueNode) -> str | None:
    return node.value if isinstance(node, StringValueNode) else None
