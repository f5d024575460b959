"""Where `Sheet` was; goes with the last sheet of this package."""

from web.sheet import Sheet

__all__ = ["Sheet"]
