"""The log of readings: who opened what, when, and on which ground."""

from __future__ import annotations

from django.db import models


class Opened(models.TextChoices):
    """What of a subject was opened."""

    PAGE = "page", "页面"
    TASK = "task", "办理页面"
    PAPER = "paper", "文书页面"
    PDF = "pdf", "文书正本"
    PREVIEW = "preview", "文书预览"
    FILE = "file", "文件"


class Reading(models.Model):
    """One opening of a subject (`stream`, `number`), or of a paper or file of it (`item` is its id).

    `ground` is the rule that let the reader in (`cases.base.grounds`); empty: the reader was turned away. Stands alone: names
    are copied as text. In no chain and in no history of the subject.
    """

    at = models.DateTimeField("时间", db_index=True)
    actor_name = models.CharField("人员", max_length=128)
    actor_role = models.CharField("身份", max_length=16)
    actor_user = models.BigIntegerField(null=True)
    officer = models.BigIntegerField(null=True)
    appointment = models.BigIntegerField(null=True)
    authority = models.BigIntegerField(null=True)
    stream = models.CharField("对象", max_length=48)
    number = models.CharField("编号", max_length=80)
    what = models.CharField("内容", max_length=8, choices=Opened.choices)
    item = models.BigIntegerField("文书或者文件", null=True)
    ground = models.CharField("查阅依据", max_length=24, blank=True)

    class Meta:
        verbose_name = "查阅记录"
        indexes = [
            models.Index(fields=["authority", "id"], name="reading_authority"),
            models.Index(fields=["officer", "id"], name="reading_officer"),
            models.Index(fields=["number", "id"], name="reading_number"),
        ]

    def __str__(self) -> str:
        return f"{self.actor_name} {self.what} {self.stream}"
