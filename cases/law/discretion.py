"""裁量阶次: which part of a range is 从轻, 一般 or 从重 (discretion.csv), and whether a fine lies in the tier that is named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from functools import cache, lru_cache

from cases.law import tables
from cases.law.band_rows import BandRow
from cases.law.conditions import Circumstances
from cases.law.fact_types import Facts, Penalty, Tier
from cases.law.finding import Reason
from cases.law.items import Base
from cases.law.local import TierRow, labels
from cases.law.money import round_down, round_up
from cases.law.truth import Truth

Tiers = Mapping[Tier, tuple[int, int]]
Span = tuple[Fraction, Fraction]


@cache
def shares() -> dict[Tier, tuple[Fraction, Fraction]]:
    """Each tier's part of the span between the lowest and the highest fine."""
    return {Tier(r["tier"]): (Fraction(r["share_low"]), Fraction(r["share_high"])) for r in tables.read("discretion")}


def standard(on: date) -> str:
    """The title of the national standard on a day; empty before there was one."""
    return next((row["article"] for row in tables.read("discretion") if tables.Validity.of(row).covers(on)), "")


def tiers_of(rows: Iterable[BandRow], c: Circumstances, *, count: int = 1, own: tuple[TierRow, ...] = ()) -> Tiers | None:
    """The ranges of the tiers in fen for `count` acts; None where no range is known, or one sum leaves nothing to choose.
    `own`: the bureau's own table for the item; a tier of which it says nothing is the national one.

    Each share is taken of the exact span; the lowest lawful sum is rounded up, the highest down. An edge belongs to both
    tiers (以上、以下 include the number, 程序规定 art. 84).
    """
    rows = tuple(rows)
    exact = {row.exact(c) for row in rows}
    found = exact.pop() if len(exact) == 1 else None
    if found is None or found[0] == found[1]:
        return None
    low, high = found
    national = _split(low.numerator, low.denominator, high.numerator, high.denominator, count)
    return {**national, **_own_tiers(rows[0], c, found, own, count)} if own else national


def _own_tiers(row: BandRow, c: Circumstances, span: Span, own: tuple[TierRow, ...], count: int) -> Tiers:
    """Each tier of the bureau's table: what all of its rows that the facts leave open cover together, inside the item's range."""
    found: dict[Tier, tuple[int, int]] = {}
    for tier in Tier:
        parts = [_part_of(r, row, c, span) for r in own if r.tier is tier and r.counts(row.base) and not r.excluded(c.facts)]
        if parts:
            least, most = max(span[0], min(low for low, _ in parts)), min(span[1], max(high for _, high in parts))
            found[tier] = round_up(least * count), round_down(most * count)
    return found


def _part_of(own: TierRow, row: BandRow, c: Circumstances, span: Span) -> Span:
    if own.unit == "share":
        return span[0] + own.low * (span[1] - span[0]), span[0] + own.high * (span[1] - span[0])
    amount = Fraction(1) if row.base is Base.FIXED else Fraction(row.amount(c) or 0)
    return own.low * amount, own.high * amount


def mitigated_from(own: Iterable[TierRow], least: int | None) -> int | None:
    """The lowest mitigated fine by the bureau's table: a share of the lowest lawful one."""
    shares_ = [row.low for row in own if row.tier is None]
    return round_up(min(shares_) * least) if shares_ and least else None


def indicated(own: Iterable[TierRow], facts: Facts) -> tuple[Reason, ...]:
    """The tier that the stated facts stand for in the bureau's table, and that another is proposed: people weigh it."""
    rows = [row for row in own if row.shown(facts)]
    proposed = facts.penalty.discretion_tier if facts.penalty else None
    differs = proposed is not None and bool(rows) and all(row.tier is not proposed for row in rows)
    warning = "拟适用的裁量阶次与此不一致，应当说明理由。" if differs else ""
    return tuple(
        Reason("bands", f"{row.document}{row.article}", f"{row.condition_zh}，属于“{label}”情形。{warning}")
        for row in rows
        for label in labels([row])
    )


@lru_cache(maxsize=8192)
def _split(low: int, low_of: int, high: int, high_of: int, count: int) -> Tiers:
    """The same by whole numbers: most ranges are those of the table, and come again."""
    span = Fraction(low, low_of), Fraction(high, high_of)
    found = {}
    for tier, (first, last) in shares().items():
        least, of = _part(*span, first)
        most, parts = _part(*span, last)
        found[tier] = (-(-least * count // of), most * count // parts)
    return found


def _part(low: Fraction, high: Fraction, share: Fraction) -> tuple[int, int]:
    """`share` of the way from low to high as numerator and denominator: whole numbers, for this is done at each assessment."""
    before, after = share.denominator - share.numerator, share.numerator
    top = low.numerator * high.denominator * before + high.numerator * low.denominator * after
    return top, low.denominator * high.denominator * share.denominator


def tier_fits(tiers: Tiers | None, penalty: Penalty | None) -> Truth:
    """Does the fine lie in the tier that is named? None if either is unknown, or there is nothing to choose."""
    fine = penalty.proposed_fine if penalty and not penalty.is_none else None
    if penalty is None or tiers is None or fine is None or penalty.discretion_tier is None:
        return None
    low, high = tiers[penalty.discretion_tier]
    return low <= fine <= high
