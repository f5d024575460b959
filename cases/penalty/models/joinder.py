"""What is proposed against another party of the matter, and what the leader ruled."""

from __future__ import annotations

from django.db import models

from cases.parties.models import Party
from cases.penalty.models.case import CaseChild, PenaltyCase


class Joinder(CaseChild):
    """报请一并立案: the other party, the item under which it is to be punished, why; `opened`: the case that was filed on it.

    `accepted` None: the leader has not ruled yet.
    """

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="joinders", verbose_name="当事人")
    conduct = models.CharField("违法行为", max_length=16)
    cause = models.CharField("案由", max_length=200)
    reason = models.TextField("立案理由")
    proposed_on = models.DateField("报请日期")
    accepted = models.BooleanField("准予立案", null=True)
    decided_on = models.DateField("审批日期", null=True)
    opened = models.ForeignKey(PenaltyCase, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="一并立案的案件")

    class Meta:
        verbose_name = "报请一并立案"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "party"], condition=models.Q(accepted__isnull=True), name="joinder_waits_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.party_id}"
