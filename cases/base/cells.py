"""Tables meant for a spreadsheet: the one writer of all of them, so that no cell that somebody typed is run as a formula.

A text that would be one gets an apostrophe before it, which spreadsheets take for "this is text"; who reads such a file back
takes it off again.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import IO, Any

# the wide ones are formulas to a spreadsheet set to Chinese
_STARTS = tuple("=+-@\t\r\n|%＝＋－＠")
_MARK = "'"


class Table:
    """Rows of cells into an open text file (newline="", UTF-8 with a mark for Excel)."""

    def __init__(self, out: IO[str]) -> None:
        self._rows = csv.writer(out)

    def write(self, row: Iterable[Any]) -> None:
        self._rows.writerow([defused(cell) for cell in row])


def defused(cell: Any) -> Any:
    """A text as a cell that is text; a number is left a number."""
    return _MARK + cell if isinstance(cell, str) and _runs(cell) else cell


def undefused(cell: str) -> str:
    """What was typed, of a cell that may come from a table of ours."""
    return cell[1:] if cell.startswith(_MARK) and _runs(cell[1:]) else cell


def _runs(text: str) -> bool:
    return text.startswith(_STARTS) or text.lstrip().startswith(_STARTS)
