"""The files of issued documents as rows: which papers lack theirs, and keeping one that was made (ADR 0018)."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection, models

from cases.base import files
from cases.base.models.documents import Document, Rendering
from cases.base.work import Work

# keys reserved by one statement; what an act does not use stays a gap
KEYS = 4


def next_key(work: Work) -> int:
    """A key for a new document: other rows of the act refer to it before it is written with its number."""
    if not work.keys:
        work.keys.extend(_reserved())
    return work.keys.pop(0)


def _reserved() -> Sequence[int]:
    table = Document._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, KEYS])
            return [key for (key,) in cursor.fetchall()]
        # the one writer is this transaction
        cursor.execute("SELECT COALESCE(MAX(seq), 0) FROM sqlite_sequence WHERE name = %s", [table])
        (last,) = cursor.fetchone()
    return range(last + 1, last + 100)


def missing() -> models.QuerySet[Document]:
    """The documents without a file, oldest first."""
    return Document.objects.filter(pdf=None, rendering=None).order_by("pk")


def lacking(papers: Sequence[Document]) -> list[Document]:
    """Those of the papers that have no file, locked, so that two who need it do not both make it."""
    known = [paper.pk for paper in papers if not paper.pdf_id]
    if not known:
        return []
    # rows that only refer to them need not wait
    locked = Document.objects.select_for_update(no_key=True, of=("self",)).filter(pk__in=known).order_by("pk")
    made = set(Rendering.objects.filter(document__in=[paper.pk for paper in locked]).values_list("document", flat=True))
    return [paper for paper in papers if paper.pk in set(known) - made]


def keep(work: Work, made: Sequence[tuple[Document, bytes, int]]) -> None:
    """Store the files, with their number of pages, and chain them with their documents."""
    stored = files.store_all([pdf for _, pdf, _ in made], media_type="application/pdf", now=work.now)
    rows = [
        Rendering(document=paper, pdf=file, pages=pages, made_at=work.now)
        for (paper, _, pages), file in zip(made, stored, strict=True)
    ]
    work.save_new(rows)
