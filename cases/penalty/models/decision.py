"""The decision, and what becomes of it."""

from __future__ import annotations

from django.db import models

from cases.base.models import Document
from cases.penalty.models.case import CaseChild
from cases.penalty.models.content import PenaltyContent


class DecisionKind(models.TextChoices):
    PENALTY = "penalty", "行政处罚"
    EXEMPT = "exempt", "不予行政处罚"


class DecisionStatus(models.TextChoices):
    IN_FORCE = "in_force", "有效"
    CHANGED = "changed", "已变更"
    ANNULLED = "annulled", "已撤销"


class Decision(CaseChild, PenaltyContent):
    """A decision with the law it rests on, frozen. A changed decision is a new row that supersedes the old."""

    kind = models.CharField("种类", max_length=8, choices=DecisionKind.choices)
    status = models.CharField("状态", max_length=8, choices=DecisionStatus.choices, default=DecisionStatus.IN_FORCE)
    decided_on = models.DateField("决定日期")
    decided_by = models.CharField("决定人", max_length=128)
    exemption_ground = models.CharField("不予处罚理由", max_length=40, blank=True)
    defence_text = models.TextField("陈述申辩及采纳情况", blank=True)
    duties_text = models.TextField("履行方式和期限", blank=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="+")
    supersedes = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="superseded_by")
    ended_on = models.DateField("变更或撤销日期", null=True)
    ended_by = models.CharField("变更或撤销依据", max_length=200, blank=True)
    law_digest = models.CharField("法律表摘要", max_length=64, blank=True)
    outcome = models.JSONField("决策支持结果", default=dict)

    class Meta(PenaltyContent.Meta):
        verbose_name = "处理决定"
        constraints = [
            *PenaltyContent.Meta.constraints,
            models.UniqueConstraint(fields=["case"], condition=models.Q(status="in_force"), name="one_decision_in_force"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.kind} {self.decided_on}"

    @property
    def root(self) -> Decision:
        """The first decision of the chain of changes that this one ends: itself, if it changed none."""
        first = self
        while first.supersedes is not None:
            first = first.supersedes
        return first
