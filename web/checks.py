"""System checks of the pages: what they are worded with is there."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register

from web import catalogues


@register(Tags.translation)
def catalogues_are_compiled(**_: Any) -> list[CheckMessage]:
    """Without them, pages would be in the wrong language and nothing would say so."""
    return [
        Error(
            f"The catalogue {path.relative_to(catalogues.LOCALE)} is not compiled.",
            hint="Run `make catalogues`, or `python -m web.catalogues`.",
            id="web.E001",
        )
        for path in catalogues.missing()
    ]
