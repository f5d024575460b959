"""Every page with the context it is rendered with: name → (template, function of the language)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tests.web import mock, mock_case

Build = Callable[[str], Mapping[str, Any]]


def _page(build: Callable[[mock.Words], Any], current: int = 0) -> Build:
    def context(language: str) -> Mapping[str, Any]:
        words = mock.Words(language)
        return {"shell": mock.shell(words, current=current), "page": build(words)}

    return context


def _bare(language: str) -> Mapping[str, Any]:
    """Error pages must stand without any context."""
    return {}


PAGES: dict[str, tuple[str, Build]] = {
    "inbox": ("web/inbox.html", _page(mock.inbox)),
    "inbox_empty": ("web/inbox.html", _page(mock.empty_inbox)),
    "case": ("web/case.html", _page(mock_case.case_page, 1)),
    "case_crime": ("web/case.html", _page(lambda t: mock_case.case_page(t, crime=True), 1)),
}
