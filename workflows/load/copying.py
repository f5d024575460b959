"""Copies of a template: keys moved, streams and numbers renamed, chained anew; written by COPY or by many rows a statement."""

from __future__ import annotations

import hashlib
import re
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, models

from cases.base import canonical, chain
from cases.base.chain import link_hash
from cases.base.cuts import cuts
from cases.base.models import ChainEntry, ChainHead, User
from cases.parties.models import Appointment, Authority, Officer, Party, PartyName
from integrity.scoring.models import CurrentScore
from workflows.load.template import REFERENCE, STREAM, Marks, Row, Table, Template

# a number that a copy takes in every series, so that no two copies share one
STRIDE = 40
_PEOPLE = {
    "officer": Officer,
    "appointment": Appointment,
    "authority": Authority,
    "bureau": Authority,
    "actor_user": User,
    "history_user_id": User,
}
_ENTRY = ["id", "stream", "seq", "act_id", "source", "row", "payload", "prev", "hash"]


@dataclass
class Bureau:
    """Where a copy lies: its short name and who stands for whom (kind → key in the template → key there)."""

    short: str
    people: Mapping[type[models.Model], Mapping[int, int]]


@dataclass
class Copier:
    """Writes copies one after the other. `last` are the last keys used, `heads` the ends of the chains that were touched."""

    last: Marks
    heads: dict[str, tuple[int, str]] = field(default_factory=dict)
    out: dict[str, tuple[list[str], list[list[Any]]]] = field(default_factory=dict)
    tables: dict[type[models.Model], Table] = field(default_factory=dict)
    scored: set[int] = field(default_factory=set)

    def copy(self, template: Template, number: int, bureau: Bureau, party: int, names: Mapping[str, str]) -> None:
        """One copy. `number` counts all copies from 1; `names` are texts of the template's party with those of this one."""
        sizes = template.sizes
        moved = {m: self.last.get(m, 0) - template.marks.get(m, 0) for m in sizes}
        moved[Party] = party - template.party.pk
        copied = _Copy(self, template, number, bureau, moved, names)
        # what a party has once, its first case brings
        rows = [row for row in template.rows if row.model is not CurrentScore or party not in self.scored]
        written = {(row.model._meta.db_table, row.key): copied.row(row) for row in rows}
        self.scored |= {party for row in rows if row.model is CurrentScore}
        for model, size in sizes.items():
            self.last[model] = self.last.get(model, 0) + size
        for stream, source, key, act in template.entries:
            self._chain(copied.text(stream), source, written[source, key], self._act(number, act))

    def _act(self, number: int, act: Any) -> uuid.UUID:
        return uuid.uuid5(act, str(number))

    def _chain(self, stream: str, source: str, row: tuple[int, str], act: uuid.UUID) -> None:
        key, payload = row
        seq, prev = self.heads.get(stream) or _head(stream)
        hashed = link_hash(prev, payload)
        self.heads[stream] = (seq + 1, hashed)
        self.last[ChainEntry] += 1
        entry = [self.last[ChainEntry], stream, seq + 1, _uuid(act), source, key, payload, prev, hashed]
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


class _Copy:
    """What one copy changes, cell by cell."""

    def __init__(
        self, copier: Copier, template: Template, number: int, bureau: Bureau, moved: Marks, names: Mapping[str, str]
    ) -> None:
        self.copier, self.template, self.number, self.bureau = copier, template, number, bureau
        self.moved, self.names = moved, names
        self._kinds = {str(m._meta.model_name): m for m in moved}
        self._named = re.compile("|".join([*map(re.escape, sorted(names, key=len, reverse=True))])) if names else None

    def row(self, row: Row) -> tuple[int, str]:
        """Put the row; its new key, and what the chain says of it."""
        table = self.copier.tables.get(row.model) or self.copier.tables.setdefault(row.model, Table.of(row.model))
        stored, spelled = list(row.stored), list(row.spelled)
        for n, f in enumerate(table.fields):
            if stored[n] is not None:
                stored[n], spelled[n] = self._cell(table, f, stored[n], spelled[n])
        names = table.names
        if "snapshot_digest" in names:
            stored[names.index("snapshot_digest")] = spelled[names.index("snapshot_digest")] = hashlib.sha256(
                stored[names.index("snapshot")].encode()
            ).hexdigest()
        if row.model is PartyName:
            stored[names.index("cuts")] = cuts(stored[names.index("key")])
        self.copier.put(row.model._meta.db_table, names, stored)
        key = stored[names.index(str(row.model._meta.pk.column))]
        payload = ""
        if table.chained:
            payload = f"{canonical.heading(row.model._meta.db_table, names)}{canonical.dumps(spelled)}}}"
        return key, payload

    def _cell(self, table: Table, f: Any, stored: Any, spelled: Any) -> tuple[Any, Any]:
        """What stands in the copy's table, and in its chain."""
        name = f.column
        if isinstance(f, models.UUIDField):
            act = self.copier._act(self.number, stored if isinstance(stored, uuid.UUID) else uuid.UUID(stored))
            return _uuid(act), act.hex
        if name in ("verify_code", "public_code") and stored:
            code = hashlib.sha256(f"{self.number} {stored}".encode()).hexdigest()[:16]
            return code, code
        if name in ("receipt", "receipt_key"):
            return f"{stored}-{self.number}", f"{stored}-{self.number}"
        if isinstance(stored, bool) or not isinstance(stored, int | str):
            return stored, spelled
        if isinstance(stored, int):
            moved = self._key(table, f, stored)
            return moved, moved
        text = self.officers(stored) if name in ("takers", "barred") else self.text(stored)
        return text, text

    def _key(self, table: Table, f: Any, value: int) -> int:
        model = self._points_to(table, f)
        if model is Party:
            return value + self.moved[Party] if value == self.template.party.pk else value
        if model in self.bureau.people:
            return self.bureau.people[model].get(value, value)
        if model is not None and model in self.moved and value > self.template.marks.get(model, 0):
            return value + self.moved[model]
        if f.column == "number" and "type_code" in table.names:
            return value + STRIDE * self.number
        return value

    def _points_to(self, table: Table, f: Any) -> Any:
        if isinstance(f, models.ForeignKey):
            return f.related_model
        if f.primary_key:
            return table.model
        if f.column == "id" and table.chained:
            # a version carries the key of its row
            return getattr(table.model, "instance_type", None)
        return _PEOPLE.get(f.column)

    def officers(self, text: str) -> str:
        people = self.bureau.people.get(Officer, {})
        found = sorted(people.get(int(part), int(part)) for part in text.split("|") if part)
        return "".join(f"|{officer}" for officer in found) + ("|" if found else "")

    def text(self, text: str) -> str:
        if "市监" in text:
            text = REFERENCE.sub(self._reference, text)
        if ":" in text:
            text = STREAM.sub(self._stream, text)
        return self._named.sub(lambda found: self.names[found[0]], text) if self._named else text

    def _reference(self, found: re.Match[str]) -> str:
        return f"{self.bureau.short}市监{found[1]}〔{found[2]}〕{int(found[3]) + STRIDE * self.number}号"

    def _stream(self, found: re.Match[str]) -> str:
        model, key = self._kinds.get(found[1]), int(found[2])
        if model is None or (key != self.template.party.pk if model is Party else key <= self.template.marks.get(model, 0)):
            return found[0]
        return f"{found[1]}:{key + self.moved[model]}"


def _uuid(value: uuid.UUID) -> Any:
    return value if connection.features.has_native_uuid_field else value.hex


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
