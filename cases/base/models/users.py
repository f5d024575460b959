"""The account a person signs in with. What the person may do hangs on appointments, not on the account."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """A sign-in. Never deleted: deactivated, since tasks and acts name it."""

    full_name = models.CharField("姓名", max_length=64)

    class Meta(AbstractUser.Meta):
        verbose_name = "账号"
        verbose_name_plural = "账号"

    def __str__(self) -> str:
        return self.full_name or self.username
