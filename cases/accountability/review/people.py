"""Who is who in a review: who answers for an act, who may have no part in the review, whose its steps are."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from django.db.models import Q, QuerySet

from cases.base.actors import Actor
from cases.base.models import BARRED, Act, Aggregate
from cases.base.roles import Role
from cases.base.selectors import aggregate_models
from cases.parties.models import Appointment, Authority, Officer
from cases.parties.selectors import presiding_over, reporting_to

if TYPE_CHECKING:
    from cases.accountability.review.models import ResponsibilityReview

K = TypeVar("K")
# the lightest first: who acted in several capacities answers in the gravest
CAPACITY_OF_ROLE: dict[str, str] = {
    Role.INTAKE: "handler", Role.CO: "handler", Role.CREDIT: "handler", Role.AR: "reviewer", Role.LR: "reviewer",
    Role.UH: "approver", Role.BL: "approver", Role.BH: "head",
}  # fmt: skip
GRAVITY = ("handler", "reviewer", "approver", "head")


def accountable_officials(stream: str) -> list[tuple[Officer, str]]:
    """Who answers for a subject, as the acts on it and on what it came from show: officer and capacity, gravest first."""
    acted = _acts_on(stream).values_list("officer", "actor_role").order_by("pk")
    named = [(officer, CAPACITY_OF_ROLE.get(role)) for officer, role in acted if officer is not None]
    known = [(officer, capacity) for officer, capacity in named if capacity]
    capacities = gravest([*known, *((officer, GRAVITY[0]) for officer in _assigned(stream))])
    officers = Officer.objects.in_bulk(capacities)
    ranked = sorted(capacities, key=lambda pk: (-GRAVITY.index(capacities[pk]), pk))
    return [(officers[pk], capacities[pk]) for pk in ranked]


def gravest(named: Iterable[tuple[K, str]]) -> dict[K, str]:
    """Each of them once, in the order of first mention, for the gravest capacity: who acted in several answers once."""
    found: dict[K, str] = {}
    for who, capacity in named:
        found[who] = max(found.get(who, capacity), capacity, key=_gravity)
    return found


def _gravity(capacity: str) -> int:
    """Its place in GRAVITY; what is no capacity comes last, so that the gate sees and refuses it."""
    return GRAVITY.index(capacity) if capacity in GRAVITY else len(GRAVITY)


def participants(stream: str) -> set[int]:
    """Officers who took part in, approved or ordered what was done on the subject."""
    acted = _acts_on(stream).values_list("officer", flat=True)
    return {officer for officer in acted if officer is not None} | _assigned(stream)


def subject_of(stream: str) -> Aggregate | None:
    """The subject of a stream, if it is one."""
    kind, _colon, pk = stream.partition(":")
    model = next((m for m in aggregate_models() if m._meta.model_name == kind), None)
    return model.objects.filter(pk=int(pk)).first() if model and pk.isdigit() else None


def _acts_on(stream: str) -> QuerySet[Act]:
    return Act.objects.filter(stream__in=[s.stream_key for s in _line(stream)], officer__isnull=False)


def _assigned(stream: str) -> set[int]:
    """Who was assigned to it, whether or not they acted."""
    return {
        officer for subject in _line(stream) for named in subject.relations().values() for officer in named
    }


def _line(stream: str) -> Iterator[Aggregate]:
    """The subject, then what it came from: the case behind a transfer, the clue behind a case."""
    found = subject_of(stream) if stream else None
    while found is not None:
        yield found
        found = getattr(found, "case", None) or getattr(found, "clue", None)


# --- who may have no part in a review ---


def barred(review: ResponsibilityReview) -> set[int]:
    """The official, who took part in the act under review, and who answers to the official."""
    return {review.official_id, *participants(review.about), *subordinates(review)}


def subordinates(review: ResponsibilityReview) -> set[int]:
    """Who has answered to the official since the review was opened."""
    return set(reporting_to(review.official_id, since=review.opened_on).values_list("pk", flat=True))


def would_handle(actor: Actor, *, authority: Authority, officials: Collection[Officer], about: str, since: date) -> bool:
    """Whether a review of each of these officials over this matter would be open to the actor: supervision or the head of
    the handling authority or of one above it, who stands apart. Never asks whether there is a review."""
    me = actor.officer_id
    if me is None or not (actor.role == Role.SUPERVISION or actor.presiding) or me in participants(about):
        return False
    if any(reporting_to(official.pk, since=since).filter(pk=me).exists() for official in officials):
        return False
    handlers = (handling_authority(authority, official=o, about=about, since=since) for o in officials)
    return all(handler.is_under(actor.authority_id) for handler in handlers)


def handling_authority(authority: Authority, *, official: Officer, about: str, since: date) -> Authority:
    """The first authority, from this one upwards, whose head may decide; the last one where none is left."""
    out = {
        official.pk, *participants(about), *reporting_to(official.pk, since=since).values_list("pk", flat=True),
    }  # fmt: skip
    leads = official.appointments.filter(role__in=(Role.BL, Role.BH)).values_list("authority", flat=True)
    found = authority
    while found.parent is not None:
        heads = set(presiding_over(found.pk, since=since).values_list("pk", flat=True))
        if found.pk not in leads and heads - out:
            break
        found = found.parent
    return found


def bureau_of(official: Officer, fallback: Authority) -> Authority:
    """Where the official serves: the latest appointment."""
    latest = official.appointments.select_related("authority").order_by("-valid_from", "-pk").first()
    return latest.authority if latest else fallback


# --- whose its steps are ---


def relations_of(review: ResponsibilityReview) -> Mapping[str, Collection[int]]:
    """`investigators`, `official`, `heads` who may decide, `supervisors`, `tellers`; barred is who has no part in it."""
    out = barred(review)
    current = investigators_of(review)
    supervisors = _holding(review, Role.SUPERVISION) - out
    return {
        "investigators": current, "official": [review.official_id], "supervisors": supervisors,
        "heads": set(presiding_over(review.authority_id, since=review.opened_on).values_list("pk", flat=True)) - out,
        "tellers": current or supervisors, BARRED: out,
    }  # fmt: skip


def investigators_of(review: ResponsibilityReview) -> list[int]:
    """Who investigates now."""
    rows = review.investigators.filter(to_day__isnull=True)
    return list(rows.values_list("officer", flat=True))


def _holding(review: ResponsibilityReview, role: Role) -> set[int]:
    still = Q(valid_to=None) | Q(valid_to__gte=review.opened_on)
    held = Appointment.objects.filter(still, authority=review.authority_id, role=role)
    return set(held.values_list("officer", flat=True))
