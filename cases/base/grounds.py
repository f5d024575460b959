"""Who may read which subjects, and on which ground: rows that the procedures register, one for each reason to read.

What is above a procedure registers its own grounds here (a task to be done, a transfer of the case), so that nothing is
imported upwards. A subject is readable on any one ground; without one it does not exist for the reader.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from django.db.models import Case, CharField, Q, QuerySet, Value, When

from cases.base.actors import Actor
from cases.base.errors import Text
from cases.base.roles import Role

if TYPE_CHECKING:
    from cases.base.models import Aggregate

A = TypeVar("A", bound="Aggregate")

# the subjects that an actor reads on a ground: a condition on their rows, or their ids
Rows = Callable[[Actor], "Q | QuerySet[Any]"]
SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Ground:
    """Actors in these roles read the subjects for which `rows` holds. `code` enters the log, `said` is how it is shown.

    `wide`: the role reads them, whatever the person has to do with them.
    """

    code: str
    said: Text
    roles: frozenset[Role]
    rows: Rows
    wide: bool = False


GROUNDS: dict[type[Aggregate], list[Ground]] = {}


def register(model: type[Aggregate], *grounds: Ground) -> None:
    """Add grounds on which subjects of this kind are read. ValueError for two of one name, which the log could not tell apart."""
    known = GROUNDS.setdefault(model, [])
    for ground in grounds:
        if any(other.code == ground.code for other in known):
            raise ValueError(f"{model.__name__} has another ground {ground.code}")
        known.append(ground)


def said_of(code: str) -> Text | None:
    """How a ground of the log is shown."""
    return next((g.said for grounds in GROUNDS.values() for g in grounds if g.code == code), None)


def grounds_of(model: type[Aggregate], actor: Actor) -> list[Ground]:
    """The grounds that there are for the actor's role: what the person has to do with a subject, then what the role reads."""
    found = [ground for ground in GROUNDS.get(model, ()) if actor.role in ground.roles]
    return sorted(found, key=lambda ground: ground.wide)


def readable(model: type[A], actor: Actor) -> QuerySet[A]:
    """The subjects of this kind that the actor reads.

    Several grounds are one union of ids, each part found by its own index; a condition with OR would walk the table.
    """
    rows: QuerySet[A] = model._default_manager.all()
    if actor.is_system:
        return rows
    found = [ground.rows(actor) for ground in grounds_of(model, actor)]
    if len(found) < 2:
        return rows.filter(_condition(found[0])) if found else rows.none()
    first, *others = (rows.filter(f).order_by().values("pk") if isinstance(f, Q) else f for f in found)
    return rows.filter(pk__in=first.union(*others))


def with_ground(model: type[A], actor: Actor) -> QuerySet[A]:
    """The subjects of this kind, each with the first `ground` on which the actor reads it; empty where there is none."""
    default = Value(SYSTEM if actor.is_system else "")
    found = [] if actor.is_system else [(g.code, _condition(g.rows(actor))) for g in grounds_of(model, actor)]
    cases = (When(condition, then=Value(code)) for code, condition in found)
    rows: Any = model._default_manager.annotate(ground=Case(*cases, default=default, output_field=CharField()))
    return rows


def _condition(found: Q | QuerySet[Any]) -> Q:
    return found if isinstance(found, Q) else Q(pk__in=found)
