"""Who is who in a review: who answers for an act, who may have no part in the review, whose its steps are."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from django.db.models import Q

from cases.accountability.matters import acts_on, assigned, participants
from cases.base.actors import Actor
from cases.base.models import BARRED
from cases.base.roles import Role
from cases.parties.models import Appointment, Authority, Officer
from cases.parties.selectors import presiding_over, reporting_to

if TYPE_CHECKING:
    from cases.accountability.review.models import ResponsibilityReview

K = TypeVar("K")
# the lightest first: who acted in several capacities answers in the gravest
CAPACITY_OF_ROLE: dict[str, str] = {
    Role.INTAKE: "handler",
    Role.CO: "handler",
    Role.CREDIT: "handler",
    Role.AR: "reviewer",
    Role.LR: "reviewer",
    Role.UH: "approver",
    Role.BL: "approver",
    Role.BH: "head",
}
GRAVITY = ("handler", "reviewer", "approver", "head")


def accountable_officials(stream: str) -> list[tuple[Officer, str]]:
    """Who answers for a subject, as the acts on it and on what it came from show: officer and capacity, gravest first."""
    acted = acts_on(stream).values_list("officer", "actor_role").order_by("pk")
    named = [(officer, CAPACITY_OF_ROLE.get(role)) for officer, role in acted if officer is not None]
    known = [(officer, capacity) for officer, capacity in named if capacity]
    capacities = gravest([*known, *((officer, GRAVITY[0]) for officer in assigned(stream))])
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


# --- who may have no part in a review ---


def barred(review: ResponsibilityReview) -> set[int]:
    """The official, who took part in the act under review, and who answers to the official."""
    return {review.official_id, *involved(review), *subordinates(review)}


def involved(review: ResponsibilityReview) -> set[int]:
    """Who took part in the act under review, and the officials of the other files of the affair."""
    others = type(review).objects.filter(affair=review.affair).exclude(official=review.official_id)
    return participants(review.about) | set(others.values_list("official", flat=True))


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


def handling_authority(
    authority: Authority, *, official: Officer, about: str, since: date, beside: Collection[int] = ()
) -> Authority:
    """The first authority, from this one upwards, with people enough who stand apart; the last one where none has.

    `beside` are the officials of the other files of the affair.
    """
    led = set(reporting_to(official.pk, since=since).values_list("pk", flat=True))
    out = {official.pk, *beside, *participants(about), *led}
    leads = official.appointments.filter(role__in=(Role.BL, Role.BH)).values_list("authority", flat=True)
    found = authority
    while found.parent is not None and (found.pk in leads or not _manned(found, out, since)):
        found = found.parent
    return found


def _manned(authority: Authority, out: set[int], since: date) -> bool:
    """A head who decides, supervision that verifies, and two investigators, none of them out (CSR 41, 42)."""
    heads = set(presiding_over(authority.pk, since=since).values_list("pk", flat=True))
    supervision = _holding(authority.pk, since, Role.SUPERVISION) - out
    return bool(heads - out) and bool(supervision) and len(supervision | _holding(authority.pk, since, Role.LR) - out) >= 2


def bureau_of(official: Officer, fallback: Authority) -> Authority:
    """Where the official serves: the latest appointment."""
    latest = official.appointments.select_related("authority").order_by("-valid_from", "-pk").first()
    return latest.authority if latest else fallback


# --- whose its steps are ---


def relations_of(review: ResponsibilityReview) -> Mapping[str, Collection[int]]:
    """`investigators`, `official`, `heads` who may decide, `supervisors`, `tellers`; barred is who has no part in it."""
    out = barred(review)
    current = investigators_of(review)
    supervisors = _holding(review.authority_id, review.opened_on, Role.SUPERVISION) - out
    return {
        "investigators": current,
        "official": [review.official_id],
        "supervisors": supervisors,
        "heads": set(presiding_over(review.authority_id, since=review.opened_on).values_list("pk", flat=True)) - out,
        "tellers": current or supervisors,
        BARRED: out,
    }


def investigators_of(review: ResponsibilityReview) -> list[int]:
    """Who investigates now."""
    rows = review.investigators.filter(to_day__isnull=True)
    return list(rows.values_list("officer", flat=True))


def _holding(authority: int, since: date, role: Role) -> set[int]:
    still = Q(valid_to=None) | Q(valid_to__gte=since)
    held = Appointment.objects.filter(still, authority=authority, role=role)
    return set(held.values_list("officer", flat=True))
