"""Appending to the hash chain: once per transaction, as its last statements, heads locked in key order."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import connection, models

from cases.base import canonical
from cases.base.models.chain import ChainEntry, ChainHead

T = TypeVar("T")

# eight columns an entry: well below the smallest limit on parameters of a statement
BLOCK = 120


@dataclass(frozen=True, slots=True)
class Link:
    """A row that is to enter a stream."""

    stream: str
    source: str
    row: int
    payload: str

    @classmethod
    def of(cls, stream: str, instance: models.Model) -> Link:
        return cls(stream, instance._meta.db_table, instance.pk, canonical.row_payload(instance))

    @classmethod
    def of_batch(cls, stream: str, rows: Sequence[models.Model]) -> Link:
        """One link for rows that one act wrote in bulk, in the order of their keys."""
        total = hashlib.sha256()
        for row in rows:
            total.update(canonical.row_payload(row).encode())
        table, first, last = rows[0]._meta.db_table, rows[0].pk, rows[-1].pk
        names = [f.column for f in canonical.columns(type(rows[0]))]
        batch = {"batch": table, "c": names, "digest": total.hexdigest(), "first": first, "last": last, "n": len(rows)}
        return cls(stream, f"batch/{table}", first, canonical.dumps(batch))


@dataclass(frozen=True, slots=True)
class Head:
    """The end of a stream: number and hash of its last entry."""

    seq: int
    hash: str


EMPTY = Head(0, "")


def link_hash(prev: str, payload: str) -> str:
    """SHA-256 over the previous hash and the payload."""
    return hashlib.sha256((prev + payload).encode()).hexdigest()


def append(links: Sequence[Link], act_id: uuid.UUID) -> None:
    """Append the links in their order, each to its stream; three statements up to a block of links and streams."""
    if not links:
        return
    heads = _locked_heads(sorted({link.stream for link in links}))
    entries = []
    for link in links:
        head = heads[link.stream]
        heads[link.stream] = Head(head.seq + 1, link_hash(head.hash, link.payload))
        entries.append((link, head.hash, heads[link.stream]))
    _store_entries(entries, act_id)
    store_heads(heads)


def _locked_heads(streams: Sequence[str]) -> dict[str, Head]:
    """The heads, locked in key order until commit; a stream without one gets it.

    Where rows can be locked, one statement does both in that order: locking what is there and creating the rest
    afterwards would take locks out of order, and two acts could wait for each other. SQLite has one writer.
    """
    found = dict.fromkeys(streams, EMPTY)
    with connection.cursor() as cursor:
        for block in _blocks(streams):
            cursor.execute(_locking(len(block)), block)
            found.update((stream, Head(seq, hashed)) for stream, seq, hashed in cursor.fetchall())
    return found


def _locking(count: int) -> str:
    table = ChainHead._meta.db_table
    if not connection.features.has_select_for_update:
        return f'SELECT stream, seq, hash FROM "{table}" WHERE stream IN ({", ".join(["%s"] * count)})'
    rows = ", ".join(["(%s, 0, '')"] * count)
    return (
        f'INSERT INTO "{table}" (stream, seq, hash) VALUES {rows} '
        f'ON CONFLICT (stream) DO UPDATE SET seq = "{table}".seq RETURNING stream, seq, hash'
    )


def _store_entries(entries: Sequence[tuple[Link, str, Head]], act_id: uuid.UUID) -> None:
    act: Any = act_id if connection.features.has_native_uuid_field else act_id.hex
    columns = 'stream, seq, act_id, source, "row", payload, prev, hash'
    rows = [(link.stream, head.seq, act, link.source, link.row, link.payload, prev, head.hash) for link, prev, head in entries]
    with connection.cursor() as cursor:
        for block in _blocks(rows):
            values = ", ".join(["(%s, %s, %s, %s, %s, %s, %s, %s)"] * len(block))
            statement = f'INSERT INTO "{ChainEntry._meta.db_table}" ({columns}) VALUES {values}'
            cursor.execute(statement, [cell for row in block for cell in row])


def store_heads(heads: Mapping[str, Head]) -> None:
    """Where the chains end now."""
    rows = [(stream, head.seq, head.hash) for stream, head in heads.items()]
    with connection.cursor() as cursor:
        for block in _blocks(rows):
            values = ", ".join(["(%s, %s, %s)"] * len(block))
            cursor.execute(
                f'INSERT INTO "{ChainHead._meta.db_table}" (stream, seq, hash) VALUES {values} '
                "ON CONFLICT (stream) DO UPDATE SET seq = excluded.seq, hash = excluded.hash",
                [cell for row in block for cell in row],
            )


def _blocks(rows: Sequence[T]) -> Iterator[Sequence[T]]:
    return (rows[at : at + BLOCK] for at in range(0, len(rows), BLOCK))
