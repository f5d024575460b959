"""What a penalty consists of: the same columns in the notice and in the decision, so that they can be compared."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from django.db import models


class PenaltyKind(models.TextChoices):
    """Kinds of penalty (PL9), with the codes of the `assess` facts."""

    WARNING = "warning", "警告"
    CRITICISM = "criticism", "通报批评"
    FINE = "fine", "罚款"
    CONFISCATE_GAINS = "confiscate_gains", "没收违法所得"
    CONFISCATE_GOODS = "confiscate_goods", "没收非法财物"
    SUSPEND_LICENCE = "suspend_licence", "暂扣许可证件"
    LOWER_QUALIFICATION = "lower_qualification", "降低资质等级"
    REVOKE_LICENCE = "revoke_licence", "吊销许可证件"
    RESTRICT_BUSINESS = "restrict_business", "限制开展生产经营活动"
    STOP_BUSINESS = "stop_business", "责令停产停业"
    CLOSE_DOWN = "close_down", "责令关闭"
    BAR_PERSON = "bar_person", "限制从业"
    DETENTION = "detention", "行政拘留"


class Tier(models.TextChoices):
    """Discretion tiers (裁量阶次). 减轻 is below the statutory minimum and needs a ground of PL32; 免予处罚 is none of them, but
    stands in their place where a special rule leaves confiscation alone (FSL136)."""

    MITIGATED = "mitigated", "减轻"
    LENIENT = "lenient", "从轻"
    ORDINARY = "ordinary", "一般"
    SEVERE = "severe", "从重"
    EXEMPTED = "exempted", "免予处罚"


def parts_of(content: Any) -> list[Any]:
    """The charges of a content with what the law gave for each, as objects; the content itself where it is for one act."""
    return [SimpleNamespace(**charge) for charge in content.charges or ()] or [content]


class PenaltyContent(models.Model):
    """Kinds, amounts in fen, the clause applied and the band it gave (fen), tier and reasons.

    `clause`: the rules that punish and that were broken as the version applied has them (cases/penalty/content.py); None in rows
    written before there was the column, of which `law` tells it. `broken`: which of several rules that the item names were
    broken; None or empty: all of them.
    `orders`: what the law orders beside the penalties, in its words (责令停止销售); None where it orders nothing.
    `charges`: of several acts each with its own clause, band and penalty, as `Proposal.charges`; the columns are what they come
    to. None where it is for one act.
    """

    kinds = models.JSONField("处罚种类", default=list)
    fine = models.BigIntegerField("罚款（分）", default=0)
    confiscated_gains = models.BigIntegerField("没收违法所得（分）", default=0)
    confiscated_goods = models.BigIntegerField("没收物品货值（分）", default=0)
    goods_description = models.TextField("没收物品", blank=True)
    conduct = models.CharField("违法行为", max_length=16)
    law = models.CharField("法律依据", max_length=200)
    law_version = models.CharField("法律版本", max_length=10)
    band_min = models.BigIntegerField("罚款下限（分）", null=True)
    band_max = models.BigIntegerField("罚款上限（分）", null=True)
    tier = models.CharField("裁量阶次", max_length=10, choices=Tier.choices)
    mitigation_ground = models.CharField("减轻处罚理由", max_length=200, blank=True)
    facts_text = models.TextField("违法事实和证据")
    reasons_text = models.TextField("裁量理由")
    measures = models.JSONField("处罚内容说明", default=dict)
    orders = models.JSONField("责令事项", null=True)
    charges = models.JSONField("分别处罚的违法行为", null=True)
    clause = models.JSONField("适用条款", null=True)
    broken = models.JSONField("违反的具体规定", null=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(fine__gte=0, confiscated_gains__gte=0, confiscated_goods__gte=0), name="%(class)s_not_negative"
            )
        ]

    @property
    def conducts(self) -> list[str]:
        """The items of law of all acts, in their order."""
        return [charge["conduct"] for charge in self.charges or ()] or [self.conduct]

    @property
    def parts(self) -> list[Any]:
        return parts_of(self)

    @property
    def payable(self) -> int:
        """What the party must pay to the bank, in fen: fine and confiscated gains."""
        return self.fine + self.confiscated_gains
