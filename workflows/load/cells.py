"""What differs from copy to copy: keys, acts, numbers, codes, people and texts, cell by cell."""

from __future__ import annotations

import hashlib
import re
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection, models

from cases.base import canonical
from cases.base.models import User
from cases.parties.models import Appointment, Authority, Officer, Party
from workflows.load.template import REFERENCE, STREAM, Change, Marks, Row, Table, Template

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


@dataclass
class Bureau:
    """Where a copy lies: its short name and who stands for whom (kind → key in the template → key there)."""

    short: str
    people: Mapping[type[models.Model], Mapping[int, int]]


class Copy:
    """What one copy changes, cell by cell; cells that are the same in every copy are not looked at again (`recipe`)."""

    def __init__(self, template: Template, number: int, bureau: Bureau, moved: Marks, names: Mapping[str, str]) -> None:
        self.template, self.number, self.bureau = template, number, bureau
        self.moved, self.names = moved, names
        self._kinds = {str(m._meta.model_name): m for m in moved}
        self._named = re.compile("|".join([*map(re.escape, sorted(names, key=len, reverse=True))])) if names else None

    def row(self, row: Row) -> tuple[list[Any], str]:
        """The copied row as it is stored, and what the chain says of it."""
        table, stored, spelled = row.table, list(row.stored), list(row.spelled)
        if row.recipe is None:
            row.recipe = list(self._recipe(row))
        for n, change in row.recipe:
            stored[n], spelled[n] = change(self, stored[n])
        for n, of, made in table.derived:
            stored[n] = spelled[n] = made(stored[of])
        return stored, f"{table.heading}{canonical.dumps(spelled)}}}" if table.chained else ""

    def _recipe(self, row: Row) -> Iterator[tuple[int, Change]]:
        """The cells that differ from copy to copy, each with what changes it."""
        for n, f in enumerate(row.table.fields):
            if row.stored[n] is not None and (change := self._change(row.table, f, row.stored[n])):
                yield n, change

    def _change(self, table: Table, f: Any, stored: Any) -> Change | None:
        if isinstance(f, models.UUIDField):
            return _acted
        if f.column in ("verify_code", "public_code") and stored:
            return _coded
        if f.column in ("receipt", "receipt_key"):
            return _counted
        if isinstance(stored, bool) or not isinstance(stored, int | str):
            return None
        if isinstance(stored, int):
            return self._key(table, f, stored)
        if f.column in ("takers", "barred"):
            return _officers
        speaks = REFERENCE.search(stored) or STREAM.search(stored) or (self._named and self._named.search(stored))
        return _text if speaks else None

    def _key(self, table: Table, f: Any, value: int) -> Change | None:
        model = _points_to(table, f)
        if model is Party:
            return _moved(Party) if value == self.template.party.pk else None
        if model in _PEOPLE.values():
            return _person(model)
        if model is not None and model in self.moved and value > self.template.marks.get(model, 0):
            return _moved(model)
        return _numbered if f.column == "number" and "type_code" in table.names else None

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


def _acted(copy: Copy, stored: Any) -> tuple[Any, Any]:
    act = copied_act(stored if isinstance(stored, uuid.UUID) else uuid.UUID(stored), copy.number)
    return uuid_cell(act), act.hex


def _coded(copy: Copy, stored: Any) -> tuple[Any, Any]:
    code = hashlib.sha256(f"{copy.number} {stored}".encode()).hexdigest()[:16]
    return code, code


def _counted(copy: Copy, stored: Any) -> tuple[Any, Any]:
    return f"{stored}-{copy.number}", f"{stored}-{copy.number}"


def _numbered(copy: Copy, stored: int) -> tuple[Any, Any]:
    return stored + STRIDE * copy.number, stored + STRIDE * copy.number


def _officers(copy: Copy, stored: str) -> tuple[Any, Any]:
    people = copy.bureau.people.get(Officer, {})
    found = sorted(people.get(int(part), int(part)) for part in stored.split("|") if part)
    text = "".join(f"|{officer}" for officer in found) + ("|" if found else "")
    return text, text


def _text(copy: Copy, stored: str) -> tuple[Any, Any]:
    text = copy.text(stored)
    return text, text


def _moved(model: type[models.Model]) -> Change:
    def moved(copy: Copy, stored: int) -> tuple[Any, Any]:
        return stored + copy.moved[model], stored + copy.moved[model]

    return moved


def _person(model: type[models.Model]) -> Change:
    def put_in(copy: Copy, stored: int) -> tuple[Any, Any]:
        person = copy.bureau.people.get(model, {}).get(stored, stored)
        return person, person

    return put_in


def _points_to(table: Table, f: Any) -> Any:
    if isinstance(f, models.ForeignKey):
        return f.related_model
    if f.primary_key:
        return table.model
    if f.column == "id" and table.chained:
        # a version carries the key of its row
        return getattr(table.model, "instance_type", None)
    return _PEOPLE.get(f.column)


def copied_act(act: uuid.UUID, number: int) -> uuid.UUID:
    """The same act of another copy."""
    return uuid.uuid5(act, str(number))


def uuid_cell(value: uuid.UUID) -> Any:
    """The act's name as this database stores it."""
    return value if connection.features.has_native_uuid_field else value.hex
