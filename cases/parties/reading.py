"""The grounds of reading that every procedure shares: the breadth of the roles, and what a person has to do with a subject.

Leaders and supervisors read the bureau and those below it. Everybody else reads within the own bureau: what is given to them,
what they did an act on, and what their role is named for in the table of the procedure (`reading.py`). The three
administrators are in no row and read no subject (GB/T 22239-2019 8.1.5).
"""

from __future__ import annotations

from typing import Any

from django.db.models import BigIntegerField, F, Q, QuerySet
from django.db.models.functions import Cast, Substr

from cases.base.actors import Actor
from cases.base.errors import Text
from cases.base.grounds import Ground, Rows
from cases.base.models import Act, Aggregate
from cases.base.roles import LEADERS, SUPERVISION, UH
from cases.parties.selectors import OVERSEERS, STAFF, bureaus

# whose reading hangs on what is theirs to do
PERSONAL = STAFF - OVERSEERS


def below(actor: Actor) -> Q:
    """The own bureau and those below it."""
    return Q(authority__in=bureaus(actor))


def in_bureau(actor: Actor) -> Q:
    return Q(authority=actor.authority_id)


OVERSIGHT = (
    Ground("leader", Text("本机关及下级机关负责人", "Leader of the bureau or one above"), LEADERS, below, wide=True),
    Ground("supervisor", Text("执法监督", "Supervision of enforcement"), SUPERVISION, below, wide=True),
)


def acted_on(model: type[Aggregate]) -> Ground:
    """Whatever the officer did an act on in the service of the bureau."""

    def rows(actor: Actor) -> QuerySet[Any]:
        done = Act.objects.filter(officer=actor.officer_id, authority=actor.authority_id)
        return ids_in(done, "stream", model)

    return Ground("acted", Text("办理过该事项", "Did an act on it"), PERSONAL, rows)


def in_unit(rows: Rows) -> Ground:
    """What the head's own unit handles."""
    return Ground("unit", Text("本机构承办", "Handled by the own unit"), UH, rows)


def of_unit(rows: QuerySet[Any], actor: Actor, *, authority: str, on: str) -> QuerySet[Any]:
    """Those of the rows (each naming an `officer`) whose officer belonged to the actor's unit on the day in the column `on`.

    A bureau without units has one, without a name.
    """
    held = "officer__appointments__"
    place = {authority: actor.authority_id, f"{held}authority": actor.authority_id, f"{held}unit": actor.unit}
    ended = Q(**{f"{held}valid_to": None}) | Q(**{f"{held}valid_to__gte": F(on)})
    return rows.filter(ended, **place, **{f"{held}valid_from__lte": F(on)})


def ids_in(rows: QuerySet[Any], column: str, model: type[Aggregate]) -> QuerySet[Any]:
    """The ids of the subjects of this kind whose streams stand in the column."""
    kind = f"{model._meta.model_name}:"
    named = rows.filter(**{f"{column}__startswith": kind}).order_by()
    return named.annotate(id_=Cast(Substr(column, len(kind) + 1), BigIntegerField())).values("id_")
