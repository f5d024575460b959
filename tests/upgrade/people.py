"""Who opens a page of the older database, and under which address."""

from __future__ import annotations

from cases.parties.models import Officer
from tests.upgrade.deeds import DEEDS, KINDS
from tests.web.site import Person
from workflows.models import WorkItem


def officer_of(name: str) -> Officer:
    """By the sign-in name."""
    return Officer.objects.get(user__username=name)


def person_for(item: WorkItem) -> Person:
    """Who has taken the line, else whom it names, else the usual person of its step."""
    named = [int(pk) for pk in item.takers.split("|") if pk]
    if item.owner_id:
        return Person(Officer.objects.get(user=item.owner_id))
    return Person(Officer.objects.get(pk=named[0]) if named else officer_of(DEEDS[item.step].who))


def page_of(stream: str) -> str:
    """The page of a subject."""
    model, _colon, pk = stream.partition(":")
    own = {"case": f"/cases/{pk}/", "clue": f"/clues/{pk}/"}
    return own.get(KINDS[model], f"/subjects/{KINDS[model]}/{pk}/")


def address_of(stream: str, act: str) -> str:
    """The page of an act on a subject."""
    model, _colon, pk = stream.partition(":")
    return f"/act/{KINDS[model]}/{pk}/{act}/"
