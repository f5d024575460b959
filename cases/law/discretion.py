"""裁量阶次: which part of a range is 从轻, 一般 or 从重 (discretion.csv), and whether a fine lies in the tier that is named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from functools import cache, lru_cache

from cases.law import tables
from cases.law.band_rows import BandRow, Circumstances
from cases.law.fact_types import Penalty, Tier
from cases.law.truth import Truth

Tiers = Mapping[Tier, tuple[int, int]]


@cache
def shares() -> dict[Tier, tuple[Fraction, Fraction]]:
    """Each tier's part of the span between the lowest and the highest fine."""
    return {Tier(r["tier"]): (Fraction(r["share_low"]), Fraction(r["share_high"])) for r in tables.read("discretion")}


def standard(on: date) -> str:
    """The title of the national standard on a day; empty before there was one."""
    return next((row["article"] for row in tables.read("discretion") if tables.Validity.of(row).covers(on)), "")


def tiers_of(rows: Iterable[BandRow], c: Circumstances, *, count: int = 1) -> Tiers | None:
    """The ranges of the tiers in fen for `count` acts; None where no range is known, or one sum leaves nothing to choose.

    Each share is taken of the exact span; the lowest lawful sum is rounded up, the highest down. An edge belongs to both
    tiers (以上、以下 include the number, 程序规定 art. 84).
    """
    exact = {row.exact(c) for row in rows}
    found = exact.pop() if len(exact) == 1 else None
    if found is None or found[0] == found[1]:
        return None
    low, high = found
    return _split(low.numerator, low.denominator, high.numerator, high.denominator, count)


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
