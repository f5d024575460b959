"""Which credit codes a file has named already: kept on disk, so that memory does not grow with the file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from types import TracebackType
from typing import Self

from cases.parties.registry.rows import Enterprise

Numbered = tuple[int, Enterprise]


class SeenCodes:
    """A private temporary table of code → first line and the hash of what it said. Gone when closed."""

    def __init__(self) -> None:
        # the empty name is SQLite's temporary database on disk
        self._db = sqlite3.connect("")
        self._db.execute("CREATE TABLE seen (uscc TEXT PRIMARY KEY, line INTEGER, said INTEGER) WITHOUT ROWID")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._db.close()

    def sort_out(self, rows: Sequence[Numbered]) -> tuple[list[Enterprise], list[tuple[int, Enterprise, int]]]:
        """The rows new to this file, and those that contradict an earlier line (line, row, earlier line).

        A repetition that says the same is neither: it changes nothing.
        """
        known = self._known(row.uscc for _, row in rows)
        fresh: list[Enterprise] = []
        contrary: list[tuple[int, Enterprise, int]] = []
        added: list[tuple[str, int, int]] = []
        for line, row in rows:
            said = hash(row)
            earlier = known.setdefault(row.uscc, (line, said))
            if earlier[0] == line:
                fresh.append(row)
                added.append((row.uscc, line, said))
            elif earlier[1] != said:
                contrary.append((line, row, earlier[0]))
        self._db.executemany("INSERT INTO seen VALUES (?, ?, ?)", added)
        return fresh, contrary

    def _known(self, codes: Iterable[str]) -> dict[str, tuple[int, int]]:
        wanted = list(codes)
        marks = ",".join("?" * len(wanted))
        found = self._db.execute(f"SELECT uscc, line, said FROM seen WHERE uscc IN ({marks})", wanted)
        return {uscc: (line, said) for uscc, line, said in found}
