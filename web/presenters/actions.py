"""What a person may do on a subject now: the steps that wait, first; then the acts beside them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.base import gate, permissions
from cases.base.actors import Actor
from cases.base.models import Aggregate
from web.acts import ACT_PAGES
from web.kinds import KINDS, MODELS, subject_of
from web.presenters.header import act_name, short
from web.viewmodels import CaseAction
from workflows.human import STEP_OF_ACT, STEPS, ends_a_step
from workflows.models import WorkItem


def actions_of(subject: Aggregate, items: Iterable[WorkItem], *, actor: Actor) -> tuple[CaseAction, ...]:
    """The acts of the open lines `items` (of the subject and of its publications), then those beside any step."""
    lines = list(items)
    waiting = [action for item in lines for action in _of_step(item, subject, actor)]
    offered = {act for item in lines for act in STEPS[item.step].ends}
    return (*waiting, *_beside(subject, actor, offered))


def _of_step(item: WorkItem, subject: Aggregate, actor: Actor) -> Iterator[CaseAction]:
    step = STEPS[item.step]
    if actor.role not in step.roles:
        return
    about = subject if item.stream == subject.stream_key else _loaded(item.stream)
    free = item.owner_id in (None, actor.user_id)
    for place, act in enumerate(step.ends):
        if not gate.may(actor, short(act), about):
            continue
        if free:
            yield CaseAction(label=act_name(about, act), url=f"{_url(about, act)}?item={item.pk}", primary=place == 0)
        else:
            yield CaseAction(label=act_name(about, act), why_not=_("由%(who)s领取") % {"who": item.owner})


def _beside(subject: Aggregate, actor: Actor, offered: Collection[str]) -> Iterator[CaseAction]:
    """The acts beside any step, and those that may come when their step waits no longer.

    Acts that the same rows of the permission table allow are asked for once: each asks the database.
    """
    known: dict[object, bool] = {}
    for page in ACT_PAGES.values():
        mine = page.procedure == subject.lifecycle.name and _stands_beside(page.act, offered)
        if not mine or not gate.stands_open(short(page.act), subject):
            continue
        grant = permissions.TABLE[page.act]
        asked = (grant.roles, grant.rules)
        if asked not in known:
            known[asked] = permissions.permitted(actor, page.act, subject)
        if known[asked]:
            yield CaseAction(label=act_name(subject, page.act), url=_url(subject, page.act))


def _stands_beside(act: str, offered: Collection[str]) -> bool:
    return act not in offered and (not ends_a_step(act) or act in STEP_OF_ACT[act].late)


def waited_for(act: str, subject: Aggregate) -> bool:
    """Whether the flow lets the act come now: it ends no step, or its step waits."""
    if _stands_beside(act, ()):
        return True
    return WorkItem.objects.filter(stream=subject.stream_key, step=STEP_OF_ACT[act].code, done=False).exists()


def _loaded(stream: str) -> Aggregate:
    kind, pk = subject_of(stream)
    return MODELS[kind].objects.get(pk=pk)


def _url(subject: Aggregate, act: str) -> str:
    return reverse("web:act", args=[KINDS[type(subject)], subject.pk, act])
