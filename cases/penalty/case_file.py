"""The papers that belong together: what goes along with a service, what lies in the file of a case and in which order (PP78).

Higher packages register theirs when their app starts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import QuerySet

from cases.base.models import Document
from cases.law.documents import document_type
from cases.penalty.models import PenaltyCase

# streams of subjects whose papers belong in the file of a case
PARTS: list[Callable[[PenaltyCase], list[str]]] = []
# papers that are served together with the case's own, by the act that serves
ENCLOSED: dict[str, list[Callable[[PenaltyCase], list[Document]]]] = {}


def enclose(act: str, papers: Callable[[PenaltyCase], list[Document]]) -> None:
    """Let these papers go along with what the act serves (called once, when an app starts)."""
    known = ENCLOSED.setdefault(act, [])
    if papers not in known:
        known.append(papers)


def enclosed_with(act: str, case: PenaltyCase) -> list[Document]:
    """What goes along with the service of this case."""
    return [paper for papers in ENCLOSED.get(act, ()) for paper in papers(case)]


def papers_in_file(case: PenaltyCase) -> QuerySet[Document]:
    """The documents of the file, oldest first."""
    parts = [stream for part in PARTS for stream in part(case)]
    rows = Document.objects.filter(stream__in=[case.stream_key, case.clue.stream_key, *parts])
    return rows.select_related("rendering").order_by("issued_at", "pk")


def file_directory(papers: Iterable[Document]) -> list[dict[str, Any]]:
    """The documents of the file in the order of PP78 (volume, then archive order, then date), with their pages."""
    placed = sorted(papers, key=lambda d: _place(d))
    entries, page = [], 1
    for position, row in enumerate(placed, start=1):
        pages = row.file_pages
        assert pages is not None, "the files were made before"
        entries.append(
            {
                "position": position,
                "title": row.title,
                "reference": row.reference,
                "date": row.snapshot["issued_on"],
                "pages": f"{page}-{page + pages - 1}",
                "volume": document_type(row.form, row.issued_at.date()).volume.value,
            }
        )
        page += row.file_pages or 1
    return entries


def _place(row: Document) -> tuple[str, int]:
    kind = document_type(row.form, row.issued_at.date())
    return (kind.volume.value, kind.archive_order or 99)
