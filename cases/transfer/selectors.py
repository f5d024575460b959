"""Named reads over criminal flags."""

from __future__ import annotations

from collections.abc import Iterable

from cases.penalty.models import PenaltyCase
from cases.transfer.models import CriminalFlag, FlagState


def flagged_streams(streams: Iterable[str]) -> set[str]:
    """Which of these streams are of cases whose flag stands unanswered."""
    prefix = f"{PenaltyCase._meta.model_name}:"
    cases = [int(s.removeprefix(prefix)) for s in streams if s.startswith(prefix)]
    rows = CriminalFlag.objects.filter(case__in=cases, state=FlagState.OPEN).values_list("case_id", flat=True)
    return {f"{prefix}{pk}" for pk in rows}
