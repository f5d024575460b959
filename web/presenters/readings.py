"""The log of readings of reporters, in words."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from cases.base.actors import Actor
from cases.base.models import Act
from cases.intake.reporters import VERBS
from cases.parties.models import Authority
from web.clue.reporter import LABELS
from web.presenters.shell import role_name
from web.presenters.verbs import verb_name
from web.viewmodels import ReadingRow
from web.wording import listed


def readings_of(actor: Actor, *, after: int | None = None) -> QuerySet[Act]:
    """What was read and granted by people of the auditor's authority and those below it, the latest first."""
    under = Authority.objects.filter(path__contains=f"/{actor.authority_id}/").values("pk")
    found = Act.objects.filter(verb__in=VERBS, authority__in=under).order_by("-pk")
    return found if after is None else found.filter(pk__lt=after)


def rows_of(acts: Iterable[Act]) -> tuple[ReadingRow, ...]:
    return tuple(
        ReadingRow(
            at=act.at,
            what=verb_name(act.verb),
            who=act.actor_name,
            role=role_name(act.actor_role),
            clue=act.details.get("clue", ""),
            ground=act.reason,
            fields=_about(act),
        )
        for act in acts
    )


def _about(act: Act) -> str:
    """Which particulars were read or changed, or whom the grant was for."""
    if "officer" in act.details:
        return str(act.details["officer"])
    return listed(str(LABELS[name]) for name in act.details.get("fields", ()) if name in LABELS)
