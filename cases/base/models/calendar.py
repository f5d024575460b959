"""Working days that the library does not know yet, as the State Council's yearly notice gives them."""

from __future__ import annotations

from django.db import models

from cases.base.models.audited import AuditedModel

STREAM = "calendar:cn"


class CalendarNotice(AuditedModel):
    """The yearly notice on holidays; once entered, dates of its year are no longer provisional."""

    year = models.PositiveSmallIntegerField("年份", unique=True)
    reference = models.CharField("文号", max_length=80)
    published_on = models.DateField("发布日期")

    class Meta:
        verbose_name = "放假安排通知"

    def __str__(self) -> str:
        return self.reference

    @property
    def stream_key(self) -> str:
        return STREAM


class WorkCalendarDay(AuditedModel):
    """A day that is not what its weekday says."""

    class Kind(models.TextChoices):
        WORKDAY = "workday", "调休上班"
        REST_DAY = "restday", "调休放假"
        STATUTORY = "statutory", "法定节假日"

    notice = models.ForeignKey(CalendarNotice, on_delete=models.PROTECT, related_name="days")
    day = models.DateField("日期", unique=True)
    kind = models.CharField("性质", max_length=10, choices=Kind.choices)
    name = models.CharField("名称", max_length=32, blank=True)

    class Meta:
        verbose_name = "日历日"

    def __str__(self) -> str:
        return f"{self.day} {self.kind}"

    @property
    def stream_key(self) -> str:
        return STREAM
