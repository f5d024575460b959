"""Who knocks at the door and how often. Not legal rows: the log of sign-ins is kept as long as the Cybersecurity Law asks."""

from __future__ import annotations

from django.db import models


class FailedSignIn(models.Model):
    """A sign-in that failed: the name as it was typed and where it came from; `locked` if nothing was even compared."""

    at = models.DateTimeField("时间", db_index=True)
    name = models.CharField("用户名", max_length=150)
    address = models.CharField("地址", max_length=45)
    locked = models.BooleanField("锁定期间", default=False)

    class Meta:
        verbose_name = "登录失败"
        indexes = [models.Index(fields=["address", "at"], name="failed_from")]

    def __str__(self) -> str:
        return f"{self.name} {self.address}"


class RateWindow(models.Model):
    """How many requests somebody made in a minute, over all workers."""

    key = models.CharField(max_length=80)
    minute = models.BigIntegerField(db_index=True)
    count = models.BigIntegerField()

    class Meta:
        verbose_name = "访问频次"
        constraints = [models.UniqueConstraint(fields=["key", "minute"], name="rate_window")]

    def __str__(self) -> str:
        return f"{self.key} {self.count}"
