"""Who works next, and the one front door for acts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workflows.door import do as do


def __getattr__(name: str) -> Any:
    """`workflows.do`, once the apps are loaded: the package itself is imported before there are models."""
    if name == "do":
        from workflows.door import do

        return do
    raise AttributeError(name)
