"""What officers conclude on the way: the final report, the reviews, the collective discussion."""

from __future__ import annotations

from django.db import models

from cases.parties.models import Officer
from cases.penalty.models.case import CaseChild
from cases.penalty.models.content import PenaltyContent


class InvestigationReport(CaseChild, PenaltyContent):
    """案件调查终结报告: the six parts of PP48 with the penalty that the officers propose (kinds empty = none)."""

    version = models.PositiveSmallIntegerField("版本")
    party_text = models.TextField("当事人基本情况")
    source_text = models.TextField("案件来源、调查经过及采取行政强制措施的情况")
    nature_text = models.TextField("案件性质")
    opinion_text = models.TextField("处理意见及其依据")
    made_on = models.DateField("日期")

    class Meta(PenaltyContent.Meta):
        verbose_name = "调查终结报告"

    def __str__(self) -> str:
        return f"{self.case_id} v{self.version}"


class ReviewKind(models.TextChoices):
    """Every ordinary case is reviewed (PP49); the list of PP50 needs the legal review."""

    CASE = "case", "案件审核"
    LEGAL = "legal", "法制审核"


class ReviewAdvice(models.TextChoices):
    """What a review that does not agree advises (PP54)."""

    CORRECT = "correct", "建议纠正"
    SUPPLEMENT = "supplement", "建议补充调查"
    OTHER = "other", "其他意见和建议"


class Review(CaseChild):
    """One review with its seven points (PP53): jurisdiction, party, facts, nature, basis, procedure, fitness."""

    kind = models.CharField("种类", max_length=8, choices=ReviewKind.choices)
    reviewer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    points = models.JSONField("七项审核", default=dict)
    # what is said of single points; None: reviewed before it was asked
    remarks = models.JSONField("各项说明", null=True)
    opinion = models.TextField("审核意见")
    passed = models.BooleanField("同意")
    # None: it agreed, or was returned before it was asked
    advice = models.CharField("审核建议", max_length=16, choices=ReviewAdvice.choices, null=True)  # noqa: DJ001
    reviewed_on = models.DateField("日期")

    class Meta:
        verbose_name = "审核"

    def __str__(self) -> str:
        return f"{self.case_id} {self.kind}"


class Discussion(CaseChild):
    """Collective discussion of the bureau's leaders (PP60): who was there, what each said, what was concluded."""

    held_on = models.DateField("日期")
    presided_by = models.CharField("主持人", max_length=128)
    attendees = models.JSONField("参加人员", default=list)
    views = models.JSONField("讨论意见", default=list)
    conclusion = models.TextField("结论")
    fine = models.BigIntegerField("议定罚款（分）", null=True)
    mitigation_agreed = models.BooleanField("同意减轻处罚", default=False)
    # None: held before these were asked
    place = models.CharField("讨论地点", max_length=200, null=True)  # noqa: DJ001
    reporter = models.CharField("汇报人", max_length=128, null=True)  # noqa: DJ001
    recorder = models.CharField("记录人", max_length=128, null=True)  # noqa: DJ001

    class Meta:
        verbose_name = "集体讨论"

    def __str__(self) -> str:
        return f"{self.case_id} {self.held_on}"
