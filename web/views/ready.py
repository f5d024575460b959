"""Whether the page of an act is open to the person who asks for it: permission, state, and the inbox line that the act ends."""

from __future__ import annotations

from cases.base import permissions
from cases.base.errors import Refused, Text
from cases.base.models import Aggregate
from web.acting import ActingRequest
from web.page import ActPage
from web.presenters.header import short
from web.views.asked import number
from workflows.human import STEP_OF_ACT, Human
from workflows.models import WorkItem


def ready(request: ActingRequest, page: ActPage, subject: Aggregate) -> WorkItem | None:
    """The open line that the act finishes; None for an act beside its step, and for one that may come when it waits no longer.

    Raises Refused for who may not do it, the wrong state, and a task that is finished or somebody else's.
    """
    permissions.ask(request.actor, page.act, subject)
    subject.lifecycle.move(short(page.act), subject.state)
    step = STEP_OF_ACT.get(page.act)
    if step is None or page.act in step.beside:
        return None
    lines = WorkItem.objects.filter(stream=subject.stream_key, step=step.code, done=False)
    line, named = lines.select_related("owner").first(), number(request.GET.get("item", ""))
    if line is None and named is None and (step.anytime or page.act in step.late):
        return None
    if line is None or named not in (None, line.pk):
        raise _stale(step, page.act)
    if line.owner_id not in (None, request.user.pk):
        raise _held(line, page.act)
    return line


def _stale(step: Human, act: str) -> Refused:
    zh = f"“{step.zh}”已经办理完毕，或者案件已有新的进展。"
    return Refused("stale_task", Text(zh, f"“{step.en}” was finished meanwhile, or the case has moved on."), act=act)


def _held(line: WorkItem, act: str) -> Refused:
    text = Text(f"该待办由“{line.owner}”领取，不能代办。", f"This task is held by {line.owner}.")
    return Refused("claimed_by_other", text, act=act)
