"""The process of a publication."""

from __future__ import annotations

from django.db import models
from viewflow.workflow.models import Process

from integrity.publicity.models import PenaltyPublicity


class PublicityProcess(Process):
    """The running of the publication flow for one decision's publication."""

    publicity = models.ForeignKey(PenaltyPublicity, on_delete=models.PROTECT, related_name="processes")
    open = models.BooleanField(default=True)

    class Meta:
        verbose_name = "公示流程"
        constraints = [
            models.UniqueConstraint(fields=["publicity"], condition=models.Q(open=True), name="one_open_publicity_process")
        ]

    @property
    def subject(self) -> PenaltyPublicity:
        return self.publicity
