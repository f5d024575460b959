"""Appending to the hash chain: once per transaction, as its last statements, heads locked in key order."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import models

from cases.base import canonical
from cases.base.models.chain import ChainEntry, ChainHead


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
        batch = {
            "batch": table, "c": names, "digest": total.hexdigest(), "first": first, "last": last, "n": len(rows),
        }  # fmt: skip
        return cls(stream, f"batch/{table}", first, canonical.dumps(batch))


def link_hash(prev: str, payload: str) -> str:
    """SHA-256 over the previous hash and the payload."""
    return hashlib.sha256((prev + payload).encode()).hexdigest()


def append(links: Sequence[Link], act_id: uuid.UUID) -> None:
    """Append the links in their order, each to its stream. Two statements for the heads, one for all entries."""
    if not links:
        return
    heads = _lock_heads({link.stream for link in links})
    entries = []
    for link in links:
        head = heads[link.stream]
        hashed = link_hash(head.hash, link.payload)
        head.seq += 1
        entries.append(
            ChainEntry(
                stream=link.stream, seq=head.seq, act_id=act_id, source=link.source, row=link.row,
                payload=link.payload, prev=head.hash, hash=hashed,
            )
        )  # fmt: skip
        head.hash = hashed
    ChainEntry.objects.bulk_create(entries, batch_size=500)
    _store_heads(heads.values())


def _lock_heads(streams: set[str]) -> dict[str, ChainHead]:
    ordered = sorted(streams)
    heads = _locked(ordered)
    missing = [s for s in ordered if s not in heads]
    if missing:
        ChainHead.objects.bulk_create([ChainHead(stream=s) for s in missing], ignore_conflicts=True)
        heads = _locked(ordered)
    return heads


def _locked(streams: list[str]) -> dict[str, ChainHead]:
    return {h.stream: h for h in ChainHead.objects.select_for_update().filter(stream__in=streams).order_by("stream")}


def _store_heads(heads: Iterable[ChainHead]) -> None:
    # an upsert is one statement for any number of heads, where bulk_update would build a long CASE
    ChainHead.objects.bulk_create(
        list(heads), update_conflicts=True, unique_fields=["stream"], update_fields=["seq", "hash"]
    )


