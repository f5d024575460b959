"""Verification of the whole history: chain in itself, chain against rows, rows against live tables, files, anchor.

Streams rows, so that memory grows with the number of chains and not with their length; all in one view of the
database, so that work may go on meanwhile. Each finding names what is broken and where.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cases.base.verify import entries, files, live, rows
from cases.base.verify.reading import snapshot
from cases.base.verify.report import Finding, Report, Tick

__all__ = ["Finding", "Report", "Tick", "also_check", "entries", "live", "rows", "verify"]

PROJECTIONS: list[Callable[[Report, str], None]] = []


def verify(*, stream: str = "", anchor: Mapping[str, tuple[int, str]] | None = None, tick: Tick | None = None) -> Report:
    """Verify everything, or what one stream binds. `anchor` adds the heads as they were when it was exported.

    `tick` is called for every block of entries that is done. For one stream, rows written past every chain are not
    looked for: they belong to no stream.
    """
    report = Report()
    with snapshot():
        entries.check(report, stream, anchor or {}, tick)
        rows.check(report, stream, tick)
        live.check(report, stream)
        files.check(report, stream)
        for check in PROJECTIONS:
            check(report, stream)
    return report


def also_check(check: Callable[[Report, str], None]) -> None:
    """Let a higher package verify what it derives from chained rows and keeps beside them (called when its app starts)."""
    if check not in PROJECTIONS:
        PROJECTIONS.append(check)
