"""Where the facts of a party lie that was merged into another, or stands for itself again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from cases.base.selectors import aggregate_models
from cases.base.work import Work
from cases.parties.models import Party
from integrity.files.models import FileEntry
from integrity.files.services import Fact, state_fact
from integrity.scoring.services import rescore
from integrity.services import CONSEQUENCES


def follow_standing(*, work: Work, parties: Sequence[Party]) -> None:
    """State each fact in the file of the party that now stands for the one of its case, and score both anew.

    The version in the other file is superseded: what was known before the merger stays what it was.
    """
    with work.acting_as(CONSEQUENCES):
        for entry in FileEntry.objects.filter(party__in=[p.pk for p in parties], known_to=None).order_by("pk"):
            owner = _owner(entry)
            if owner.pk != entry.party_id:
                state_fact(work=work, fact=_at(entry, owner))
        for party in parties:
            rescore(work=work, party=party)


def _at(entry: FileEntry, owner: Party) -> Fact:
    columns = {field.name: getattr(entry, field.name) for field in fields(Fact)}
    return Fact(**{**columns, "party": owner})


def _owner(entry: FileEntry) -> Party:
    """The party that stands for the one of the subject behind the fact; its own where none is behind it."""
    name, _colon, pk = entry.source.partition(":")
    for model in aggregate_models():
        if model._meta.model_name == name and any(f.name == "party" for f in model._meta.concrete_fields):
            party: int = model.objects.filter(pk=int(pk)).values_list("party", flat=True).get()
            return Party.objects.select_related("merged_into").get(pk=party).standing
    return entry.party.standing
