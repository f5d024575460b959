"""Copies of a template: keys moved, streams and numbers renamed, chained anew; written by COPY or by many rows a statement."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, models

from cases.base import chain
from cases.base.chain import link_hash
from cases.base.models import ChainEntry, ChainHead
from cases.parties.models import Party
from integrity.scoring.models import CurrentScore
from workflows.load.cells import Bureau, Copy, copied_act, uuid_cell
from workflows.load.template import Marks, Row, Template

_ENTRY = ["id", "stream", "seq", "act_id", "source", "row", "payload", "prev", "hash"]


@dataclass
class Copier:
    """Writes copies one after the other. `last` are the last keys used, `heads` the ends of the chains that were touched."""

    last: Marks
    heads: dict[str, tuple[int, str]] = field(default_factory=dict)
    out: dict[str, tuple[list[str], list[list[Any]]]] = field(default_factory=dict)
    scored: set[int] = field(default_factory=set)

    def copy(self, template: Template, number: int, bureau: Bureau, party: int, names: Mapping[str, str]) -> None:
        """One copy. `number` counts all copies from 1; `names` are texts of the template's party with those of this one."""
        sizes = template.sizes
        moved = {m: self.last.get(m, 0) - template.marks.get(m, 0) for m in sizes}
        moved[Party] = party - template.party.pk
        copied = Copy(template, number, bureau, moved, names)
        # what a party has once, its first case brings
        rows = [row for row in template.rows if row.model is not CurrentScore or party not in self.scored]
        written = {(row.table.name, row.key): self._write(row, copied) for row in rows}
        self.scored |= {party for row in rows if row.model is CurrentScore}
        for model, size in sizes.items():
            self.last[model] = self.last.get(model, 0) + size
        for stream, source, key, act in template.entries:
            renamed = copied.text(stream)
            if renamed != stream:
                # of this copy, or of its enterprise, which was copied before it: no need to ask the database
                self.heads.setdefault(renamed, (0, ""))
            self._chain(renamed, source, written[source, key], copied_act(act, number))

    def _write(self, row: Row, copied: Copy) -> tuple[int, str]:
        """The copied row's key, and what the chain says of it."""
        stored, payload = copied.row(row)
        self.put(row.table.name, row.table.names, stored)
        return stored[row.table.key], payload

    def _chain(self, stream: str, source: str, row: tuple[int, str], act: uuid.UUID) -> None:
        key, payload = row
        seq, prev = self.heads[stream] if stream in self.heads else _head(stream)
        hashed = link_hash(prev, payload)
        self.heads[stream] = (seq + 1, hashed)
        self.last[ChainEntry] += 1
        entry = [self.last[ChainEntry], stream, seq + 1, uuid_cell(act), source, key, payload, prev, hashed]
        self.put(ChainEntry._meta.db_table, _ENTRY, entry)

    def put(self, table: str, names: list[str], row: list[Any]) -> None:
        self.out.setdefault(table, (names, []))[1].append(row)

    def flush(self) -> None:
        """Write what was copied so far."""
        out, self.out = self.out, {}
        for table, (names, rows) in out.items():
            insert(table, names, rows)

    def finish(self) -> None:
        """The ends of the chains, and the sequences behind the keys."""
        self.flush()
        chain.store_heads({stream: chain.Head(seq, hashed) for stream, (seq, hashed) in self.heads.items()})
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                for model in self.last:
                    table, key = model._meta.db_table, model._meta.pk
                    if isinstance(key, models.AutoField | models.BigAutoField):
                        cursor.execute(
                            f"SELECT setval(pg_get_serial_sequence('{table}', '{key.column}'), "
                            f'(SELECT GREATEST(MAX("{key.column}"), 1) FROM "{table}"))'
                        )


def _head(stream: str) -> tuple[int, str]:
    found = ChainHead.objects.filter(stream=stream).values_list("seq", "hash").first()
    return found or (0, "")


def insert(table: str, names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Many rows at once, past every model: what is written is consistent already."""
    columns = ", ".join(f'"{name}"' for name in names)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.cursor.copy(f'COPY "{table}" ({columns}) FROM STDIN') as copy:
                for row in rows:
                    copy.write_row(row)
            return
        marks = ", ".join(["%s"] * len(names))
        cursor.executemany(f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', list(rows))
