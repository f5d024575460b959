"""Enforcement authorities (市场监督管理部门) as a tree over regions."""

from __future__ import annotations

from django.db import models

from cases.base.models import AuditedModel
from cases.parties.models.regions import Region


class Level(models.TextChoices):
    """The rank of an authority; codes are those of the `bureau_level` fact."""

    COUNTY = "county", "县级"
    CITY = "city", "设区的市级"
    PROVINCE = "province", "省级"
    NATIONAL = "national", "国家级"


class Authority(AuditedModel):
    """An authority. `path` lists the ids from the root to its own (`/1/5/`), so that scope is a text test."""

    name = models.CharField("名称", max_length=100)
    short_name = models.CharField("简称", max_length=16, help_text="文号中的机关代字 the mark in document numbers")
    level = models.CharField("级别", max_length=8, choices=Level.choices)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+", null=True, verbose_name="管辖区域")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, related_name="children", null=True, verbose_name="上级机关")
    uscc = models.CharField("统一社会信用代码", max_length=18, unique=True)
    path = models.CharField("路径", max_length=100, blank=True, db_index=True)
    valid_from = models.DateField("设立日期")
    valid_to = models.DateField("撤销日期", null=True, blank=True)

    class Meta:
        verbose_name = "机关"
        verbose_name_plural = "机关"
        constraints = [
            models.UniqueConstraint(fields=["short_name"], condition=models.Q(valid_to=None), name="authority_short"),
            models.CheckConstraint(
                condition=models.Q(level="national", region=None) | models.Q(region__isnull=False), name="authority_region"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def stream_key(self) -> str:
        return f"authority:{self.pk}"

    def is_under(self, authority_id: int | None) -> bool:
        """Whether this is that authority or stands below it."""
        return authority_id is not None and f"/{authority_id}/" in self.path
