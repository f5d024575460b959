"""货值金额: goods sold and unsold count, at tag price, else market price (产品质量法 arts 49, 72)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from cases.law.amounts import Gains, GainsRule, Pricing, gains_of, rule_for, value_of
from cases.law.fact_labels import ask
from cases.law.fact_types import Facts
from cases.law.finding import Finding, Question, Reason
from cases.law.truth import Truth
from cases.law.wording import yuan

ARTICLE = "产品质量法第四十九条、第七十二条"


@dataclass(frozen=True, slots=True)
class Span:
    """Between which sums (fen) an amount lies; `most` None: no upper bound known."""

    least: int
    most: int | None

    def reaches(self, limit: int) -> Truth:
        """Is the amount at or above `limit`, whatever is unknown about it?"""
        if self.least >= limit:
            return True
        return False if self.most is not None and self.most < limit else None


@dataclass(frozen=True, slots=True)
class Goods:
    """The value `v` that fines are counted from, and what is known of its sold and unsold parts, in fen."""

    value: int | None
    sales: Span
    unsold: Span

    @property
    def at_least(self) -> int:
        """The value is not below this, whatever is still unknown."""
        return self.value if self.value is not None else self.sales.least + self.unsold.least

    def weighted(self, factor: int) -> Span:
        """Sales × `factor` + unsold; where only the total is known, between all unsold and all sold."""
        if self.value is not None and self.sales.least != self.sales.most:
            return Span(self.value, factor * self.value)
        least = factor * self.sales.least + self.unsold.least
        if self.sales.most is None or self.unsold.most is None:
            return Span(least, None)
        return Span(least, factor * self.sales.most + self.unsold.most)


def goods_of(facts: Facts) -> Finding[Goods]:
    """The value of the goods: as given, else sold + unsold; a contradiction is asked about."""
    total, sold, unsold = facts.goods_value, facts.sales_amount, facts.unsold_value
    goods = Goods(_value(total, sold, unsold), _part(sold, total, unsold), _part(unsold, total, sold))
    if total is None or sold is None or unsold is None:
        return Finding(goods, _summed(facts, goods))
    return Finding(goods, (), _mismatch(total, sold + unsold))


def _value(total: int | None, sold: int | None, unsold: int | None) -> int | None:
    if total is not None:
        return total
    return sold + unsold if sold is not None and unsold is not None else None


def _part(known: int | None, total: int | None, other: int | None) -> Span:
    """One part of the total: as given, or what the total leaves for it."""
    if known is not None:
        return Span(known, known)
    if total is None:
        return Span(0, None)
    rest = max(total - (other or 0), 0)
    return Span(rest if other is not None else 0, rest)


def _summed(facts: Facts, goods: Goods) -> tuple[Reason, ...]:
    if facts.goods_value is not None or goods.value is None:
        return ()
    sold, unsold, total = (yuan(n) for n in (goods.sales.least, goods.unsold.least, goods.value))
    text = f"货值金额按已售出和未售出合计计算：{sold}＋{unsold}＝{total}。"
    return (Reason("bands", ARTICLE, text),)


def explained(facts: Facts) -> tuple[Reason, ...]:
    """How the value of the goods and the gains follow from what is stated line by line."""
    found = []
    if facts.lines:
        told = "；".join(f"{line.name}{_number(line.sold + line.unsold)}{line.unit}×{yuan(line.price)}" for line in facts.lines)
        market = "；没有标价的按同类产品的市场价格" if any(line.pricing is Pricing.MARKET for line in facts.lines) else ""
        found.append(Reason("bands", ARTICLE, f"货值金额按标价逐项计算{market}：{told}，计{yuan(value_of(facts.lines))}。"))
    if facts.gains is not None and (rule := rule_for(facts.gains.nature, facts.decided_on)) is not None:
        found.append(Reason("bands", rule.article, _gains(facts.gains, rule, facts)))
    return tuple(found)


def _gains(gains: Gains, rule: GainsRule, facts: Facts) -> str:
    taken = "".join(f"－{yuan(amount)}" for name in rule.deducts if (amount := getattr(gains, name)))
    rest = "；其余部分经充分调查无法查清，不再单独计算，作为确定罚款数额的考量因素（须经主要负责人同意）" if gains.unclear else ""
    back = f"，其中已经退赔{yuan(gains.refunded)}，不予没收" if gains.refunded else ""
    total = yuan(gains_of(gains, facts.decided_on) or 0)
    return f"违法所得：{rule.text_zh}：{yuan(gains.receipts)}{taken}，计{total}{back}{rest}。"


def _number(quantity: Fraction) -> str:
    """2.5; quantities have three decimals at most."""
    whole, part = divmod(int(quantity * 1000), 1000)
    return f"{whole}.{part:03d}".rstrip("0").rstrip(".")


def _mismatch(total: int, parts: int) -> tuple[Question, ...]:
    if total == parts:
        return ()
    why = f"所填货值金额{yuan(total)}与销售金额、未销售货值金额之和{yuan(parts)}不一致，请核实；幅度暂按所填货值金额计算"
    return (ask("goods_value", why),)
