"""Working days that the library does not know yet, as the State Council's notices give them, and local days off."""

from __future__ import annotations

from django.db import models

from cases.base.models.audited import AuditedModel

STREAM = "calendar:cn"


class CalendarNotice(AuditedModel):
    """A notice on holidays of a year. A year has one in autumn, and sometimes others that change it.

    `region` is the division whose own days it names (放假办法 §4); empty for the whole country. `taken_back_by` says which
    document, or why: its days no longer count.
    """

    year = models.PositiveSmallIntegerField("年份")
    reference = models.CharField("文号", max_length=80)
    published_on = models.DateField("发布日期")
    region = models.CharField("适用地区", max_length=6, blank=True, default="")
    taken_back_by = models.CharField("撤回依据", max_length=200, blank=True, default="")
    taken_back_on = models.DateField("撤回日期", null=True)

    class Meta:
        verbose_name = "放假安排通知"
        constraints = [models.UniqueConstraint(fields=["year", "reference", "region"], name="notice_once")]

    def __str__(self) -> str:
        return self.reference

    @property
    def stream_key(self) -> str:
        return STREAM


class WorkCalendarDay(AuditedModel):
    """A day that is not what its weekday says, or (ordinary) is so again after another notice."""

    class Kind(models.TextChoices):
        WORKDAY = "workday", "调休上班"
        REST_DAY = "restday", "调休放假"
        STATUTORY = "statutory", "法定节假日"
        ORDINARY = "ordinary", "恢复如常"

    notice = models.ForeignKey(CalendarNotice, on_delete=models.PROTECT, related_name="days")
    day = models.DateField("日期")
    kind = models.CharField("性质", max_length=10, choices=Kind.choices)
    name = models.CharField("名称", max_length=32, blank=True)

    class Meta:
        verbose_name = "日历日"
        constraints = [models.UniqueConstraint(fields=["notice", "day"], name="notice_day_once")]

    def __str__(self) -> str:
        return f"{self.day} {self.kind}"

    @property
    def stream_key(self) -> str:
        return STREAM
