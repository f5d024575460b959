"""A played case as it lies in the tables: its rows, the order in which they were chained, and what changes from copy to copy."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.apps import apps
from django.db import connection, models

from cases.base import canonical
from cases.base.cuts import cuts
from cases.base.models import Act, ChainEntry, ChainHead, Draft, HistoryRow, NumberSeries, Rendering, StoredFile

# of their own kind: chained and numbered anew, stored once, or made when somebody asks
_VERSIONS: Any = Rendering.history
_LEFT_OUT = (ChainEntry, ChainHead, NumberSeries, StoredFile, Draft, Rendering, _VERSIONS.model)
_OWN = (
    "base",
    "parties",
    "intake",
    "penalty",
    "transfer",
    "signals",
    "responsibility",
    "files",
    "publicity",
    "blacklist",
    "scoring",
)
_FLOWS = ("workflows", "viewflow")
STREAM = re.compile(r"\b([a-z]{4,}):(\d+)\b")
REFERENCE = re.compile(r"示市监([^〔\s]{1,6})〔(\d{4})〕(\d+)号")
Marks = dict[type[models.Model], int]
# what changes a cell: (copy, what is stored in the template) → what stands in the copy's table, and in its chain
Change = Callable[[Any, Any], tuple[Any, Any]]


@dataclass(slots=True)
class Table:
    """The columns of a copied table, where its key lies, and the columns that follow from another: (column, of, made)."""

    model: type[models.Model]
    fields: list[Any]
    names: list[str]
    chained: bool
    name: str
    key: int
    heading: str
    derived: Sequence[tuple[int, int, Callable[[str], str]]]

    @classmethod
    def of(cls, model: type[models.Model]) -> Table:
        fields = sorted(model._meta.local_concrete_fields, key=canonical.name_of)
        names = [canonical.name_of(f) for f in fields]
        name, key = model._meta.db_table, names.index(str(model._meta.pk.column))
        derived = [
            (names.index(column), names.index(of), made)
            for column, of, made in (("snapshot_digest", "snapshot", _digest), ("cuts", "key", cuts))
            if column in names
        ]
        return cls(model, fields, names, issubclass(model, HistoryRow | Act), name, key, canonical.heading(name, names), derived)


@dataclass(slots=True)
class Row:
    """A row: what is stored, and what the chain says of it, column by column. `recipe` are the columns that a copy changes."""

    table: Table
    key: int
    stored: list[Any]
    spelled: list[Any]
    recipe: list[tuple[int, Change]] | None = None

    @property
    def model(self) -> type[models.Model]:
        return self.table.model


@dataclass
class Template:
    """All rows that one story left, beginning with the first key after `marks`, and the entries of the chain over them."""

    marks: Marks
    party: Any
    rows: list[Row] = field(default_factory=list)
    entries: list[tuple[str, str, int, Any]] = field(default_factory=list)

    @cached_property
    def sizes(self) -> Marks:
        """How many keys a copy takes of each table."""
        last: Marks = {}
        for row in self.rows:
            last[row.model] = max(last.get(row.model, 0), row.key - self.marks.get(row.model, 0))
        return last


def tables() -> Iterator[type[models.Model]]:
    """What a case leaves rows in."""
    for model in apps.get_models(include_auto_created=True):
        kept = model._meta.app_label in (*_OWN, *_FLOWS) and not model._meta.proxy and model._meta.managed
        if (
            kept
            and model not in _LEFT_OUT
            and isinstance(model._meta.pk, models.AutoField | models.BigAutoField | models.OneToOneField)
        ):
            yield model


def marks() -> Marks:
    """The last key of every table."""
    kept: list[Any] = [*tables(), ChainEntry]
    return {m: models.QuerySet(m).aggregate(last=models.Max("pk"))["last"] or 0 for m in kept}


def capture(before: Marks, party: Any) -> Template:
    """What was written since."""
    found = Template(before, party)
    for model in tables():
        new: Any = {"pk": party.pk} if _by_party(model) else {"pk__gt": before[model]}
        chosen: Any = models.QuerySet(model).filter(**new)
        found.rows += [row_of(instance) for instance in chosen.order_by("pk")]
    entries = ChainEntry.objects.filter(pk__gt=before[ChainEntry]).order_by("pk")
    left_out = {model._meta.db_table for model in _LEFT_OUT}
    found.entries = [(e.stream, e.source, e.row, e.act_id) for e in entries if e.source not in left_out]
    return found


def of_party(party: Any) -> Template:
    """A party and the one version that its registration left."""
    versions = type(party).history.filter(id=party.pk)
    template = Template({type(party): party.pk - 1}, party, [row_of(party)])
    for version in versions:
        template.marks[type(version)] = version.pk - 1
        template.rows.append(row_of(version))
        template.entries.append((party.stream_key, type(version)._meta.db_table, version.pk, version.act_id))
    return template


def row_of(instance: Any) -> Row:
    """The row as it is stored; JSON as its canonical text, so that one text serves table and chain."""
    table, stored, spelled = Table.of(type(instance)), [], []
    for f in table.fields:
        value = f.value_from_object(instance)
        said = canonical.spelling(f)(value) if value is not None and (table.chained or isinstance(f, models.JSONField)) else None
        stored.append(said if isinstance(f, models.JSONField) else f.get_db_prep_save(value, connection))
        spelled.append(said)
    return Row(table, instance.pk, stored, spelled)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _by_party(model: type[models.Model]) -> bool:
    """A row that a party has once, under the party's own key."""
    return model._meta.label == "scoring.CurrentScore"
