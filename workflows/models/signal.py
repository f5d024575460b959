"""The process of a supervision signal."""

from __future__ import annotations

from django.db import models
from viewflow.workflow.models import Process

from cases.accountability.signals.models import SupervisionSignal


class SignalProcess(Process):
    """The running of the signal flow for one signal."""

    signal = models.ForeignKey(SupervisionSignal, on_delete=models.PROTECT, related_name="processes")
    open = models.BooleanField(default=True)

    class Meta:
        verbose_name = "监督信号流程"
        constraints = [models.UniqueConstraint(fields=["signal"], condition=models.Q(open=True), name="one_open_signal_process")]

    @property
    def subject(self) -> SupervisionSignal:
        return self.signal
