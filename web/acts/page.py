"""Where `ActPage` was; goes with the last table of this package."""

from web.page import ActPage

__all__ = ["ActPage"]
