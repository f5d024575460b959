"""What the official stated, and the grounds of exemption that the official claims."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from cases.accountability.review.choices import Claim
from cases.accountability.review.models.finding import FaultFinding
from cases.accountability.review.models.review import ReviewRow
from cases.parties.models import Officer


class ExemptionClaim(ReviewRow):
    """A ground of exemption that the official claims for one finding; decided with reasons (O41)."""

    finding = models.ForeignKey(FaultFinding, on_delete=models.PROTECT, related_name="claims")
    ground = models.CharField("免责情形", max_length=16)
    statement = models.TextField("主张的事实和理由")
    claimed_on = models.DateField("主张日期")
    decision = models.CharField("审查结论", max_length=8, choices=Claim.choices, blank=True)
    reasons = models.TextField("审查理由", blank=True)
    decided_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    decided_on = models.DateField("审查日期", null=True)

    class Meta:
        verbose_name = "免责主张"
        constraints = [
            models.UniqueConstraint(fields=["finding", "ground"], name="ground_claimed_once"),
            models.CheckConstraint(condition=Q(decision="") | ~Q(reasons=""), name="claim_decided_with_reasons"),
        ]

    def __str__(self) -> str:
        return f"{self.finding_id} {self.ground}"


class OfficialDefence(ReviewRow):
    """What the official stated; a waiver, or silence until the time was over, is recorded as such."""

    class Kind(models.TextChoices):
        STATED = "stated", "陈述申辩"
        WAIVED = "waived", "明确放弃"
        SILENT = "silent", "逾期未提出"

    kind = models.CharField("方式", max_length=8, choices=Kind.choices)
    received_on = models.DateField("日期")
    content = models.TextField("内容", blank=True)
    recorded_by = models.CharField("记录人", max_length=128, blank=True)

    class Meta:
        verbose_name = "陈述申辩"

    def __str__(self) -> str:
        return f"{self.review_id} {self.kind}"
