"""manage.py migrate: as Django has it, but what it is about to put right does not keep it from running."""

from __future__ import annotations

from typing import Any

from django.core.management.commands.migrate import Command as Migrate


class Command(Migrate):
    def check(self, *args: Any, **options: Any) -> None:
        """Every check but those of the database: a new version brings new guards, and this command installs them."""
        super().check(*args, **{**options, "databases": None})
