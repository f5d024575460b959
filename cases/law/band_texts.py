"""The words for a band: why this range, and what else the article orders."""

from __future__ import annotations

from fractions import Fraction

from cases.law.band_rows import BandRow, Base
from cases.law.conduct import Conduct
from cases.law.fact_types import Facts
from cases.law.finding import Reason
from cases.law.wording import yuan

# wording only: which measure an article orders stands in bands.csv
MEASURES = {
    "gains": "没收违法所得",
    "goods": "没收违法生产经营的产品",
    "tools": "没收用于违法生产经营的工具、设备、原料等物品",
    "tools_may": "可以没收用于违法生产经营的工具、设备、原料等物品",
    "helper_income": "没收全部运输、保管、仓储等收入",
    "order": "责令改正",
    "warning": "给予警告",
    "warning_may": "可以单处或者并处警告",
    "stop": "责令停产停业",
    "stop_sale": "责令停止销售（仅未执行查验、台账制度的，不并处罚款）",
    "stop_transport": "责令停止运输经营",
    "stop_serious": "情节严重的，责令停产停业",
    "stop_grave": "造成严重后果的，责令停业",
    "stop_refused": "拒不改正的，责令停业整顿",
    "revoke": "吊销许可证件",
    "revoke_serious": "情节严重的，吊销许可证件或者营业执照",
    "revoke_grave": "造成严重后果或者情节特别严重的，吊销许可证件或者营业执照",
    "detention_serious": "情节严重的，移送公安机关，可以处五日以上十五日以下拘留",
    "ban_five_years": "五年内不得申请食品生产经营许可或者从事食品生产经营管理工作",
    "ban_life_crime": "因食品安全犯罪被判处有期徒刑以上刑罚的，终身不得从事",
    "bar_agent": "取消报检资格",
}

_BASES = {
    Base.GOODS: "货值金额",
    Base.GAINS: "违法所得",
    Base.HELPER_INCOME: "运输、保管、仓储等收入",
    Base.PERSON_INCOME: "上一年度从本单位取得的收入",
}


def describe(conduct: Conduct, rows: tuple[BandRow, ...], low: int, high: int, facts: Facts) -> tuple[Reason, ...]:
    """One sentence for a settled band: the range, how it is counted, and the other measures."""
    row = rows[0]
    parts = [f"{conduct.title_zh}：{_fine(row, low, high)}"]
    if facts.violations and facts.violations > 1 and high:
        parts.append(f"按{facts.violations}次违法行为分别计算后合计")
    parts += [MEASURES[m] for m in row.measures]
    return (Reason("bands", row.article, "；".join(parts) + "。"),)


def _fine(row: BandRow, low: int, high: int) -> str:
    if row.base is Base.NONE:
        return "此种情形法律没有规定罚款"
    text = f"处{yuan(low)}以上{yuan(high)}以下罚款"
    if row.base is Base.FIXED:
        return text
    return f"{text}（{_BASES[row.base]}的{_multiple(row.low)}倍以上{_multiple(row.high)}倍以下）"


def _multiple(value: Fraction) -> str:
    return f"{float(value):g}"
