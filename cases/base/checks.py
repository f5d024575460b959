"""System checks of the kernel: the database guards are there and are those of today's lifecycles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register

from cases.base import triggers


@register(Tags.database)
def guards_are_installed(databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """Run by `manage.py check --database default` and before migrate."""
    return [
        Error(
            f"Database guard {name} is missing or outdated on '{alias}'.",
            hint="Run `manage.py migrate`: it installs the guards again.",
            id="base.E001",
        )
        for alias in databases or ()
        for name in triggers.missing(alias)
    ]
