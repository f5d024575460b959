"""Drafts are never lost: what an officer typed is kept until the act is done. Not a legal row, so no history.

What is typed may name a reporter or a minor, so all of it is sealed at rest.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models

from cases.base.models.sealed import SealedJSONField


class Draft(models.Model):
    """The unfinished input of one person for one act on one subject."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="drafts")
    stream = models.CharField(max_length=48)
    act = models.CharField(max_length=64)
    content = SealedJSONField(purpose="draft", default=dict)
    saved_at = models.DateTimeField()

    class Meta:
        verbose_name = "草稿"
        constraints = [models.UniqueConstraint(fields=["user", "stream", "act"], name="draft_once")]

    def __str__(self) -> str:
        return f"{self.act} {self.stream}"
