"""The process of a penalty case."""

from __future__ import annotations

from django.db import models
from viewflow.workflow.models import Process

from cases.penalty.models import PenaltyCase


class PenaltyProcess(Process):
    """The running of the penalty flow for one case; a case that reopens gets a new one."""

    case = models.ForeignKey(PenaltyCase, on_delete=models.PROTECT, related_name="processes")
    open = models.BooleanField(default=True)

    class Meta:
        verbose_name = "处罚流程"
        constraints = [models.UniqueConstraint(fields=["case"], condition=models.Q(open=True), name="one_open_case_process")]

    @property
    def subject(self) -> PenaltyCase:
        return self.case
