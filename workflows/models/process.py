"""The running of a flow for one subject."""

from __future__ import annotations

from django.db import models
from viewflow.workflow.models import Process

from cases.accountability.review.models import ResponsibilityReview
from cases.accountability.signals.models import SupervisionSignal
from cases.intake.models import Clue
from cases.penalty.models import PenaltyCase
from cases.transfer.models import Transfer
from integrity.blacklist.models import BlacklistCase
from integrity.publicity.models import PenaltyPublicity


class SubjectProcess(Process):
    """A process of one subject, which holds no legal data. One process drives a subject (`open`); if it reopens it gets a new
    one. Another may run beside it, to have an officer named while the work goes on."""

    open = models.BooleanField(default=True)

    class Meta:
        abstract = True
        constraints = [models.UniqueConstraint(fields=["subject"], condition=models.Q(open=True), name="one_open_%(class)s")]


class ClueProcess(SubjectProcess):
    subject = models.ForeignKey(Clue, on_delete=models.PROTECT, related_name="processes")

    class Meta(SubjectProcess.Meta):
        verbose_name = "线索流程"


class PenaltyProcess(SubjectProcess):
    subject = models.ForeignKey(PenaltyCase, on_delete=models.PROTECT, related_name="processes")

    class Meta(SubjectProcess.Meta):
        verbose_name = "处罚流程"


class PublicityProcess(SubjectProcess):
    subject = models.ForeignKey(PenaltyPublicity, on_delete=models.PROTECT, related_name="processes")

    class Meta(SubjectProcess.Meta):
        verbose_name = "公示流程"


class TransferProcess(SubjectProcess):
    subject = models.ForeignKey(Transfer, on_delete=models.PROTECT, related_name="processes")

    class Meta(SubjectProcess.Meta):
        verbose_name = "移送流程"


class BlacklistProcess(SubjectProcess):
    subject = models.ForeignKey(BlacklistCase, on_delete=models.PROTECT, related_name="processes")

    class Meta(SubjectProcess.Meta):
        verbose_name = "列入流程"


class SignalProcess(SubjectProcess):
    subject = models.ForeignKey(SupervisionSignal, on_delete=models.PROTECT, related_name="processes")

    class Meta(SubjectProcess.Meta):
        verbose_name = "监督信号流程"


class ResponsibilityProcess(SubjectProcess):
    subject = models.ForeignKey(ResponsibilityReview, on_delete=models.PROTECT, related_name="processes")

    class Meta(SubjectProcess.Meta):
        verbose_name = "责任审查流程"
