"""Clocks are rows: what started them, what paused and extended them, and the last day that follows."""

from __future__ import annotations

from django.db import models

from cases.base.models.audited import AuditedModel


class ClockState(models.TextChoices):
    RUNNING = "running", "计时中"
    PAUSED = "paused", "中止"
    STOPPED = "stopped", "已办结"
    LAPSED = "lapsed", "已届满"


class Deadline(AuditedModel):
    """One running of one statutory period on one subject.

    `rule` and `rule_from` name the row of deadlines.csv that was law at the start; `calendar` the working days used;
    `settings` what the bureau had set differently when it started.
    `due_on` is the last day (null while paused); `due_at` the moment, for periods in hours.
    """

    stream = models.CharField("对象", max_length=48, db_index=True)
    authority = models.BigIntegerField("机关", db_index=True)
    rule = models.CharField("期限", max_length=16)
    rule_from = models.DateField("规则生效日")
    calendar = models.CharField("日历版本", max_length=64)
    settings = models.JSONField("机关设置", default=dict)
    started_at = models.DateTimeField("起算时刻")
    started_on = models.DateField("起算日（不计入）")
    due_on = models.DateField("届满日", null=True)
    due_at = models.DateTimeField("届满时刻", null=True)
    provisional = models.BooleanField("暂定", default=False)
    state = models.CharField("状态", max_length=8, choices=ClockState.choices, default=ClockState.RUNNING)
    ended_on = models.DateField("停止日", null=True)
    outcome = models.CharField("结果", max_length=24, blank=True)

    class Meta:
        verbose_name = "期限"
        indexes = [
            models.Index(fields=["state", "due_on", "id"], name="deadline_due"),
            # what the sweep asks for; clocks that are overdue and stay so are many
            models.Index(fields=["due_on", "id"], name="deadline_unanswered", condition=models.Q(state="running", outcome="")),
            models.Index(fields=["authority", "state", "due_on"], name="deadline_authority"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["stream", "rule"],
                condition=models.Q(state__in=["running", "paused"]),
                name="deadline_once",
                violation_error_message="该期限已在计算中。",
            )
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.stream}"

    @property
    def stream_key(self) -> str:
        return self.stream


class DeadlinePause(AuditedModel):
    """Days that do not count, with the reason the law allows: from `from_day` until `to_day`, which counts again."""

    deadline = models.ForeignKey(Deadline, on_delete=models.PROTECT, related_name="pauses")
    from_day = models.DateField("自")
    to_day = models.DateField("至", null=True)
    reason = models.CharField("事由", max_length=32)
    explanation = models.TextField("说明", blank=True)

    class Meta:
        verbose_name = "期限中止"

    def __str__(self) -> str:
        return f"{self.deadline_id} {self.reason}"

    @property
    def stream_key(self) -> str:
        return self.deadline.stream


class DeadlineExtension(AuditedModel):
    """A longer term, with who approved it and why."""

    deadline = models.ForeignKey(Deadline, on_delete=models.PROTECT, related_name="extensions")
    length = models.PositiveIntegerField("延长")
    unit = models.CharField("单位", max_length=2)
    approver = models.CharField("批准人", max_length=128)
    reason = models.TextField("理由")

    class Meta:
        verbose_name = "期限延长"

    def __str__(self) -> str:
        return f"{self.deadline_id} +{self.length}{self.unit}"

    @property
    def stream_key(self) -> str:
        return self.deadline.stream
