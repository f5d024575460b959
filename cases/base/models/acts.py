"""The log of acts: what was done, by whom, in which role, why and under which article."""

from __future__ import annotations

from django.db import models

SUBJECT = 48


class Act(models.Model):
    """One act on one subject. Rows of one transaction share `act_id`. Stands alone: names are copied as text."""

    act_id = models.UUIDField("行为编号", db_index=True)
    stream = models.CharField("链", max_length=SUBJECT, db_index=True)
    verb = models.CharField("行为", max_length=64, db_index=True)
    at = models.DateTimeField("时间", db_index=True)
    actor_kind = models.CharField(max_length=12)
    actor_name = models.CharField("行为人", max_length=128)
    actor_role = models.CharField("身份", max_length=16)
    actor_user = models.BigIntegerField(null=True)
    officer = models.BigIntegerField(null=True, db_index=True)
    appointment = models.BigIntegerField(null=True)
    authority = models.BigIntegerField(null=True, db_index=True)
    recorded_by = models.CharField("记录人", max_length=128, blank=True)
    from_state = models.CharField(max_length=24, blank=True)
    to_state = models.CharField(max_length=24, blank=True)
    reason = models.TextField("理由", blank=True)
    article = models.CharField("依据", max_length=200, blank=True)
    before = models.CharField("行为前摘要", max_length=64, blank=True)
    after = models.CharField("行为后摘要", max_length=64, blank=True)
    details = models.JSONField("内容", default=dict)

    class Meta:
        verbose_name = "行为"
        indexes = [models.Index(fields=["stream", "id"], name="act_stream")]

    def __str__(self) -> str:
        return f"{self.verb} {self.stream}"


class Refusal(models.Model):
    """An act that was refused, written after the rollback in a separate transaction and stream."""

    act_id = models.UUIDField("行为编号")
    at = models.DateTimeField("时间", db_index=True)
    verb = models.CharField("行为", max_length=64)
    subject = models.CharField("对象", max_length=SUBJECT, blank=True)
    actor_kind = models.CharField(max_length=12)
    actor_name = models.CharField(max_length=128)
    actor_role = models.CharField(max_length=16)
    officer = models.BigIntegerField(null=True, db_index=True)
    code = models.CharField("代码", max_length=64)
    sentence = models.TextField("说明")
    article = models.CharField("依据", max_length=200, blank=True)

    class Meta:
        verbose_name = "拒绝记录"

    def __str__(self) -> str:
        return f"{self.code} {self.subject}"
