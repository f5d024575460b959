"""The process of a transfer."""

from __future__ import annotations

from django.db import models
from viewflow.workflow.models import Process

from cases.transfer.models import Transfer


class TransferProcess(Process):
    """The running of the transfer flow for one transfer."""

    transfer = models.ForeignKey(Transfer, on_delete=models.PROTECT, related_name="processes")
    open = models.BooleanField(default=True)

    class Meta:
        verbose_name = "移送流程"
        constraints = [
            models.UniqueConstraint(fields=["transfer"], condition=models.Q(open=True), name="one_open_transfer_process")
        ]

    @property
    def subject(self) -> Transfer:
        return self.transfer
