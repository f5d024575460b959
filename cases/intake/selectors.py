"""Named reads over clues."""

from __future__ import annotations

from django.db.models import Q

from cases.intake.models import Clue
from cases.parties.models import Party


def has_clue_of(authority: int, party: Party) -> bool:
    """Whether the bureau has or had a clue of the party, or of a record that was merged into it: it may act on what it says."""
    same = Q(party=party) | Q(party__merged_into=party)
    return Clue.objects.filter(same, authority=authority).exists()
