"""Every page with the context it is rendered with: name → (template, function of the language)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tests.web import mock, mock_case, mock_pages, mock_supervision

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
    "cases": ("web/cases.html", _page(mock_pages.cases, 1)),
    "task": ("web/task.html", _page(mock_pages.task)),
    "task_errors": ("web/task.html", _page(mock_pages.task_with_errors)),
    "clue_new": ("web/clue_new.html", _page(mock_pages.clue, 2)),
    "sign_in": ("web/sign_in.html", _page(mock_pages.sign_in)),
    "choose": ("web/sign_in.html", _page(mock_pages.choose)),
    "refused": ("web/refused.html", _page(mock_pages.refused)),
    "stale": ("web/refused.html", _page(mock_pages.stale)),
    "done_before": ("web/refused.html", _page(mock_pages.done_before)),
    "expired": ("web/sign_in.html", _page(mock_pages.expired)),
    "sign_ins": ("web/sign_ins.html", _page(mock_pages.sign_ins)),
    "opened": ("web/opened.html", _page(mock_pages.opened)),
    "document": ("web/document.html", _page(mock_pages.document, 1)),
    "verify": ("web/verify.html", _page(mock_pages.verified)),
    "verify_unknown": ("web/verify.html", _page(mock_pages.unknown_code)),
    "published": ("web/published.html", _page(mock_pages.published)),
    "listed": ("web/listed.html", _page(mock_supervision.listed)),
    "public": ("web/public/index.html", _page(mock_supervision.public_index)),
    "public_entry": ("web/public/entry.html", _page(mock_supervision.entry)),
    "public_gone": ("web/public/gone.html", _bare),
    "supervision": ("web/supervision.html", _page(mock_supervision.supervision)),
    "supervision_list": ("web/supervision_list.html", _page(mock_supervision.matters)),
    "403": ("web/errors/403.html", _bare),
    "403_csrf": ("web/errors/403_csrf.html", _bare),
    "429": ("web/errors/429.html", _bare),
    "404": ("web/errors/404.html", _bare),
    "500": ("web/errors/500.html", _bare),
}
