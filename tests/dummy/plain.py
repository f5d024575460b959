"""The same rows as an act of the dummy procedure writes, kept by Django and simple-history and nothing else.

What `bench.act` and its test measure the gate against: no lock, no permission, no condition, no chain, no guard.
"""

from __future__ import annotations

import uuid

from django.db import models
from simple_history.models import HistoricalRecords

from cases.base.models.clocks import ClockState
from tests.dummy.models import Bureau


class PlainVersion(models.Model):
    """The columns that a legal history row has besides."""

    act_id = models.UUIDField(db_index=True, default=uuid.uuid4)
    actor_name = models.CharField(max_length=128, default="张三")

    class Meta:
        abstract = True


def _records() -> HistoricalRecords:
    return HistoricalRecords(
        bases=[PlainVersion],
        history_user_id_field=models.BigIntegerField(null=True),
        history_change_reason_field=models.TextField(null=True),
    )


class PlainRequest(models.Model):
    """dummy.Request."""

    state = models.CharField(max_length=24, db_index=True)
    opened_on = models.DateField()
    authority = models.ForeignKey(Bureau, on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=80, unique=True)
    purpose = models.CharField(max_length=200, blank=True)
    opinion = models.TextField(blank=True)
    amount = models.BigIntegerField(default=0)
    history = _records()

    class Meta:
        verbose_name = "对照事项"

    def __str__(self) -> str:
        return self.number


class PlainDeadline(models.Model):
    """base.Deadline."""

    stream = models.CharField(max_length=48, db_index=True)
    authority = models.BigIntegerField(db_index=True)
    rule = models.CharField(max_length=16)
    rule_from = models.DateField()
    calendar = models.CharField(max_length=64)
    started_at = models.DateTimeField()
    started_on = models.DateField()
    due_on = models.DateField(null=True)
    due_at = models.DateTimeField(null=True)
    provisional = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=ClockState.choices, default=ClockState.RUNNING)
    ended_on = models.DateField(null=True)
    outcome = models.CharField(max_length=24, blank=True)
    history = _records()

    class Meta:
        verbose_name = "对照期限"
        indexes = [
            models.Index(fields=["state", "due_on", "id"], name="plain_due"),
            models.Index(fields=["authority", "state", "due_on"], name="plain_authority"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["stream", "rule"], condition=models.Q(state__in=["running", "paused"]), name="plain_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.stream}"


class PlainAct(models.Model):
    """base.Act."""

    act_id = models.UUIDField(db_index=True)
    stream = models.CharField(max_length=48, db_index=True)
    verb = models.CharField(max_length=64, db_index=True)
    at = models.DateTimeField(db_index=True)
    actor_kind = models.CharField(max_length=12)
    actor_name = models.CharField(max_length=128)
    actor_role = models.CharField(max_length=16)
    actor_user = models.BigIntegerField(null=True)
    officer = models.BigIntegerField(null=True, db_index=True)
    appointment = models.BigIntegerField(null=True)
    authority = models.BigIntegerField(null=True, db_index=True)
    recorded_by = models.CharField(max_length=128, blank=True)
    from_state = models.CharField(max_length=24, blank=True)
    to_state = models.CharField(max_length=24, blank=True)
    reason = models.TextField(blank=True)
    article = models.CharField(max_length=200, blank=True)
    before = models.CharField(max_length=64, blank=True)
    after = models.CharField(max_length=64, blank=True)
    details = models.JSONField(default=dict)

    class Meta:
        verbose_name = "对照行为"
        indexes = [models.Index(fields=["stream", "id"], name="plain_act_stream")]

    def __str__(self) -> str:
        return self.verb
