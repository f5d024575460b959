"""People come and go: what somebody holds passes on when the appointment ends, and whoever leads is asked to name another.

Claims are work and not law, so they are given back without an act. Who is named to a case, a clue, a transfer or a review stays
named until another is: that is an act, for which a step is put before those who may do it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from cases.accountability.review.models import Investigator, ResponsibilityReview
from cases.accountability.review.separation import INVESTIGATING
from cases.base.actors import Actor
from cases.base.models import Aggregate
from cases.base.roles import Role
from cases.base.work import begin, legal_date
from cases.intake.models import Clue, Verifier
from cases.parties.models import Appointment
from cases.parties.selectors import valid_on
from cases.parties.services import end_appointment
from cases.penalty.models import Assignment, PenaltyCase
from cases.transfer.models import TaskForceMember, Transfer
from workflows import tasks
from workflows.following import Done, follows
from workflows.human import STEP_OF_ACT, STEPS
from workflows.models import WorkItem


@dataclass(frozen=True, slots=True)
class Post:
    """Where officers are named to a subject: the rows and the column that leads to it, the roles one must hold, and the act
    by which another is named."""

    rows: type[Any]
    subject: type[Aggregate]
    column: str
    roles: tuple[Role, ...]
    act: str

    def short_of(self, officers: QuerySet[Any] | None, on: date) -> QuerySet[Any]:
        """The subjects still open to the act on which somebody is named who holds no such role in its bureau on the day."""
        verb = self.act.partition(".")[2]
        states = {s for row in self.subject.lifecycle.rows(verb) if row.live for s in row.sources}
        held = Appointment.objects.filter(
            valid_on(on), officer=OuterRef("officer"), authority=OuterRef(f"{self.column}__authority"), role__in=self.roles
        )
        rows = self.rows.objects.filter(~Exists(held), to_day__isnull=True, **{f"{self.column}__state__in": states})
        if officers is not None:
            rows = rows.filter(officer__in=officers)
        return self.subject._default_manager.filter(pk__in=rows.values(self.column)).order_by("pk")


POSTS = (
    Post(Assignment, PenaltyCase, "case", (Role.CO,), "penalty.replace_officer"),
    Post(Verifier, Clue, "clue", (Role.CO,), "clue.replace_officer"),
    Post(TaskForceMember, Transfer, "transfer", (Role.CO,), "transfer.replace_officer"),
    Post(Investigator, ResponsibilityReview, "review", INVESTIGATING, "responsibility.recuse"),
)


@dataclass
class Passed:
    """How many claims were given back, and on how many subjects somebody was asked for."""

    released: int = 0
    asked: int = 0


def end_service(*, actor: Actor, now: datetime, appointment: int, last_day: date, reason: str) -> Appointment:
    """免职、调离: the appointment ends after `last_day`; from now on those who lead are asked for successors, and what the
    officer holds passes on as soon as the day is over (at once if it is)."""
    with begin(actor, now, act="parties.end_appointment", subject=f"appointment:{appointment}") as work:
        row = end_appointment(work=work, appointment=appointment, last_day=last_day, reason=reason)
        _ask(Appointment.objects.filter(pk=appointment).values("officer"), on=last_day + timedelta(days=1), now=now)
        _give_back(_orphaned(legal_date(now)))
    return row


def pass_on(*, now: datetime) -> Passed:
    """Nightly: give back what those hold who are no longer appointed to the step, and ask again where nobody was named yet."""
    with transaction.atomic():
        released = _give_back(_orphaned(legal_date(now)))
        asked = _ask(None, on=legal_date(now), now=now)
    return Passed(released, asked)


def _orphaned(on: date) -> list[WorkItem]:
    """Open lines whose holder is no longer appointed, on the day, to a role of the step at its desk."""
    lines = list(WorkItem.objects.filter(done=False, owner__isnull=False).select_related("task").order_by("pk"))
    held: dict[tuple[Any, Any], set[str]] = {}
    known = Appointment.objects.filter(valid_on(on), officer__user__in={line.owner_id for line in lines})
    for user, authority, role in known.values_list("officer__user", "authority", "role"):
        held.setdefault((user, authority), set()).add(role)
    return [line for line in lines if not held.get((line.owner_id, line.authority), set()) & STEPS[line.step].roles]


def _give_back(lines: Iterable[WorkItem]) -> int:
    found = list(lines)
    for line in found:
        tasks.unclaim(line)
    return len(found)


def _ask(officers: QuerySet[Any] | None, *, on: date, now: datetime) -> int:
    asked = 0
    for post in POSTS:
        step = STEP_OF_ACT[post.act].code
        for subject in _unasked(post, officers, on, step):
            tasks.start(subject, now=now, at="after_departure", beside=True)
            asked += 1
    return asked


def _unasked(post: Post, officers: QuerySet[Any] | None, on: date, step: str) -> Iterator[Aggregate]:
    waiting = set(WorkItem.objects.filter(step=step, done=False).values_list("stream", flat=True))
    yield from (s for s in post.short_of(officers, on) if s.stream_key not in waiting)


@follows("penalty.replace_officer", "clue.replace_officer", "transfer.replace_officer", "responsibility.recuse")
def take_back(done: Done) -> None:
    """What the one who leaves had taken goes back to the others, of what hangs on the subject too (a listing, a publication)."""
    subject: Aggregate = done.subject
    homes = [subject.stream_key, *(s.stream_key for s in _parts(subject))]
    holder = done.given["leaving"].user_id
    if holder is not None:
        lines = WorkItem.objects.filter(stream__in=homes, done=False, owner=holder)
        _give_back(lines.select_related("task").order_by("pk"))
    for part in _parts(subject):
        tasks.refresh_items(part, now=done.now)


def _parts(subject: Aggregate) -> list[Aggregate]:
    """What takes its officers from the case."""
    if not isinstance(subject, PenaltyCase):
        return []
    publications = [p for d in subject.decisions.all() for p in _publication(d)]
    return [*subject.listings.all(), *publications]


def _publication(decision: Any) -> list[Aggregate]:
    found = getattr(decision, "publicity", None)
    return [found] if found is not None else []
