"""Inbox lines by the hundred, copied from one: for what lists cost, not for what they mean."""

from __future__ import annotations

from datetime import date
from typing import Any

from viewflow.workflow.models import Task

from tests.factories.cases import Played
from workflows.models import WorkItem

AS_IT_IS = date.min


def many_items(played: Played, number: int, *, owner: Any = None, due_on: date | None = AS_IT_IS) -> None:
    """`number` more lines like the open one of the case."""
    line = WorkItem.objects.filter(home=played.stream, done=False).select_related("task").earliest("pk")
    tasks = Task.objects.bulk_create(
        Task(
            process_id=line.task.process_id,
            flow_task=line.task.flow_task,
            flow_task_type=line.task.flow_task_type,
            status="NEW",
            token=line.task.token,
            created=line.task.created,
        )
        for _ in range(number)
    )
    WorkItem.objects.bulk_create(
        WorkItem(
            **{f.attname: getattr(line, f.attname) for f in line._meta.concrete_fields if f.name not in ("id", "task", "owner")}
            | {"task": task, "owner": owner, "due_on": line.due_on if due_on is AS_IT_IS else due_on}
        )
        for task in tasks
    )
