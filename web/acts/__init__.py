"""Which form belongs to an act: one row an act of the workbench, a file a procedure."""

from __future__ import annotations

from web import blacklist, clue, penalty, publicity, responsibility, signal
from web.acts import transfer
from web.kinds import KINDS, MODEL_OF, MODELS, kind_of, subject_of
from web.page import ActPage

__all__ = ["ACT_PAGES", "KINDS", "MODELS", "MODEL_OF", "ActPage", "kind_of", "subject_of"]

TABLES = (clue, penalty, publicity, transfer, blacklist, signal, responsibility)
ACT_PAGES: dict[str, ActPage] = {row.act: row for table in TABLES for row in table.ROWS}
