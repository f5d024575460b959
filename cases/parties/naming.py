"""The names by which a party is found: kept with each act that names it, former ones with the day they ended.

Derived rows beside the party's history: the history is the proof, these are the index. This is the one place that writes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.db.models import Q, Subquery

from cases.base import spelling
from cases.base.cuts import cuts
from cases.parties import name_index
from cases.parties.models import Party, PartyName

BATCH = 500


def keep_names(parties: Sequence[Party], *, today: date) -> None:
    """Let each party be found by its name of today; the name before it ends with the day before, or today if it began today.

    A fixed number of statements for any number of parties.
    """
    held = {row.party_id: row for row in PartyName.objects.filter(party__in=[p.pk for p in parties], until=None)}
    changed = [p for p in parties if p.pk not in held or held[p.pk].name != p.name]
    _end([held[p.pk] for p in changed if p.pk in held], today)
    PartyName.objects.bulk_create(
        [_spelled(PartyName(party=p, name=p.name, since=today if p.pk in held else None)) for p in changed], batch_size=BATCH
    )


def spell_again() -> int:
    """Write key and cuts of all names as they are made today, and the index anew; how many rows were otherwise.

    Memory is bounded by the batch.
    """
    changed, last = 0, 0
    while rows := list(PartyName.objects.filter(pk__gt=last).order_by("pk")[:BATCH]):
        last = rows[-1].pk
        before = {row.pk: (row.key, row.cuts) for row in rows}
        other = [row for row in map(_spelled, rows) if (row.key, row.cuts) != before[row.pk]]
        PartyName.objects.bulk_create(other, update_conflicts=True, unique_fields=["id"], update_fields=["key", "cuts"])
        changed += len(other)
    name_index.rebuild()
    return changed


def _spelled(row: PartyName) -> PartyName:
    row.key = spelling.name_key(row.name)
    row.cuts = cuts(row.key)
    return row


def _end(rows: Iterable[PartyName], today: date) -> None:
    ended = list(rows)
    for row in ended:
        row.until = max(today - timedelta(days=1), row.since or date.min)
    PartyName.objects.bulk_update(ended, ["until"], batch_size=BATCH)


def former_names(party: Party) -> list[PartyName]:
    """The names that the party bore, the last first; a name corrected on the day it was entered is one, too."""
    return list(PartyName.objects.filter(party=party, until__isnull=False).order_by("-pk"))


def bears(text: str, *, within: bool = False) -> Q:
    """Parties that bear or bore this name: as a whole, or (`within`) with it as a part. Of rows of Party."""
    key = spelling.name_key(text)
    if not key:
        return Q(pk__in=[])
    held = name_index.holding(key) if within else None
    if held is not None:
        return Q(pk__in={name.party for name in held})
    looked = PartyName.objects.filter(key__contains=key) if within else PartyName.objects.filter(key=key)
    return Q(pk__in=looked.values("party"))


def bears_code(code: str) -> Q:
    """The party with this credit code, and those that were merged into it: by two indexes. Of rows of Party."""
    return Q(uscc=code) | Q(merged_into=Subquery(Party.objects.filter(uscc=code).values("pk")[:1]))
