"""Evaluation systems that may read, and what they asked."""

from __future__ import annotations

from datetime import datetime

from django.db import models

from cases.base.models import AuditedModel


class ApiClient(AuditedModel):
    """A program that reads for a local evaluation system, with its region and scopes.

    The token itself is nowhere: `token_digest` is its keyed digest (`api.clients`). `region` is a code of GB/T 2260,
    or 000000 for the whole country. `expires_at` is the first moment at which the token is no longer good.
    """

    name = models.CharField("名称", max_length=100)
    token_digest = models.CharField("令牌摘要", max_length=64, unique=True)
    region = models.CharField("区划代码", max_length=6)
    scopes = models.JSONField("权限范围", default=list)
    created_at = models.DateTimeField("登记时间")
    expires_at = models.DateTimeField("到期时间")
    revoked_at = models.DateTimeField("停用时间", null=True)

    class Meta:
        verbose_name = "接口调用方"
        constraints = [
            models.UniqueConstraint(fields=["name"], condition=models.Q(revoked_at=None), name="client_name_in_use"),
            models.CheckConstraint(condition=models.Q(expires_at__gt=models.F("created_at")), name="client_expires_later"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def stream_key(self) -> str:
        return f"apiclient:{self.pk}"

    def is_expired(self, now: datetime) -> bool:
        return now >= self.expires_at


class ApiCall(models.Model):
    """One call of a known client: what kind of question, what it cost, how it ended. Kept for three years
    (网络数据安全管理条例 12). No answer and no argument is kept; `operation` digests the query's text."""

    client = models.ForeignKey(ApiClient, on_delete=models.PROTECT, related_name="calls", db_index=False)
    at = models.DateTimeField("时间")
    request = models.CharField("请求编号", max_length=32)
    operation = models.CharField("查询摘要", max_length=64, blank=True)
    cost = models.IntegerField("代价", default=0)
    status = models.PositiveSmallIntegerField("状态码")
    code = models.CharField("结果代码", max_length=32, blank=True)
    ms = models.IntegerField("毫秒")

    class Meta:
        verbose_name = "接口调用记录"
        indexes = [models.Index(fields=["client", "at"], name="call_client")]

    def __str__(self) -> str:
        return f"{self.client_id} {self.at:%Y-%m-%d %H:%M} {self.status}"
