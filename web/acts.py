"""Which page belongs to an act: one row an act of the workbench, beside its form in `web/<procedure>/<stage>.py`."""

from __future__ import annotations

from web import blacklist, clue, penalty, publicity, responsibility, signal, transfer
from web.page import ActPage

ACT_PAGES: dict[str, ActPage] = {
    row.act: row for table in (clue, penalty, publicity, transfer, blacklist, signal, responsibility) for row in table.ROWS
}
