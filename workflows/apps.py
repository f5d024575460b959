from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils import timezone


class WorkflowsConfig(AppConfig):
    name = "workflows"
    label = "workflows"
    verbose_name = "办案流程"

    def ready(self) -> None:
        from workflows import (  # noqa: F401
            after_penalty,
            blacklist,
            clue,
            penalty,
            publicity,
            reading,
            responsibility,
            signal,
            staffing,
            transfer,
        )

        reading.register()
        post_migrate.connect(_note_law_tables, sender=self, dispatch_uid="workflows.law_in_use")


def _note_law_tables(*, using: str = "default", **_: Any) -> None:
    """After migrate alone the law tables are there, and which ones is on record."""
    from workflows.law_in_use import note_tables

    if using == "default":
        note_tables(now=timezone.now())
