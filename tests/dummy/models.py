"""The tables of the dummy procedure, and a table with every kind of column a legal row may have."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from viewflow.workflow.models import Process

from cases.base.models import Aggregate, AuditedModel, StoredFile
from tests.dummy.lifecycle import DUMMY


class Bureau(models.Model):
    """Who issues; the kernel asks for no more than this of an authority."""

    name = models.CharField(max_length=64)
    short_name = models.CharField(max_length=16)

    class Meta:
        verbose_name = "样例机关"

    def __str__(self) -> str:
        return self.name


class Request(Aggregate):
    """The subject of the dummy procedure."""

    lifecycle: ClassVar = DUMMY

    authority = models.ForeignKey(Bureau, on_delete=models.PROTECT, related_name="requests")
    number = models.CharField(max_length=80, unique=True)
    purpose = models.CharField(max_length=200, blank=True)
    opinion = models.TextField(blank=True)
    amount = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = "样例事项"

    def __str__(self) -> str:
        return self.number

    @property
    def authority_id_(self) -> int:
        return self.authority_id


class Paper(AuditedModel):
    """A paper that belongs to a request."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="papers")
    title = models.CharField(max_length=100)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "样例材料"

    def __str__(self) -> str:
        return self.title

    @property
    def stream_key(self) -> str:
        return self.request.stream_key


class Specimen(AuditedModel):
    """One column of every kind."""

    class Kind(models.TextChoices):
        RED = "red", "红"
        BLUE = "blue", "蓝"

    text = models.CharField(max_length=50, blank=True)
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.RED)
    long = models.TextField(blank=True)
    number = models.IntegerField(default=0)
    big = models.BigIntegerField(null=True)
    flag = models.BooleanField(default=False)
    day = models.DateField(null=True)
    at = models.DateTimeField(null=True)
    uid = models.UUIDField(null=True)
    facts = models.JSONField(default=dict)
    blob = models.BinaryField(null=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "样例数据"

    def __str__(self) -> str:
        return self.text

    @property
    def stream_key(self) -> str:
        return f"specimen:{self.pk}"


class RequestProcess(Process):
    """The running of the dummy flow for one request."""

    subject = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="processes")

    class Meta:
        verbose_name = "样例流程"


# the tables that bench.act compares with belong to this app too
from tests.dummy import plain as plain  # noqa: E402
