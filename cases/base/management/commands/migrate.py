"""manage.py migrate: as Django's own, but that it does not ask beforehand for the guards that it is about to install."""

from __future__ import annotations

from typing import Any

from django.core.management.commands import migrate


class Command(migrate.Command):
    def check(self, *args: Any, **kwargs: Any) -> None:
        """What looks at the database is asked by `check --database default`, after the guards are those of today."""
        super().check(*args, **{**kwargs, "databases": None})
