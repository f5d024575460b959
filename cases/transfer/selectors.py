"""Named reads over criminal flags and transfers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from cases.base.bureau import settings_of
from cases.parties.models import Officer
from cases.penalty.models import PenaltyCase
from cases.transfer.models import CriminalFlag, FlagState, Transfer
from cases.transfer.procedure import TRANSFER, Group

SETTING = "fine_waits_for_criminal_case"


def members_of(transfer: Transfer) -> list[Officer]:
    """The task force of today."""
    rows = transfer.members.filter(to_day__isnull=True).select_related("officer").order_by("pk")
    return [row.officer for row in rows]


def flagged_streams(streams: Iterable[str]) -> set[str]:
    """Which of these streams are of cases whose flag stands unanswered."""
    prefix = f"{PenaltyCase._meta.model_name}:"
    cases = [int(s.removeprefix(prefix)) for s in streams if s.startswith(prefix)]
    rows = CriminalFlag.objects.filter(case__in=cases, state=FlagState.OPEN).values_list("case_id", flat=True)
    return {f"{prefix}{pk}" for pk in rows}


def fine_waits(case: PenaltyCase, on: date) -> bool:
    """Whether the fine of the article is not to be imposed: a criminal case of any transfer is open and fines wait for it
    (FD15), or a court has imposed its own (PL35)."""
    transfers = Transfer.objects.filter(case=case)
    if transfers.filter(outcome__court_fine__isnull=False).exists():
        return True
    filed = transfers.filter(state__in=TRANSFER.inside(Group.FILED), outcome__isnull=True)
    return waits_for_criminal_case(case, on) and filed.exists()


def waits_for_criminal_case(case: PenaltyCase, on: date) -> bool:
    """The dated setting; uncertain in law, so on unless the bureau has set it off."""
    return settings_of(case.authority_id, on).get(SETTING, "yes") == "yes"


def others_pending(transfer: Transfer) -> bool:
    """Whether another transfer of the same case lies with the police or is not settled yet: the case waits for it too."""
    others = transfer.case.transfers.exclude(pk=transfer.pk)
    waiting = Q(state__in=TRANSFER.inside(Group.WAITING))
    unsettled = Q(state__in=TRANSFER.inside(Group.FILED), settled_on__isnull=True)
    return bool(others.filter(waiting | unsettled).exists())
