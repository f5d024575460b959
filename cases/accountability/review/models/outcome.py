"""What the leading group decided, what the official was told, and the internal review of it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from cases.accountability.review.choices import Outcome
from cases.accountability.review.models.review import ReviewRow
from cases.base.models import Document


class CollectiveDecision(ReviewRow):
    """集体研究: who was there, each one's view with dissent, what was decided."""

    held_on = models.DateField("日期")
    presided_by = models.CharField("主持人", max_length=128)
    attendees = models.JSONField("参加人员", default=list)
    views = models.JSONField("发表意见", default=list)
    conclusion = models.TextField("研究结论")
    outcome = models.CharField("处理结果", max_length=8, choices=Outcome.choices)
    measures = models.JSONField("处理方式", default=list)

    class Meta:
        verbose_name = "集体研究"

    def __str__(self) -> str:
        return f"{self.review_id} {self.held_on}"


class ToldOfficial(ReviewRow):
    """What the official was told, on which paper, how and when."""

    class What(models.TextChoices):
        FACTS = "facts", "事实与拟处理"
        OUTCOME = "outcome", "处理结果"
        REMEDY = "remedy", "复核结果"

    class Way(models.TextChoices):
        IN_PERSON = "in_person", "当面送达"
        MAIL = "mail", "邮寄送达"
        ELECTRONIC = "electronic", "内网电子送达"

    what = models.CharField("告知事项", max_length=8, choices=What.choices)
    way = models.CharField("告知方式", max_length=12, choices=Way.choices)
    told_on = models.DateField("告知日期")
    told_by = models.CharField("告知人", max_length=128)
    clarification = models.TextField("澄清说明", blank=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "告知记录"

    def __str__(self) -> str:
        return f"{self.review_id} {self.what}"


class Remedy(ReviewRow):
    """The internal review that the official asked for (J23), and its answer."""

    class Answer(models.TextChoices):
        OPEN = "", "复核中"
        UPHELD = "upheld", "维持"
        LIGHTENED = "lightened", "减轻"
        ANNULLED = "annulled", "撤销"

    asked_on = models.DateField("申请日期")
    grounds = models.TextField("申请理由")
    answer = models.CharField("复核结论", max_length=10, choices=Answer.choices, blank=True)
    reasons = models.TextField("复核理由", blank=True)
    answered_on = models.DateField("复核日期", null=True)
    answered_by = models.CharField("复核人", max_length=128, blank=True)
    before = models.JSONField("原处理方式", default=list)
    after = models.JSONField("复核后处理方式", default=list)

    class Meta:
        verbose_name = "内部复核"
        constraints = [
            models.CheckConstraint(condition=Q(answer="") | ~Q(reasons=""), name="remedy_answered_with_reasons"),
            models.UniqueConstraint(fields=["review"], condition=Q(answer=""), name="one_open_remedy"),
        ]

    def __str__(self) -> str:
        return f"{self.review_id} {self.asked_on}"
