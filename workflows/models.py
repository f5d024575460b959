"""Work: which process drives a subject, and who is to do what next. Nothing here is law; the aggregates hold that."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from viewflow.workflow.models import Process, Task

from cases.intake.models import Clue
from cases.penalty.models import PenaltyCase
from integrity.publicity.models import PenaltyPublicity


class ClueProcess(Process):
    """The running of the clue flow for one clue."""

    clue = models.ForeignKey(Clue, on_delete=models.PROTECT, related_name="processes")
    open = models.BooleanField(default=True)

    class Meta:
        verbose_name = "线索流程"
        constraints = [
            models.UniqueConstraint(
                fields=["clue"], condition=models.Q(open=True), name="one_open_clue_process"
            )
        ]

    @property
    def subject(self) -> Clue:
        return self.clue


class PenaltyProcess(Process):
    """The running of the penalty flow for one case; a case that reopens gets a new one."""

    case = models.ForeignKey(PenaltyCase, on_delete=models.PROTECT, related_name="processes")
    open = models.BooleanField(default=True)

    class Meta:
        verbose_name = "处罚流程"
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(open=True), name="one_open_case_process"
            )
        ]

    @property
    def subject(self) -> PenaltyCase:
        return self.case


class PublicityProcess(Process):
    """The running of the publication flow for one decision's publication."""

    publicity = models.ForeignKey(PenaltyPublicity, on_delete=models.PROTECT, related_name="processes")
    open = models.BooleanField(default=True)

    class Meta:
        verbose_name = "公示流程"
        constraints = [
            models.UniqueConstraint(
                fields=["publicity"], condition=models.Q(open=True), name="one_open_publicity_process"
            )
        ]

    @property
    def subject(self) -> PenaltyPublicity:
        return self.publicity


class WorkItem(models.Model):
    """One line of an inbox: an open task with what lists sort and filter by, kept beside viewflow's task.

    `due_on` is the nearest running deadline of the subject, copied so that a page is one indexed range.
    """

    task = models.OneToOneField(Task, on_delete=models.PROTECT, related_name="item")
    step = models.CharField(max_length=32)
    stream = models.CharField(max_length=48, db_index=True)
    authority = models.BigIntegerField()
    clue = models.ForeignKey(Clue, on_delete=models.PROTECT, null=True, related_name="+")
    case = models.ForeignKey(PenaltyCase, on_delete=models.PROTECT, null=True, related_name="+")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="work_items"
    )
    due_on = models.DateField(null=True)
    due_rule = models.CharField(max_length=16, blank=True)
    opened_at = models.DateTimeField()
    done = models.BooleanField(default=False)

    class Meta:
        verbose_name = "待办"
        indexes = [
            models.Index(fields=["owner", "done", "due_on", "id"], name="item_owner"),
            models.Index(fields=["authority", "done", "step", "due_on", "id"], name="item_queue"),
        ]

    def __str__(self) -> str:
        return f"{self.step} {self.stream}"
