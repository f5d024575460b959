"""What the party asked of a hearing, and what became of it (HR5-7, PL63-64)."""

from __future__ import annotations

from django.db import models

from cases.parties.models import Officer
from cases.penalty.models.case import CaseChild
from cases.penalty.models.notice import PenaltyNotice


class HearingWay(models.TextChoices):
    """How the party asked (HR7)."""

    SLIP = "slip", "在送达回证上写明"
    WRITTEN = "written", "书面"
    ORAL = "oral", "口头，已记录并签名"


class HearingEnd(models.TextChoices):
    """What became of it."""

    WITHDRAWN = "withdrawn", "当事人书面撤回"
    REFUSED = "refused", "不予举行"
    HELD = "held", "已举行"
    ENDED = "ended", "终止听证"


class HearingRefusal(models.TextChoices):
    """Why no hearing is held (HR5, HR7)."""

    LATE = "late", "逾期提出"
    OUT_OF_RANGE = "out_of_range", "不属于听证范围"


class HearingStop(models.TextChoices):
    """Why a hearing was ended: the party has waived it (PL64(6), HR27)."""

    ABSENT = "absent", "当事人无正当理由拒不到场参加听证"
    LEFT = "left", "当事人未经听证主持人允许中途退场"


class HearingRequest(CaseChild):
    """A request for a hearing. `sent_on` is the day it was handed in or posted, which decides whether it was in time (PL85)."""

    notice = models.ForeignKey(PenaltyNotice, on_delete=models.PROTECT, related_name="hearing_requests")
    way = models.CharField("申请方式", max_length=8, choices=HearingWay.choices)
    asked_by = models.CharField("申请人", max_length=128)
    sent_on = models.DateField("提出（交邮）日期")
    received_on = models.DateField("收到日期")
    content = models.TextField("申请内容", blank=True)
    outcome = models.CharField("结果", max_length=10, choices=HearingEnd.choices, blank=True)
    ground = models.CharField(
        "不予举行、终止的情形", max_length=16, choices=[*HearingRefusal.choices, *HearingStop.choices], blank=True
    )
    ended_on = models.DateField("办结日期", null=True)
    ended_text = models.TextField("撤回材料、不予举行或者终止的理由", blank=True)
    notice_served_on = models.DateField("听证通知书送达日期", null=True)
    held_on = models.DateField("听证日期", null=True)
    presided_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "听证申请"
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=models.Q(outcome=""), name="one_hearing_request_open"),
            models.CheckConstraint(condition=models.Q(received_on__gte=models.F("sent_on")), name="hearing_received_after_sent"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.sent_on}"
