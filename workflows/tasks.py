"""Driving the flows: start a process, finish a step, keep the inbox lines. Called by commands inside their Work."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import OuterRef, Subquery
from viewflow.workflow.models import Task
from viewflow.workflow.status import PROCESS, STATUS

from cases.base.actors import Actor
from cases.base.errors import Refused, Text
from cases.base.models import BARRED, Aggregate, Deadline
from cases.base.models.clocks import ClockState
from workflows.human import FLOWS, STEPS, Human
from workflows.models import WorkItem
from workflows.models.item import marks

OPEN_TASKS = (STATUS.NEW, STATUS.ASSIGNED, STATUS.STARTED)


def start(subject: Aggregate, *, now: datetime, at: str = "start", beside: bool = False) -> None:
    """Start the flow of a subject, at its beginning or at another of its entrances; `beside`: what waits already goes on."""
    getattr(FLOWS[type(subject)], at).run(subject=subject, beside=beside)
    refresh_items(subject, now=now)


def finish(subject: Aggregate, step: str, *, actor: Actor, now: datetime, item: int | None = None, refresh: bool = True) -> None:
    """Finish the open task of `step` as done by the actor; refuse if it is somebody else's or was finished already.

    `refresh=False` is for callers that update the inbox lines afterwards: doing it twice would double their cost.
    """
    task = _open_task(subject, step, item)
    with task.activation() as activation:
        _take(activation, actor)
        activation.start(None)
        activation.execute()
    if refresh:
        refresh_items(subject, now=now)


def waits(subject: Aggregate, step: str) -> bool:
    """Whether the subject waits for somebody to do this step."""
    open_tasks = Task.objects.filter(process__in=_processes(subject), status__in=OPEN_TASKS)
    return any(task.flow_task.name == step for task in open_tasks)


def claim(item: WorkItem, *, actor: Actor) -> None:
    """Take a task from the queue."""
    with item.task.activation() as activation:
        if activation.task.owner_id not in (None, actor.user_id):
            raise _taken(activation.task)
        if activation.task.owner_id is None:
            activation.assign(get_user_model().objects.get(pk=actor.account))
    item.owner_id = actor.user_id
    item.save(update_fields=["owner"])


def release(item: WorkItem, *, actor: Actor) -> None:
    """Give a task back to the queue."""
    with item.task.activation() as activation:
        if activation.task.owner_id != actor.user_id:
            raise _taken(activation.task)
    unclaim(item)


def unclaim(item: WorkItem) -> None:
    """The line is nobody's again: its holder gave it back, or may no longer do it."""
    with item.task.activation() as activation:
        activation.unassign()
    item.owner = None
    item.save(update_fields=["owner"])


def cancel_open(subject: Aggregate, *, now: datetime) -> None:
    """Cancel what a process still waits for; used when a decision is changed or annulled and work starts elsewhere."""
    for process in _processes(subject).filter(open=True):
        for task in Task.objects.filter(process=process, status__in=OPEN_TASKS):
            with task.activation() as activation:
                if activation.task.status != STATUS.CANCELED:
                    activation.cancel()
        process.status, process.open, process.finished = PROCESS.CANCELED, False, now
        process.save()
    refresh_items(subject, now=now)


def refresh_items(subject: Aggregate, *, now: datetime) -> None:
    """Update the inbox lines of a subject from its open tasks, its nearest clock and what it is by now."""
    open_tasks = list(Task.objects.filter(process__in=_processes(subject), status__in=OPEN_TASKS))
    known = dict(WorkItem.objects.filter(stream=subject.stream_key).values_list("task_id", "done"))
    _close_finished({task for task, done in known.items() if not done} - {task.pk for task in open_tasks})
    if not open_tasks:
        _processes(subject).filter(status=PROCESS.DONE, open=True).update(open=False)
    tasks = [task for task in open_tasks if task.flow_task.name in STEPS]
    if not tasks:
        return
    nearest = {c.rule: c.due_on for c in Deadline.objects.filter(stream=subject.stream_key, state=ClockState.RUNNING)}
    shown, related = _shown(subject), subject.relations()
    for task in tasks:
        step = STEPS[task.flow_task.name]
        rule = next((r for r in step.clocks if nearest.get(r)), "")
        line = {
            **shown,
            **_who(step, related),
            "authority": subject.desk_of(step.at or step.by),
            "due_on": nearest.get(rule),
            "due_rule": rule,
            "owner_id": task.owner_id,
        }
        if task.pk in known:
            WorkItem.objects.filter(task=task).update(**line)
        else:
            WorkItem.objects.create(task=task, step=step.code, stream=subject.stream_key, opened_at=now, **line)


def _close_finished(tasks: Collection[int]) -> None:
    if tasks:
        # who did it stays on the line, claimed or not
        doer = Task.objects.filter(pk=OuterRef("task")).values("owner")[:1]
        WorkItem.objects.filter(task__in=tasks).update(done=True, owner=Subquery(doer))


def _shown(subject: Aggregate) -> dict[str, Any]:
    """What the lines of a subject show of it, and which officers its relations name."""
    listed = subject.listed
    return {
        "home": subject.home_key,
        "number": listed.number,
        "title": listed.title,
        "party": listed.party,
        "state": subject.state,
    }


def _who(step: Human, related: Mapping[str, Collection[int]]) -> dict[str, str]:
    """Who alone may take a line of the step, or who of the role may not."""
    if step.by:
        return {"takers": marks(related[step.by]), "barred": ""}
    return {"takers": "", "barred": marks(related.get(BARRED, ()))}


def _processes(subject: Aggregate) -> Any:
    return subject.processes.all()  # type: ignore[attr-defined]


def _open_task(subject: Aggregate, step: str, item: int | None) -> Task:
    tasks = Task.objects.filter(process__in=_processes(subject), status__in=OPEN_TASKS)
    found = next((t for t in tasks if t.flow_task.name == step), None)
    if found is None or (item is not None and not WorkItem.objects.filter(pk=item, task=found).exists()):
        raise Refused(
            "stale_task",
            Text(f"“{STEPS[step].zh}”已由他人办理完毕，请刷新页面。", f"“{STEPS[step].en}” was finished meanwhile; reload."),
        )
    return found


def _take(activation: Any, actor: Actor) -> None:
    """The actor does the task: takes it if nobody has it, refuses if somebody else has; the system takes any."""
    if actor.is_system and activation.task.owner_id is None:
        activation.assign(None)
    elif activation.task.owner_id is None:
        # only the key is stored; the account was read when its owner signed in
        activation.assign(get_user_model()(pk=actor.account))
    elif activation.task.owner_id != actor.user_id and not actor.is_system:
        raise _taken(activation.task)


def _taken(task: Task) -> Refused:
    name = str(task.owner) if task.owner_id else "待领取"
    return Refused("claimed_by_other", Text(f"该待办由“{name}”领取，不能代办。", f"This task is held by {name}."))
