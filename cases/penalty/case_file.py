"""The papers that belong together: what goes along with a service, what lies in the file of a case and in which order (PP78).

Higher packages register theirs when their app starts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from cases.base import files
from cases.base.documents import page_count
from cases.base.models import Document, StoredFile
from cases.law.documents import document_type
from cases.penalty.models import PenaltyCase
from cases.penalty.payments import counted, in_force
from cases.penalty.selectors import standing

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


@dataclass(frozen=True, slots=True)
class Piece:
    """What lies in the file: a paper, a piece of evidence, a receipt. `pages` None: none here (a thing, a slip of paper)."""

    order: int
    title: str
    reference: str
    author: str
    on: str
    pages: int | None
    volume: str = "main"


def file_directory(case: PenaltyCase, papers: Iterable[Document]) -> list[dict[str, Any]]:
    """What the file holds in the order of PP78 (volume, then archive order, then date), with its pages."""
    pieces = [*_papers(list(papers)), *_evidence(case), *_receipts(case)]
    entries, page = [], 1
    for position, piece in enumerate(sorted(pieces, key=lambda piece: (piece.volume, piece.order)), start=1):
        last = page + (piece.pages or 0) - 1
        entries.append(
            {
                "position": position,
                "title": piece.title,
                "reference": piece.reference,
                "author": piece.author,
                "date": piece.on,
                "pages": f"{page}-{last}" if piece.pages else "",
                "volume": piece.volume,
            }
        )
        page = last + 1
    return entries


def _papers(papers: Sequence[Document]) -> Iterator[Piece]:
    """The papers by date; a proof of service (送达回证) follows the paper that it is of."""
    served = {row.reference: row for row in papers if row.reference}
    dated = sorted(papers, key=lambda row: (_leads(row, served).issued_at, _leads(row, served).pk, row.pk))
    for row in dated:
        kind = document_type(_leads(row, served).form, row.issued_at.date())
        pages = row.file_pages
        assert pages is not None, "the files were made before"
        author, on = row.snapshot.get("authority", ""), row.snapshot["issued_on"]
        yield Piece(kind.archive_order or 99, row.title, row.reference, author, on, pages, kind.volume.value)


def _leads(row: Document, served: Mapping[str, Document]) -> Document:
    """The paper itself; of a proof of service, the first that it is of."""
    papers = row.snapshot.get("papers") if row.form == "50" else None
    return served.get(papers[0]["reference"], row) if papers else row


def _evidence(case: PenaltyCase) -> Iterator[Piece]:
    """证据材料 (PP78(4)): what the case relies on, in its order."""
    for row in standing(case).select_related("file"):
        yield Piece(4, row.title, f"证据{row.position}", row.source, row.taken_on.isoformat(), _pages_of(row.file))


def _receipts(case: PenaltyCase) -> Iterator[Piece]:
    """财物处理单据 (PP78(6)): what the bank received."""
    decision = in_force(case)
    for row in counted(decision).order_by("paid_on", "pk") if decision else ():
        yield Piece(6, f"{row.get_purpose_display()}缴款票据", row.receipt, "", row.paid_on.isoformat(), None)


def _pages_of(file: StoredFile | None) -> int | None:
    if file is None or not files.path_of(file.digest).exists():
        return None
    if file.media_type == "application/pdf":
        # a scan may hide its page objects; it has one at least
        return max(1, page_count(files.read(file.digest)))
    return 1 if file.media_type.startswith("image/") else None
