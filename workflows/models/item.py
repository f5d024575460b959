"""A line of an inbox."""

from __future__ import annotations

from collections.abc import Collection

from django.conf import settings
from django.db import models
from viewflow.workflow.models import Task


class WorkItem(models.Model):
    """One line of an inbox: an open task with what lists show, sort and filter by, kept beside viewflow's task.

    `home` is the stream of the subject on whose page the line is shown; `number`, `title`, `party`, `state` are copied from
    the subject, so that a page is one indexed range whatever the procedure. `due_on` is its nearest running deadline.
    `takers` lists the officers who alone may take the line (`|3|7|`; empty = whoever has the role), `barred` those who may
    not because of what they did on the subject.
    """

    task = models.OneToOneField(Task, on_delete=models.PROTECT, related_name="item")
    step = models.CharField(max_length=32)
    stream = models.CharField(max_length=48, db_index=True)
    home = models.CharField(max_length=48, db_index=True)
    authority = models.BigIntegerField()
    number = models.CharField(max_length=80)
    title = models.CharField(max_length=200, blank=True)
    party = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=24)
    takers = models.TextField(blank=True)
    barred = models.TextField(blank=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="work_items")
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


def marks(officers: Collection[int]) -> str:
    """Officers as `takers` and `barred` hold them: sorted, each between bars."""
    return "".join(f"|{officer}" for officer in sorted(officers)) + ("|" if officers else "")


def mark(officer: int | None) -> str:
    """What to look for in them."""
    return f"|{officer}|"
