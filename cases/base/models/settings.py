"""What a province or a bureau may set differently, by date; and which law tables were in use."""

from __future__ import annotations

from django.db import models

from cases.base.models.audited import AuditedModel

STREAM = "settings:cn"


class DatedSetting(AuditedModel):
    """A setting in force for a bureau (null = everywhere) from a day on. The national rule is the default in the law."""

    key = models.CharField("设置", max_length=64)
    authority = models.BigIntegerField("机关", null=True)
    value = models.CharField("值", max_length=200)
    valid_from = models.DateField("生效日")
    valid_to = models.DateField("失效日", null=True)
    article = models.CharField("依据", max_length=200)

    class Meta:
        verbose_name = "设置"
        indexes = [models.Index(fields=["key", "authority", "valid_from"], name="setting_key")]

    def __str__(self) -> str:
        return f"{self.key}={self.value}"

    @property
    def stream_key(self) -> str:
        return STREAM


class BureauRule(AuditedModel):
    """A row of a bureau's own rules (cases.law.local), as its file has it; a later file for the table ends the older rows."""

    table = models.CharField("表", max_length=16)
    authority = models.BigIntegerField("机关", null=True)
    row = models.JSONField("内容", default=dict)
    document = models.CharField("文件", max_length=200)
    valid_from = models.DateField("生效日")
    valid_to = models.DateField("失效日", null=True)

    class Meta:
        verbose_name = "本机关规则"
        indexes = [models.Index(fields=["authority", "table", "valid_from"], name="bureau_rule_of")]

    def __str__(self) -> str:
        return f"{self.table} {self.document}"

    @property
    def stream_key(self) -> str:
        return STREAM


class LawDigest(AuditedModel):
    """The digest of the law tables that the system ran with from a moment on."""

    digest = models.CharField("摘要", max_length=64)
    seen_at = models.DateTimeField("启用时间")

    class Meta:
        verbose_name = "法律表版本"

    def __str__(self) -> str:
        return self.digest

    @property
    def stream_key(self) -> str:
        return "law:cn"
