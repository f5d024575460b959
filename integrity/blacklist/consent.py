"""Whether the superior must agree (L44 22). Uncertain: the revision draft of 2025-10 drops it, so a dated setting."""

from __future__ import annotations

from datetime import date

from cases.base.bureau import settings_of
from cases.parties.models import Authority
from cases.parties.models.authorities import Level

SETTING = "superior_consent"
LEVELS = frozenset({Level.COUNTY, Level.CITY})


def consent_required(authority: Authority, on: date) -> bool:
    """A county or city bureau lists with the consent of the authority above it, unless the setting says no."""
    return authority.level in LEVELS and settings_of(authority.pk, on).get(SETTING, "yes") != "no"
