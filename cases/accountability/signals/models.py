"""Supervision signals: what a rule saw, frozen, whom it concerns, and how it was answered."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import ClassVar

from django.db import models

from cases.accountability.matters import participants
from cases.accountability.signals.procedure import SIGNAL
from cases.base.models import BARRED, Aggregate, AuditedModel, Listed
from cases.law.signals import signal_rule
from cases.parties.models import Authority, Officer


class SignalCategory(models.TextChoices):
    """What kind of conduct a signal is about; a rule may belong to two."""

    BZW = "BZW", "不作为"
    LZW = "LZW", "乱作为"
    ZQ = "ZQ", "重审批轻监管"
    DB = "DB", "地方保护、地区封锁"


class SignalSeverity(models.TextChoices):
    GENERAL = "general", "一般"
    SERIOUS = "serious", "较重"
    GRAVE = "grave", "严重"


class Capacity(models.TextChoices):
    """What an officer was in the matter that the signal is about."""

    HANDLER = "handler", "承办人"
    UNIT_HEAD = "unit_head", "机构负责人"
    REVIEWER = "reviewer", "审核人"
    APPROVER = "approver", "批准人"
    HEAD = "head", "主要负责人"


class SupervisionSignal(Aggregate):
    """What a detection rule saw on a subject (`about` is its stream). Never a finding: it asks for an answer.

    `rule` with `rule_from` names the row of signals.csv; it, the subject and the evidence never change (the database
    refuses it). `fingerprint` is rule, subject and key of what was found: the same is never raised twice.
    """

    lifecycle: ClassVar = SIGNAL

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="signals", verbose_name="机关")
    unit = models.CharField("内设机构", max_length=64, blank=True)
    number = models.CharField("编号", max_length=80, unique=True)
    rule = models.CharField("规则", max_length=8, db_index=True)
    rule_from = models.DateField("规则生效日")
    category = models.CharField("类别", max_length=8)
    severity = models.CharField("程度", max_length=8, choices=SignalSeverity.choices)
    about = models.CharField("对象", max_length=48, db_index=True)
    about_number = models.CharField("对象编号", max_length=80)
    about_title = models.CharField("对象名称", max_length=200, blank=True)
    evidence = models.JSONField("证据", default=dict)
    fingerprint = models.CharField("指纹", max_length=120, unique=True)
    raised_on = models.DateField("提出日期")
    answered_on = models.DateField("答复日期", null=True)
    answered_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="答复人")
    answer = models.TextField("答复", blank=True)
    corrected_on = models.DateField("纠正日期", null=True)

    class Meta:
        verbose_name = "监督信号"
        indexes = [
            models.Index(fields=["authority", "state", "id"], name="signal_authority"),
            models.Index(fields=["rule", "raised_on", "id"], name="signal_rule"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def authority_id_(self) -> int:
        return self.authority_id

    @property
    def listed(self) -> Listed:
        return Listed(self.number, signal_rule(self.rule, self.rule_from).title_zh, self.about_number)

    def relations(self) -> Mapping[str, Collection[int]]:
        """Whom it concerns may not answer it."""
        return {BARRED: {*self.officers.values_list("officer", flat=True), *participants(self.about)}}


class SignalOfficer(AuditedModel):
    """An official whom the signal concerns, read from the acts of its subject. The name is copied, the row never changes."""

    signal = models.ForeignKey(SupervisionSignal, on_delete=models.PROTECT, related_name="officers")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    name = models.CharField("姓名", max_length=128)
    capacity = models.CharField("身份", max_length=12, choices=Capacity.choices)

    class Meta:
        verbose_name = "监督信号涉及人员"
        constraints = [models.UniqueConstraint(fields=["signal", "officer", "capacity"], name="signal_officer_once")]

    def __str__(self) -> str:
        return f"{self.signal_id} {self.name} {self.capacity}"

    @property
    def stream_key(self) -> str:
        return f"supervisionsignal:{self.signal_id}"
