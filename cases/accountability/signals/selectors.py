"""Named reads over signals."""

from __future__ import annotations

from collections.abc import Iterable

from cases.accountability.signals.models import SupervisionSignal


def known(fingerprints: Iterable[str]) -> set[str]:
    """Which of these were raised before."""
    return set(SupervisionSignal.objects.filter(fingerprint__in=list(fingerprints)).values_list("fingerprint", flat=True))
