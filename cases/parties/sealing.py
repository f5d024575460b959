"""Identity numbers and telephones of parties at rest, under a key of their own."""

from __future__ import annotations

from django.conf import settings

from cases.base.sealing import Sealer, sealer_of


def sealer() -> Sealer:
    """The sealer under the site's key (CHENGAN_IDENTITY_KEY)."""
    return sealer_of(settings.IDENTITY_KEY, "parties")
