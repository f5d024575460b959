"""The import as one act: the file goes through in chunks of constant size, inside the Work's one transaction.

One transaction for the whole file, because a fault in the middle (a wrong byte, a full disk) must leave
nothing. Memory is bounded by the chunk; the chain holds one entry per chunk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cases.base import permissions
from cases.base.errors import Text
from cases.base.texts import file_name
from cases.base.work import Work
from cases.parties.registry.places import Places
from cases.parties.registry.reading import COLUMNS, OPTIONAL, RegistryFile, Reject
from cases.parties.registry.rows import Enterprise, NotImportable, read_row
from cases.parties.registry.seen import Numbered, SeenCodes
from cases.parties.registry.writing import STREAM, write_chunk

VERB = "parties.import_enterprises"
# below the 999 parameters that a SQLite statement is sure to take
CHUNK = 900

OnReject = Callable[[Reject], None]


@dataclass
class Tally:
    """`accepted` = valid records, whether new, changed or known; `updated` = known parties that changed."""

    accepted: int = 0
    created: int = 0
    updated: int = 0
    rejected: int = 0


def import_enterprises(
    *, work: Work, path: Path, on_reject: OnReject, on_bytes: Callable[[int], object] = lambda _: None
) -> Tally:
    """Import the registry's file (reading.COLUMNS, and OPTIONAL where it has them). Importing it again changes nothing and
    records nothing.

    Each record that cannot be imported goes to `on_reject`. Raises UnreadableFile when the file cannot be
    read; the caller's Work then rolls everything back.
    """
    permissions.ask(work.actor, VERB, None)
    source, tally, places = RegistryFile(path, on_bytes), Tally(), Places(work.today)

    def reject(line: int, reason: Text, cells: tuple[str, ...] = ()) -> None:
        tally.rejected += 1
        on_reject(Reject(line, reason, cells))

    with SeenCodes() as seen:
        for chunk in _chunks(_rows(source, work, reject)):
            fresh, contrary = seen.sort_out(chunk)
            for line, row, earlier in contrary:
                reject(line, _contradiction(row, earlier), _cells(row))
            written = write_chunk(work, fresh, places)
            tally.accepted += len(chunk) - len(contrary)
            tally.created += written.created
            tally.updated += written.updated
    if tally.created or tally.updated:
        _record(work, source, tally)
    return tally


def _rows(source: RegistryFile, work: Work, reject: Callable[..., None]) -> Iterator[Numbered]:
    for record in source.records():
        if isinstance(record, Reject):
            reject(record.line, record.reason, record.cells)
            continue
        line, cells = record
        try:
            yield line, read_row(cells, today=work.today)
        except NotImportable as fault:
            reject(line, fault.text, tuple(cells))


def _chunks(rows: Iterator[Numbered]) -> Iterator[list[Numbered]]:
    chunk: list[Numbered] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _contradiction(row: Enterprise, earlier: int) -> Text:
    return Text(
        f"{row.uscc}与第{earlier}行的统一社会信用代码相同而内容不同，以第{earlier}行为准；请核对后只保留一行。",
        f"{row.uscc} stands on line {earlier} with other particulars, and that line counts; keep one.",
    )


def _cells(row: Enterprise) -> tuple[str, ...]:
    day = row.established_on.isoformat() if row.established_on else ""
    said = (row.name, row.uscc, day, row.registry_type, row.capital, row.business_scope, row.province, row.city)
    return (*said, row.legal_representative, row.address)


def _record(work: Work, source: RegistryFile, tally: Tally) -> None:
    work.record(
        VERB,
        STREAM,
        article=permissions.TABLE[VERB].article,
        details={
            "file": file_name(source.path.name),
            "sha256": source.digest,
            "columns": [*COLUMNS, *OPTIONAL],
            "accepted": tally.accepted,
            "created": tally.created,
            "updated": tally.updated,
            "rejected": tally.rejected,
        },
    )
