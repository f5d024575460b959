"""Appending to the hash chain: once per transaction, as its last statements, heads locked in key order.

What is recorded later is never dated earlier: each head knows the moment of its last record.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from django.db import connection, models
from django.utils import timezone

from cases.base import canonical
from cases.base.errors import ConditionFailed, Text
from cases.base.models.chain import ChainEntry, ChainHead

T = TypeVar("T")

# eight columns an entry: well below the smallest limit on parameters of a statement
BLOCK = 120
# two requests may commit in another order than they began, since one waits for the other's locks (lock_timeout, 10 s)
SIDE_BY_SIDE = timedelta(seconds=30)


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
    """The end of a stream: number and hash of its last entry, and the latest moment at which anything was recorded there."""

    seq: int
    hash: str
    at: datetime | None = None

    def follow(self, payload: str, at: datetime) -> Head:
        """The head once this payload is appended."""
        return Head(self.seq + 1, link_hash(self.hash, payload), max(at, self.at or at))


EMPTY = Head(0, "")


def link_hash(prev: str, payload: str) -> str:
    """SHA-256 over the previous hash and the payload."""
    return hashlib.sha256((prev + payload).encode()).hexdigest()


def append(links: Sequence[Link], act_id: uuid.UUID, *, at: datetime, ordered: bool = True) -> None:
    """Append the links in their order, each to its stream; three statements up to a block of links and streams.

    ConditionFailed if a stream holds a later record than `at`, unless it is not `ordered`: what was refused is
    written down whenever it happened.
    """
    if not links:
        return
    heads = _locked_heads(sorted({link.stream for link in links}))
    if ordered:
        _ask_order(heads, at)
    entries = []
    for link in links:
        head = heads[link.stream]
        heads[link.stream] = head.follow(link.payload, at)
        entries.append((link, head.hash, heads[link.stream]))
    _store_entries(entries, act_id)
    store_heads(heads)


def _ask_order(heads: Mapping[str, Head], at: datetime) -> None:
    """A day in the past is stated in the act; the moment of its recording is never put back (PP: 办案全过程记录)."""
    last = max((head.at for head in heads.values() if head.at is not None), default=None)
    if last is None or at >= last - SIDE_BY_SIDE:
        return
    raise ConditionFailed(
        "recorded_earlier",
        Text(
            f"记录时间{_said(at)}早于本卷已有的最后一次记录（{_said(last)}）。请以现在的时间记录；事情发生的日期另行填写。"
            "如果服务器时钟有误，请联系系统管理员校正。",
            f"The recording time {_said(at)} lies before the last record of this file ({_said(last)}). Record it as of now and "
            "state the day on which it happened; if the server's clock is wrong, ask the system administrator to set it.",
        ),
        "PL47",
    )


def _said(moment: datetime) -> str:
    return f"{moment.astimezone(timezone.get_default_timezone()):%Y-%m-%d %H:%M:%S}"


def _locked_heads(streams: Sequence[str]) -> dict[str, Head]:
    """The heads, locked in key order until commit; a stream without one gets it.

    Where rows can be locked, one statement does both in that order: locking what is there and creating the rest
    afterwards would take locks out of order, and two acts could wait for each other. SQLite has one writer.
    """
    found = dict.fromkeys(streams, EMPTY)
    with connection.cursor() as cursor:
        for block in _blocks(streams):
            cursor.execute(_locking(len(block)), block)
            found.update((stream, Head(seq, hashed, _aware(at))) for stream, seq, hashed, at in cursor.fetchall())
    return found


def _aware(at: datetime | None) -> datetime | None:
    """SQLite hands a moment over without its zone, in which it keeps all (UTC)."""
    return at if at is None or at.tzinfo else at.replace(tzinfo=UTC)


def _locking(count: int) -> str:
    table = ChainHead._meta.db_table
    if not connection.features.has_select_for_update:
        return f'SELECT stream, seq, hash, at FROM "{table}" WHERE stream IN ({", ".join(["%s"] * count)})'
    rows = ", ".join(["(%s, 0, '')"] * count)
    return (
        f'INSERT INTO "{table}" (stream, seq, hash) VALUES {rows} '
        f'ON CONFLICT (stream) DO UPDATE SET seq = "{table}".seq RETURNING stream, seq, hash, at'
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
    moments = connection.ops.adapt_datetimefield_value
    rows = [(stream, head.seq, head.hash, moments(head.at)) for stream, head in heads.items()]
    with connection.cursor() as cursor:
        for block in _blocks(rows):
            values = ", ".join(["(%s, %s, %s, %s)"] * len(block))
            cursor.execute(
                f'INSERT INTO "{ChainHead._meta.db_table}" (stream, seq, hash, at) VALUES {values} '
                "ON CONFLICT (stream) DO UPDATE SET seq = excluded.seq, hash = excluded.hash, at = excluded.at",
                [cell for row in block for cell in row],
            )


def _blocks(rows: Sequence[T]) -> Iterator[Sequence[T]]:
    return (rows[at : at + BLOCK] for at in range(0, len(rows), BLOCK))
