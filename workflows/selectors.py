"""What the inbox shows: own tasks, the queue, the cases of an officer. Scope and prefetch are decided here."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from cases.base.actors import Actor
from cases.base.kept import once
from cases.base.models import Act, Aggregate
from cases.base.selectors import aggregate_models
from workflows.human import STEPS
from workflows.models import WorkItem
from workflows.models.item import mark


def mine(actor: Actor) -> models.QuerySet[WorkItem]:
    """Open tasks that the actor holds, for steps of the role now acted in; nearest deadline first."""
    items = WorkItem.objects.filter(owner=actor.user_id, done=False, step__in=_steps(actor))
    return _ordered(_readable(items, actor))


def claimable(actor: Actor) -> models.QuerySet[WorkItem]:
    """Open tasks nobody holds that the actor may take: own bureau, own role, and whom the subject names or bars."""
    items = WorkItem.objects.filter(owner=None, done=False, authority=actor.bureau, step__in=_steps(actor))
    me = mark(actor.officer_id)
    open_to_me = items.filter(Q(takers="") | Q(takers__contains=me)).exclude(barred__contains=me)
    return _ordered(_readable(open_to_me, actor))


def waiting(actor: Actor) -> models.QuerySet[WorkItem]:
    """Open lines that the actor holds or may take, as they stand: a ground to read their subjects."""
    me = mark(actor.officer_id)
    free = Q(owner=None, authority=actor.authority_id) & (Q(takers="") | Q(takers__contains=me)) & ~Q(barred__contains=me)
    return WorkItem.objects.filter(Q(owner=actor.user_id) | free, done=False, step__in=_steps(actor))


def handled(actor: Actor) -> models.QuerySet[WorkItem]:
    """What the subjects wait for on which the actor works or has worked: named by a line, or by an act they did."""
    me = mark(actor.officer_id)
    acted = Act.objects.filter(stream=OuterRef("stream"), officer=actor.officer_id)
    items = WorkItem.objects.filter(done=False, authority=actor.bureau)
    named = items.filter(Q(takers__contains=me) | Q(barred__contains=me) | Exists(acted))
    return _ordered(_readable(named, actor))


def open_items(home: str) -> models.QuerySet[WorkItem]:
    """The open lines shown on the page of a subject: its own and those of its parts."""
    return WorkItem.objects.filter(home=home, done=False).select_related("owner").order_by("pk")


def item_of(actor: Actor, pk: int) -> WorkItem | None:
    """An open or finished inbox line of the actor's bureau and role; None for anybody else's."""
    found = WorkItem.objects.select_related("owner", "task")
    return found.filter(pk=pk, authority=actor.bureau, step__in=_steps(actor)).first()


def after(items: models.QuerySet[WorkItem], *, due: date | None, pk: int) -> models.QuerySet[WorkItem]:
    """The rows after a cursor: `due` is the last row's date (None when it had none), `pk` its id."""
    if due is None:
        return items.filter(due_on__isnull=True, pk__gt=pk)
    return items.filter(Q(due_on__gt=due) | Q(due_on=due, pk__gt=pk) | Q(due_on__isnull=True))


def _readable(items: models.QuerySet[WorkItem], actor: Actor) -> models.QuerySet[WorkItem]:
    """Without the lines of confidential subjects that the actor may not follow: not even their numbers are shown.
    A line that names the actor is shown to whoever may read its subject."""
    me = mark(actor.officer_id)
    for model in (m for m in aggregate_models() if m.confidential):
        seen, followed = _confidential(model, actor)
        named = Q(takers__contains=me, stream__in=seen)
        items = items.filter(~Q(stream__startswith=f"{model._meta.model_name}:") | named | Q(stream__in=followed))
    return items


@once
def _confidential(model: type[Aggregate], actor: Actor) -> tuple[list[str], list[str]]:
    """The few confidential subjects that the actor may read, and follow: asked once a page, as plain sets of streams.
    Inside the lists' own statements the question would be planned again for each of them, and cost more than the lists."""
    seen = list(model.visible_to(actor).values_list("pk", flat=True))
    followed = model.followed_by(actor).filter(pk__in=seen).values_list("pk", flat=True) if seen else ()
    return [f"{model._meta.model_name}:{pk}" for pk in seen], [f"{model._meta.model_name}:{pk}" for pk in followed]


def _steps(actor: Actor) -> list[str]:
    return [s.code for s in STEPS.values() if actor.role in s.roles]


def _ordered(items: models.QuerySet[WorkItem]) -> models.QuerySet[WorkItem]:
    return items.select_related("owner").order_by(F("due_on").asc(nulls_last=True), "pk")
