"""What the workbench itself must remember: which rendering of a form was submitted already."""

from __future__ import annotations

from django.db import models


class SubmittedForm(models.Model):
    """The token of a form page that was submitted; a second submit of the same page finds it."""

    token = models.CharField(max_length=43, primary_key=True)
    at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = "已提交页面"

    def __str__(self) -> str:
        return self.token
