"""What each row of a bureau's files must say; Wrong names the first cell of it that does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from fnmatch import fnmatchcase
from fractions import Fraction
from typing import get_type_hints

from cases.law.conditions import conditions_of
from cases.law.conduct import conducts
from cases.law.fact_types import Facts, Grounds, Tier
from cases.law.items import Base, Item
from cases.law.local_cells import FIGURES, MITIGATED, Row, Wrong, day_of, fen_of, figure_of, fraction_of, needed, one_of, unit_of
from cases.law.local_rows import local_item
from cases.law.measures import measures
from cases.law.official import places
from cases.law.settings import PartyClass

# what a local regulation may not set (行政处罚法 12)
_RESERVED = frozenset({"detention_by_police", "revoke_business_licence"})
_GATES = ("", "order", "refused", "serious", "grave", "heavier")


def dated(row: Row) -> None:
    for column in ("document", "valid_from"):
        needed(row, column)
    first = day_of(row, "valid_from")
    if row["valid_to"] and day_of(row, "valid_to") < first:
        raise Wrong("valid_to", "失效日早于生效日", "lies before valid_from")


def _check_item(row: Row) -> None:
    for column in ("code", "under", "cite", "duty", "conduct", "base", "measures"):
        needed(row, column)
    if row["under"] not in {c.code for c in conducts().values() if any(i.base is Base.ELSEWHERE for i in c.items)}:
        raise Wrong("under", f"“{row['under']}”不是由地方规定处罚的条款（如 FSL127）", "sends to no local rule; write FSL127")
    for column in ("cite", "duty"):
        if not list(places(row[column])):
            raise Wrong(column, "应写成《办法名称》第…条第…款第…项", "must be 《title》第…条…")
    one_of(row, "base", tuple(base for base in Base if base is not Base.ELSEWHERE))
    one_of(row, "gate", _GATES)
    _range_of_item(row)
    item = _built(row)
    _measures(item)
    _conditions(item)


def _range_of_item(row: Row) -> None:
    low, high = fen_of(row, "low"), fen_of(row, "high")
    low_x, high_x = fraction_of(row, "low_x"), fraction_of(row, "high_x")
    for column in ("step", "floor"):
        fen_of(row, column)
    if low > high or low_x > high_x:
        raise Wrong("high" if low > high else "high_x", "上限低于下限", "is below the lower end")
    fixed, none = row["base"] == Base.FIXED, row["base"] == Base.NONE
    if not none and (not high if fixed or row["step"] else not high_x):
        raise Wrong("high" if fixed or row["step"] else "high_x", "没有填写罚款上限", "the upper end is missing")
    if (fixed or none) and high_x:
        raise Wrong("high_x", "以倍数计算的须在 base 写明计算基数", "multiples need a base")


def _built(row: Row) -> Item:
    try:
        return local_item(row).item
    except (ValueError, KeyError) as error:
        raise Wrong("measures", f"无法读取：{error}", f"cannot be read: {error}") from None


def _measures(item: Item) -> None:
    known = {m.code for m in measures()}
    for step in item.steps:
        if step.measure not in known:
            raise Wrong("measures", f"没有“{step.measure}”这项措施", f"no measure {step.measure}")
        if step.measure in _RESERVED:
            words = "地方性法规不得设定限制人身自由、吊销营业执照（行政处罚法第十二条）"
            raise Wrong("measures", words, "a local regulation may not set it (行政处罚法 12)")
    if bool(item.gives("fine")) == (item.base is Base.NONE):
        raise Wrong(
            "measures", "有罚款幅度的须列明 fine，没有的不得列明", "fine must be listed if there is a range, and only then"
        )


def _conditions(item: Item) -> None:
    try:
        conditions_of(item)
    except (ValueError, KeyError) as error:
        raise Wrong("when", f"无法读取：{error}", f"cannot be read: {error}") from None


def _check_tier(row: Row) -> None:
    for column in ("condition_zh", "article"):
        needed(row, column)
    one_of(row, "tier", (*Tier, MITIGATED))
    for name in row["facts"].split("|") if row["facts"] else ():
        if name not in flags():
            raise Wrong("facts", f"没有“{name}”这个是非事实", f"no fact {name} that is yes or no")
    unit = unit_of(row)
    low, high = (figure_of(row, column, unit) for column in FIGURES[unit])
    if low > high or (unit == "share" and high > 1):
        raise Wrong(FIGURES[unit][1], "上限低于下限或者超过1", "is below the lower end, or above 1")
    if row["tier"] == MITIGATED and unit != "share":
        raise Wrong("share_low", "减轻处罚以法定最低罚款的比例填写", "a mitigated fine is a share of the lowest lawful one")
    _inside(row, unit, low, high)


def _inside(row: Row, unit: str, low: Fraction, high: Fraction) -> None:
    """A bureau's table moves within the item's range, which no document of its own widens (行政处罚法 16)."""
    if row["code"] and not (named := [i for c in conducts().values() for i in c.items if fnmatchcase(i.code, row["code"])]):
        raise Wrong("code", f"没有符合“{row['code']}”的违法行为项", "no item has this code")
    if not row["code"] or unit == "share":
        return
    ends = {(i.low, i.high) if unit == "yuan" else (i.low_x, i.high_x) for i in named}
    if not any(Fraction(least) <= low and high <= Fraction(most) for least, most in ends):
        raise Wrong(FIGURES[unit][0], "超出该项法定幅度（行政处罚法第十六条）", "leaves the range of the item (行政处罚法 16)")


def _check_hearing(row: Row) -> None:
    needed(row, "article")
    one_of(row, "party", tuple(PartyClass))
    if not fen_of(row, "at_least"):
        raise Wrong("at_least", "请填写数额（元）", "write the sum in yuan")


CHECKS: dict[str, Callable[[Row], None]] = {"items": _check_item, "tiers": _check_tier, "hearings": _check_hearing}


def flags() -> frozenset[str]:
    """The facts that a tier may turn on: those that are yes or no."""
    own = {name for name, kind in get_type_hints(Facts).items() if kind == bool | None}
    return frozenset(own | {f"grounds.{f.name}" for f in fields(Grounds)})
