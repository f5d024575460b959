"""The process of a clue."""

from __future__ import annotations

from django.db import models
from viewflow.workflow.models import Process

from cases.intake.models import Clue


class ClueProcess(Process):
    """The running of the clue flow for one clue."""

    clue = models.ForeignKey(Clue, on_delete=models.PROTECT, related_name="processes")
    open = models.BooleanField(default=True)

    class Meta:
        verbose_name = "线索流程"
        constraints = [models.UniqueConstraint(fields=["clue"], condition=models.Q(open=True), name="one_open_clue_process")]

    @property
    def subject(self) -> Clue:
        return self.clue
