"""Where the page of a subject is, from its stream alone."""

from __future__ import annotations

from django.urls import reverse

from cases.base.models import Aggregate
from web.kinds import subject_of

# kinds whose page has a special address
OWN = {"case": "web:case", "clue": "web:clue"}


def address_of(stream: str) -> str:
    """The page of the subject that a stream belongs to."""
    kind, pk = subject_of(stream)
    return reverse(OWN[kind], args=[pk]) if kind in OWN else reverse("web:subject", args=[kind, pk])


def subject_url(subject: Aggregate) -> str:
    """The page on which a subject is shown: its own, or that of the subject it is a part of."""
    return address_of(subject.home_key)
