"""The words for a band: why this range, and what else the article orders."""

from __future__ import annotations

from fractions import Fraction

from cases.law.band_rows import BandRow
from cases.law.conduct import Conduct
from cases.law.fact_types import Facts
from cases.law.finding import Reason
from cases.law.items import Base
from cases.law.measures import words
from cases.law.wording import yuan

_BASES = {
    Base.GOODS: "货值金额",
    Base.GAINS: "违法所得",
    Base.TURNOVER: "违法经营额",
    Base.AD_FEE: "广告费用",
    Base.FEE: "所收取费用",
    Base.HELPER_INCOME: "运输、保管、仓储等收入",
    Base.PERSON_INCOME: "上一年度从本单位取得的收入",
    Base.PERIOD_INCOME: "违法行为发生期间自本单位所获收入",
}


def describe(conduct: Conduct, rows: tuple[BandRow, ...], low: int, high: int, facts: Facts) -> tuple[Reason, ...]:
    """One sentence for a settled band: the range, how it is counted, and the other measures."""
    row = rows[0]
    parts = [f"{conduct.title_zh}：{_fine(row, low, high)}"]
    if facts.violations and facts.violations > 1 and high and row.base is Base.FIXED:
        parts.append(f"按{facts.violations}次违法行为分别计算后合计")
    parts += [words(step, conduct.law) for step in row.steps if step.measure != "fine"]
    return (Reason("bands", row.article, "；".join(parts) + "。"),)


def _fine(row: BandRow, low: int, high: int) -> str:
    if row.base is Base.NONE:
        return "此种情形法律没有规定罚款"
    may = "" if row.must_fine else "可以"
    text = f"{may}处{yuan(low)}罚款" if low == high else f"{may}处{_from(yuan(low) if low else '')}{yuan(high)}以下罚款"
    if row.base is Base.FIXED:
        return text
    floor = f"，不足{yuan(row.floor)}的按{yuan(row.floor)}计算" if row.floor else ""
    most = f"，最高不超过{yuan(row.most)}" if row.most else ""
    least = _from(f"{_multiple(row.low)}倍" if row.low else "")
    return f"{text}（{_BASES[row.base]}的{least}{_multiple(row.high)}倍以下{floor}{most}）"


def _from(least: str) -> str:
    """Nothing is said of a range that begins at nothing: 处六千元以下罚款."""
    return f"{least}以上" if least else ""


def _multiple(value: Fraction) -> str:
    return f"{float(value):g}"
