"""The party is told and heard: notice, defence, waiver (PP57-58)."""

from __future__ import annotations

from django.db import models

from cases.penalty.models.case import CaseChild
from cases.penalty.models.content import PenaltyContent


class PenaltyNotice(CaseChild, PenaltyContent):
    """行政处罚告知书: what is intended, why, and the party's rights. D12 runs from its service."""

    version = models.PositiveSmallIntegerField("版本")
    hearing_right = models.BooleanField("告知听证权利")
    # in fen; None: none, or approved before it was asked
    refund = models.PositiveBigIntegerField("拟责令退还的多收价款（分）", null=True)
    approved_by = models.CharField("批准人", max_length=128)
    approved_on = models.DateField("批准日期")
    served_on = models.DateField("送达日期", null=True)

    class Meta(PenaltyContent.Meta):
        verbose_name = "处罚告知"
        constraints = [
            *PenaltyContent.Meta.constraints,
            models.UniqueConstraint(fields=["case", "version"], name="notice_version"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} v{self.version}"


class PartyRight(models.TextChoices):
    """What the party may do once it was told (PL44)."""

    DEFENCE = "defence", "陈述、申辩"
    HEARING = "hearing", "要求听证"


class Defence(CaseChild):
    """What the party stated or expressly waived, and what the re-check of it gave. Never a ground for more."""

    notice = models.ForeignKey(PenaltyNotice, on_delete=models.PROTECT, related_name="defences")
    waiver = models.BooleanField("放弃")
    # codes of PartyRight. None: no waiver, or one recorded before it was asked which: of all that it was told
    rights = models.JSONField("放弃的权利", null=True)
    received_on = models.DateField("日期")
    stated_by = models.CharField("陈述人", max_length=128)
    content = models.TextField("陈述、申辩内容")
    accepted = models.BooleanField("采纳", null=True)
    recheck = models.TextField("复核情况", blank=True)
    rechecked_on = models.DateField("复核日期", null=True)

    class Meta:
        verbose_name = "陈述申辩"

    def __str__(self) -> str:
        return f"{self.case_id} {self.received_on}"
