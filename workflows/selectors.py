"""What the inbox shows: own tasks, the queue, the cases of an officer. Scope and prefetch are decided here."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from cases.base.actors import Actor
from cases.base.models import Act
from cases.intake.models import Verifier
from cases.penalty.models import Assignment
from workflows.models import WorkItem
from workflows.steps import STEPS


def mine(actor: Actor) -> models.QuerySet[WorkItem]:
    """Open tasks that the actor holds, for steps of the role now acted in; nearest deadline first."""
    return _ordered(WorkItem.objects.filter(owner=actor.user_id, done=False, step__in=_steps(actor)))


def claimable(actor: Actor) -> models.QuerySet[WorkItem]:
    """Open tasks nobody holds that the actor may take: own bureau, own role, and for case officers own cases."""
    items = WorkItem.objects.filter(
        owner=None, done=False, authority=actor.bureau, step__in=_steps(actor)
    )
    on_case = Assignment.objects.filter(
        case=OuterRef("case"), officer=actor.officer_id, duty="handler", to_day__isnull=True
    )
    ever_on_case = Assignment.objects.filter(case=OuterRef("case"), officer=actor.officer_id, duty="handler")
    on_clue = Verifier.objects.filter(clue=OuterRef("clue"), officer=actor.officer_id)
    if actor.role == "CO":
        return _ordered(items.filter(Exists(on_case) | Exists(on_clue)))
    return _ordered(items.filter(~Exists(ever_on_case)))


def handled(actor: Actor) -> models.QuerySet[WorkItem]:
    """What the cases wait for on which the actor works or has worked: as case officer, or by an act of their own."""
    mine = Assignment.objects.filter(case=OuterRef("case"), officer=actor.officer_id)
    acted = Act.objects.filter(stream=OuterRef("stream"), officer=actor.officer_id)
    items = WorkItem.objects.filter(done=False, authority=actor.bureau)
    return _ordered(items.filter(Exists(mine) | Exists(acted)))


def item_of(actor: Actor, pk: int) -> WorkItem | None:
    """An open or finished inbox line of the actor's bureau and role; None for anybody else's."""
    found = WorkItem.objects.select_related("case__party", "clue__party", "owner", "task")
    return found.filter(pk=pk, authority=actor.bureau, step__in=_steps(actor)).first()


def after(items: models.QuerySet[WorkItem], *, due: date | None, pk: int) -> models.QuerySet[WorkItem]:
    """The rows after a cursor: `due` is the last row's date (None when it had none), `pk` its id."""
    if due is None:
        return items.filter(due_on__isnull=True, pk__gt=pk)
    return items.filter(Q(due_on__gt=due) | Q(due_on=due, pk__gt=pk) | Q(due_on__isnull=True))


def _steps(actor: Actor) -> list[str]:
    return [s.code for s in STEPS.values() if actor.role in s.roles]


def _ordered(items: models.QuerySet[WorkItem]) -> models.QuerySet[WorkItem]:
    related = items.select_related("case__party", "clue__party", "owner")
    return related.order_by(F("due_on").asc(nulls_last=True), "pk")
