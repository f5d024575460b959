"""What an officer typed is kept until the act is done, and no longer. Not legal rows, so no history.

What is typed may name a reporter or a minor, so all of it is sealed at rest.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models

from cases.base.models.sealed import SealedJSONField

# the mark by which one opening of a form is known
OPENING = 43


class Draft(models.Model):
    """The unfinished input of one person in one opening of a form; it dies with the act that is done with it."""

    opening = models.CharField(max_length=OPENING)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="drafts")
    stream = models.CharField(max_length=48)
    act = models.CharField(max_length=64)
    content = SealedJSONField(purpose="draft", default=dict)
    saved_at = models.DateTimeField()

    class Meta:
        verbose_name = "草稿"
        constraints = [models.UniqueConstraint(fields=["opening"], name="draft_of_opening")]
        indexes = [models.Index(fields=["user", "stream", "act"], name="draft_of_person")]

    def __str__(self) -> str:
        return f"{self.act} {self.stream}"


class SubmittedForm(models.Model):
    """An opening of a form by which an act was done; written in the act's own transaction, so it is there if the act is.

    `digest` is that of what was sent, `outcome` the stream of the subject that the act was done on or brought into being.
    """

    token = models.CharField(max_length=OPENING, primary_key=True)
    at = models.DateTimeField(db_index=True)
    digest = models.CharField(max_length=64, blank=True)
    outcome = models.CharField(max_length=48, blank=True)

    class Meta:
        verbose_name = "已提交页面"

    def __str__(self) -> str:
        return self.token


class PendingUpload(models.Model):
    """A file that came with a form whose act was not done: it lies in the store under its digest and waits for the next sending.

    It has no row of the store yet, because nothing legal refers to it; the sweep leaves it as long as this row is there.
    """

    opening = models.CharField(max_length=OPENING)
    field = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, db_index=True)
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.BigIntegerField()
    at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = "待用文件"
        constraints = [models.UniqueConstraint(fields=["opening", "field"], name="upload_of_field")]

    def __str__(self) -> str:
        return self.name
