"""Reading facts from JSON: everything is checked, and a refusal says where, what is wrong and what to do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields, replace
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from fractions import Fraction
from typing import Any, TypeVar, get_type_hints

from cases.law import fact_types as f
from cases.law import tables
from cases.law.amounts import QUANTITY, Gains, Line, Nature, Pricing
from cases.law.conduct import conduct_codes
from cases.law.errors import FactsError
from cases.law.fact_types import Facts
from cases.law.money import to_fen, to_yuan
from cases.law.several import COMMON
from cases.law.summing import worked_out

__all__ = ["Facts", "FactsError", "parse_facts"]

Reader = Callable[[str, Any], Any]
E = TypeVar("E", bound=StrEnum)
_YEARS = range(1950, 2101)
# more choices than that are no help to a reader: the nearest are told
_LISTED = 40
SUMS = ("goods_value", "sales_amount", "unsold_value", "illegal_gains")
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,39}")
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def parse_facts(obj: object) -> Facts:
    """The facts of one JSON object (contracts.md §2). Raises FactsError; absent and null are "not known"."""
    return worked_out(_parsed(obj))


def _parsed(obj: object) -> Facts:
    values = _object("facts", obj, _FACTS)
    values["conduct"] = values.get("conduct") or ()
    values["listing_grounds"] = values.get("listing_grounds") or ()
    values["grounds"] = values.get("grounds") or f.Grounds()
    acts = values.pop("acts", None) or ()
    common = Facts(**values)
    if acts and (common.conduct or common.penalty):
        wrong = "conduct" if common.conduct else "penalty"
        raise FactsError(wrong, "违法行为已在 acts 中分别列明，请写在各自的行为中", "there are several acts: state it in each")
    return replace(common, acts=tuple(_laid_over(common, act) for act in acts)) if acts else common


def _laid_over(common: Facts, act: Mapping[str, Any]) -> Facts:
    """The facts of an act, with what is common to all."""
    own = act.get("grounds")
    grounds = {x.name: getattr(own, x.name) for x in fields(own) if getattr(own, x.name) is not None} if own else {}
    return replace(common, **{**act, "grounds": replace(common.grounds, **grounds)})


def sums_of(obj: Mapping[str, Any]) -> dict[str, str]:
    """The sums of money of the facts of one act in yuan, by name: those that are stated, and those that follow from lines of
    goods and from what came in and off. Raises FactsError."""
    known = parse_facts({name: obj[name] for name in (*SUMS, "lines", "gains", "decided_on") if name in obj})
    found = {name: getattr(known, name) for name in SUMS}
    return {name: to_yuan(amount) for name, amount in found.items() if amount is not None}


def _object(path: str, obj: object, readers: Mapping[str, Reader]) -> dict[str, Any]:
    if not isinstance(obj, Mapping):
        raise FactsError(path, "应为 JSON 对象（键值对），请用 {…} 书写", "must be a JSON object; write {…}")
    prefix = "" if path == "facts" else f"{path}."
    values = {}
    for key, value in obj.items():
        reader = readers.get(key)
        if reader is None:
            raise _unknown_key(f"{prefix}{key}", str(key), readers)
        if value is not None:
            values[key] = reader(f"{prefix}{key}", value)
    return values


def _unknown_key(path: str, key: str, known: Mapping[str, Reader]) -> FactsError:
    near = get_close_matches(key, known, n=1)
    zh = f"是否要写 {near[0]}" if near else "可用的名称：" + "、".join(sorted(known))
    en = f"did you mean {near[0]}" if near else "known names: " + ", ".join(sorted(known))
    return FactsError(path, f"没有这个事实项；{zh}", f"no such fact; {en}")


def _amount(path: str, value: Any) -> int:
    if not isinstance(value, str):
        raise FactsError(path, '金额须写成字符串，如 "1234.50"', 'an amount is a decimal string, such as "1234.50"')
    try:
        return to_fen(value)
    except ValueError:
        raise FactsError(
            path,
            f"“{value}”不是有效金额；请写不带正负号、至多两位小数的元数",
            f'"{value}" is not an amount; write yuan without a sign and with at most two decimals',
        ) from None


def _day(path: str, value: Any) -> date:
    try:
        # fromisoformat alone would also read 2026-W01-1
        day = date.fromisoformat(value) if isinstance(value, str) and _ISO.fullmatch(value) else None
    except ValueError:
        day = None
    if day is None or day.year not in _YEARS:
        raise FactsError(
            path,
            f"“{value}”不是有效日期；请按 2026-03-01 的形式书写（1950 年至 2100 年）",
            f'"{value}" is not a date; write it like 2026-03-01 (years 1950 to 2100)',
        )
    return day


def _flag(path: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise FactsError(path, "请写 true、false 或者 null（未知）", "write true, false or null (not known)")
    return value


def _count(least: int) -> Reader:
    def read(path: str, value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= 10**9:
            raise FactsError(path, f"应为不小于 {least} 的整数", f"must be a whole number of at least {least}")
        return value

    return read


def _one_of(kind: type[E]) -> Reader:
    known = {str(member): member for member in kind}

    def read(path: str, value: Any) -> E:
        member = known.get(value) if isinstance(value, str) else None
        if member is None:
            raise _unknown_choice(path, value, known)
        return member

    return read


def _unknown_choice(path: str, value: object, known: Mapping[str, object]) -> FactsError:
    near = get_close_matches(str(value), known, n=1 if len(known) <= _LISTED else 5, cutoff=0.5)
    listed, more = (list(known), "") if len(known) <= _LISTED else (near, f"（共{len(known)}项）")
    hint = f"；是否要写 {near[0]}" if near else ""
    zh = f"；可选：{'、'.join(listed)}{more}" if listed else f"；可选的{more}，请按条款查找"
    return FactsError(
        path,
        f"“{value}”不在可选范围内{hint}{zh}",
        f'"{value}" is not a choice; choose from {", ".join(listed) or "the items of the law"} ({len(known)} in all)',
    )


def _list(path: str, value: Any) -> list[Any]:
    if not isinstance(value, list | tuple):
        raise FactsError(path, "应为列表，请用 […] 书写", "must be a list; write […]")
    return list(value)


def _codes(known: Callable[[], Iterable[str]]) -> Reader:
    def read(path: str, value: Any) -> tuple[str, ...]:
        codes = _list(path, value)
        for i, code in enumerate(codes):
            if not isinstance(code, str) or code not in known():
                raise _unknown_choice(f"{path}[{i}]", code, dict.fromkeys(known()))
        return tuple(dict.fromkeys(codes))

    return read


def _ground_codes() -> frozenset[str]:
    return frozenset(row["code"] for row in tables.read("blacklist"))


def _kinds(path: str, value: Any) -> frozenset[f.Kind]:
    read = _one_of(f.Kind)
    return frozenset(read(f"{path}[{i}]", kind) for i, kind in enumerate(_list(path, value)))


def _grounds(path: str, value: Any) -> f.Grounds:
    return f.Grounds(**_object(path, value, _GROUNDS))


def _text(path: str, value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise FactsError(path, "请写明文字", "must be a text")
    return value.strip()


def _quantity(path: str, value: Any) -> Fraction:
    if not isinstance(value, str) or not QUANTITY.fullmatch(value):
        raise FactsError(
            path, '数量须写成字符串，至多三位小数，如 "120" 或者 "2.5"', 'a quantity is a text with at most three decimals: "2.5"'
        )
    return Fraction(value)


def _lines(path: str, value: Any) -> tuple[Line, ...]:
    return tuple(_whole(Line, f"{path}[{i}]", line, _LINE) for i, line in enumerate(_list(path, value)))


def _gains(path: str, value: Any) -> Gains:
    found: Gains = _whole(Gains, path, value, _GAINS)
    return found


def _whole(kind: Any, path: str, obj: Any, readers: Mapping[str, Reader]) -> Any:
    """An object of which nothing may be unknown that has no default."""
    values = _object(path, obj, readers)
    missing = [x.name for x in fields(kind) if x.default is MISSING and x.name not in values]
    if missing:
        raise FactsError(f"{path}.{missing[0]}", "须填写", "must be given")
    return kind(**values)


def _penalty(path: str, value: Any) -> f.Penalty:
    return f.Penalty(**_object(path, value, _PENALTY))


def _earlier(path: str, value: Any) -> tuple[f.EarlierPenalty, ...]:
    found = []
    for i, one in enumerate(_list(path, value)):
        known = _object(f"{path}[{i}]", one, _EARLIER)
        if lacking := [name for name in _EARLIER if known.get(name) in (None, ())]:
            raise FactsError(
                f"{path}[{i}].{lacking[0]}", "每一此前的处罚须写明日期、违法行为和种类", "each says when, for what and how"
            )
        found.append(f.EarlierPenalty(**known))
    return tuple(found)


def _acts(path: str, value: Any) -> tuple[dict[str, Any], ...]:
    readers = {name: reader for name, reader in _FACTS.items() if name not in COMMON}
    found = tuple(_object(f"{path}[{i}]", act, readers) for i, act in enumerate(_list(path, value)))
    for i, act in enumerate(found):
        if not act.get("conduct"):
            raise FactsError(f"{path}[{i}].conduct", "每一违法行为须列明 conduct", "each act names its conduct")
    return found


def _code(path: str, value: Any) -> str:
    """A code that a bureau gave; whether it has entered such a row, its settings know."""
    if not isinstance(value, str) or not _CODE.fullmatch(value):
        raise FactsError(path, "应为本机关录入的项目代码（字母、数字和连字符）", "must be a code (letters, digits, hyphens)")
    return value


def _as_it_is(path: str, value: Any) -> Any:
    return value


_ENUMS = (f.Party, f.BureauLevel, f.Product, f.Procedure, f.Substance, f.Role, f.Tier)
_BY_TYPE: dict[Any, Reader] = {
    str: _text,
    bool: _flag,
    int: _amount,
    Fraction: _quantity,
    Pricing: _one_of(Pricing),
    Nature: _one_of(Nature),
    date: _day,
    date | None: _day,
    bool | None: _flag,
    int | None: _amount,
    **{kind | None: _one_of(kind) for kind in _ENUMS},
}
_COUNTS = ("deaths", "ill", "serious_injuries", "duration_days", "penalties_within_year")
_NAMED: dict[str, Reader] = {
    "id": _as_it_is,
    "conduct": _codes(conduct_codes),
    "listing_grounds": _codes(_ground_codes),
    "grounds": _grounds,
    "penalty": _penalty,
    "acts": _acts,
    "lines": _lines,
    "gains": _gains,
    "local_item": _code,
    "earlier_penalties": _earlier,
    "kinds": _kinds,
    "violations": _count(1),
    **dict.fromkeys(_COUNTS, _count(0)),
}


def _readers(kind: type) -> dict[str, Reader]:
    """A reader for each field, by its name or else by its type."""
    hints = get_type_hints(kind)
    return {x.name: _NAMED.get(x.name) or _BY_TYPE[hints[x.name]] for x in fields(kind)}


_FACTS = _readers(Facts)
_GROUNDS = _readers(f.Grounds)
_PENALTY = _readers(f.Penalty)
_LINE = _readers(Line)
_GAINS = _readers(Gains)
_EARLIER = _readers(f.EarlierPenalty)
