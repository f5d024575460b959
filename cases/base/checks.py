"""System checks of the kernel: the fonts of the papers can be read; the database guards are those of today's lifecycles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register

from cases.base import triggers
from cases.base.documents import site_fonts
from cases.base.pdf import FontUnusable
from cases.base.pdf.fonts import open_fonts


@register()
def fonts_can_be_read(**_: Any) -> list[CheckMessage]:
    """A font that the site names wrongly would stop every act that issues a paper; it stops the start instead."""
    fonts = site_fonts()
    try:
        # those of the project are known to be sound
        if fonts.body:
            open_fonts(fonts)
    except FontUnusable as error:
        return [Error(str(error), hint="Set CHENGAN_DOC_FONT_FANGSONG to a TrueType file that may be embedded.", id="base.E002")]
    return []


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
