"""Named reads over authorities, officers and parties; where scope is decided."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from cases.base import spelling
from cases.base.actors import Actor, ActorKind
from cases.base.errors import NotPermitted, Text
from cases.base.kept import once
from cases.base.models import User
from cases.base.roles import LEADERS, Role
from cases.parties import name_index
from cases.parties import uscc as codes
from cases.parties.models import Appointment, Authority, Certificate, CertificateKind, Officer, Party, PartyName, Region
from cases.parties.name_index import Held
from cases.parties.papers import digests_of

# besides their own authority's subjects, these see those of the authorities below
OVERSEERS = LEADERS | {Role.SUPERVISION}
# the bureau's own staff; the three administrators see no subject at all
STAFF = frozenset({Role.INTAKE, Role.CO, Role.UH, Role.AR, Role.LR, Role.CREDIT}) | OVERSEERS


def valid_on(day: date) -> Q:
    """Rows with `valid_from`/`valid_to` (both inclusive) that count on the day."""
    return Q(valid_from__lte=day) & (Q(valid_to=None) | Q(valid_to__gte=day))


# --- who acts ---


def actor_for(*, user: User, appointment_id: int | None = None, on: date) -> Actor:
    """The actor that this account is on a day, under the named appointment or its only one.

    Raises NotPermitted if the account is inactive, holds no such appointment that day, or must choose between
    several.
    """
    held = list(appointments_of(user, on)) if user.is_active else []
    if appointment_id is not None:
        held = [a for a in held if a.pk == appointment_id]
    if not held:
        raise NotPermitted(
            "no_appointment",
            Text(
                "您当日没有有效的任职，不能办理业务；请联系安全管理员。",
                "You hold no appointment on that day; ask the security administrator.",
            ),
        )
    if len(held) > 1:
        raise NotPermitted(
            "choose_appointment",
            Text("您有多个任职，请先选择以哪一身份办理。", "You hold several appointments; choose the one you act under."),
        )
    return actor_of(held[0], on=on)


def actor_of(appointment: Appointment, *, on: date) -> Actor:
    """The actor under an appointment, with the certificates valid on the day (one query)."""
    officer, authority = appointment.officer, appointment.authority
    kinds = set(officer.certificates.filter(valid_on(on), suspended=False).values_list("kind", flat=True))
    return Actor(
        kind=ActorKind.OFFICER,
        name=officer.name,
        role=Role(appointment.role),
        user_id=officer.user_id,
        officer_id=officer.pk,
        appointment_id=appointment.pk,
        authority_id=authority.pk,
        authority_name=authority.name,
        unit=appointment.unit,
        certified=CertificateKind.ENFORCEMENT in kinds,
        legal_qualified=CertificateKind.LEGAL_PROFESSION in kinds,
        presiding=appointment.role == Role.BH or (appointment.role == Role.BL and appointment.acting),
    )


def appointments_of(user: User, on: date) -> QuerySet[Appointment]:
    """The account's appointments that count on the day, with officer and authority."""
    return Appointment.objects.filter(valid_on(on), officer__user=user).select_related("officer", "authority").order_by("pk")


def officers_of(authority: Authority, role: Role, on: date) -> QuerySet[Officer]:
    """Who holds the role at the authority on the day."""
    held = Appointment.objects.filter(valid_on(on), officer=OuterRef("pk"), authority=authority, role=role)
    return Officer.objects.filter(Exists(held)).order_by("pk")


def unit_of(officer: Officer, authority: Authority, *, on: date) -> str:
    """The unit of the authority in which the officer served on the day; empty where none is recorded."""
    held = officer.appointments.filter(valid_on(on), authority=authority).exclude(unit="")
    return held.order_by("pk").values_list("unit", flat=True).first() or ""


def reporting_to(head: int, *, since: date) -> QuerySet[Officer]:
    """Who has answered to the officer since the day: those in the unit that the officer heads (but no leader), and everybody in
    an authority that the officer leads or in one below it."""
    held = Appointment.objects.filter(_still(since))
    under = Q(pk__in=[])
    for role, authority, unit in held.filter(officer=head).values_list("role", "authority", "unit"):
        if role in LEADERS:
            under |= Q(authority__path__contains=f"/{authority}/")
        elif role == Role.UH and unit:
            under |= Q(authority=authority, unit=unit) & ~Q(role__in=LEADERS)
    led = held.filter(under, officer=OuterRef("pk"))
    return Officer.objects.filter(Exists(led)).exclude(pk=head).order_by("pk")


def answers_to(officer: int, *, head: str, since: str) -> Q:
    """`reporting_to` asked the other way round, inside a query over rows that name a head and a day in these columns."""
    held = Appointment.objects.filter(_still(OuterRef(OuterRef(since))), officer=officer)
    led = Appointment.objects.filter(_still(OuterRef(since)), officer=OuterRef(head))
    path = Concat(Value("/"), Cast(OuterRef("authority_id"), CharField()), Value("/"))
    unit = held.filter(authority=OuterRef("authority_id"), unit=OuterRef("unit")).exclude(role__in=LEADERS)
    return Q(
        Exists(led.filter(Exists(held.filter(authority__path__contains=path)), role__in=LEADERS))
        | Exists(led.filter(Exists(unit), role=Role.UH).exclude(unit=""))
    )


def _still(since: date | OuterRef) -> Q:
    return Q(valid_to=None) | Q(valid_to__gte=since)


def presiding_over(authority: int, *, since: date) -> QuerySet[Officer]:
    """Who has headed the authority or presided over it since the day."""
    heads = Q(role=Role.BH) | Q(role=Role.BL, acting=True)
    held = Appointment.objects.filter(heads, _still(since), officer=OuterRef("pk"), authority=authority)
    return Officer.objects.filter(Exists(held)).order_by("pk")


def certified_on(officer: Officer, on: date, *, kind: str = CertificateKind.ENFORCEMENT) -> bool:
    """Whether the officer holds a valid, unsuspended certificate of the kind on the day."""
    return Certificate.objects.filter(valid_on(on), officer=officer, kind=kind, suspended=False).exists()


# --- scope ---


def scope(actor: Actor) -> QuerySet[Authority]:
    """The authorities whose subjects the actor may see.

    Staff see their own authority's; leaders and supervisors also those below; the three administrators none.
    """
    everything: QuerySet[Authority] = Authority.objects.all()
    if actor.is_system:
        return everything
    if actor.role in OVERSEERS and actor.authority_id is not None:
        return everything.filter(path__contains=f"/{actor.authority_id}/")
    if actor.role in STAFF and actor.authority_id is not None:
        return everything.filter(pk=actor.authority_id)
    return everything.none()


def bureaus(actor: Actor) -> list[int]:
    """The same as ids, for `filter(authority__in=bureaus(actor))`.

    With the ids in the statement a database sees how few or many rows they have, and begins at the right end; with a
    question inside the question it walks all bureaus' rows.
    """
    if actor.role in STAFF and actor.role not in OVERSEERS and not actor.is_system:
        return [] if actor.authority_id is None else [actor.authority_id]
    return _overseen(actor)


@once
def _overseen(actor: Actor) -> list[int]:
    return list(scope(actor).order_by("pk").values_list("pk", flat=True))


# --- parties ---


def find_parties(*, text: str = "", region: str = "", kind: str = "", after: int = 0, first: int = 25) -> QuerySet[Party]:
    """Parties by credit code or beginning of a name that they bear or bore, in a region (code): `first` ones after id `after`."""
    found: QuerySet[Party] = Party.objects.select_related("region").filter(pk__gt=after)
    code, key = credit_code(text), spelling.name_key(text)
    if code:
        found = found.filter(uscc=code)
    elif key:
        found = found.filter(pk__in=PartyName.objects.filter(key__startswith=key).values("party"))
    if kind:
        found = found.filter(kind=kind)
    if region:
        found = found.filter(region__in=regions_under(region))
    return found.order_by("pk")[:first]


def credit_code(text: str) -> str:
    """The valid credit code that a text is, however it was written; empty if it is none."""
    code = codes.clean(text)
    return code if len(code) == 18 and codes.validate(code) is None else ""


def named(text: str) -> list[Party]:
    """The parties with this credit code, or whose name of today this is; those that were merged left out."""
    standing, code = Party.objects.filter(merged_into=None).select_related("region").order_by("pk"), credit_code(text)
    if code:
        return list(standing.filter(uscc=code))
    key = spelling.name_key(text)
    same = PartyName.objects.filter(key=key, until=None) if key else PartyName.objects.none()
    return list(standing.filter(pk__in=same.values("party")))


def alike(text: str, *, first: int = 10) -> list[Party]:
    """Whom a text may mean: first who bears that name, then who bore it, then names that begin with it, then that hold it."""
    key = spelling.name_key(text)
    held = name_index.holding(key)
    return _among_many(key, first) if held is None else _among_few(key, held, first)


def _among_few(key: str, held: Sequence[Held], first: int) -> list[Party]:
    """Of names that are all known. At most two statements."""
    ranks: dict[int, int] = {}
    for name in held:
        rank = (1 if name.until else 0) if name.key == key else 2 if name.key.startswith(key) else 3
        ranks[name.party] = min(rank, ranks.get(name.party, rank))
    standing = Party.objects.filter(merged_into=None)
    kept = standing.filter(pk__in=ranks).values_list("pk", flat=True) if ranks else ()
    chosen = sorted(kept, key=lambda pk: (ranks[pk], pk))[:first]
    found = standing.select_related("region").in_bulk(chosen)
    return [found[pk] for pk in chosen]


def _among_many(key: str, first: int) -> list[Party]:
    """Of names that are too many to be known: so many begin with the text or hold it that a walk along the parties meets them."""
    borne = PartyName.objects.filter(party=OuterRef("pk"))
    whole, begun = PartyName.objects.filter(key=key), name_index.holding(key, at_start=True)
    steps = (
        Q(pk__in=whole.filter(until=None).values("party")),
        Q(pk__in=whole.values("party")),
        Q(Exists(borne.filter(key__startswith=key))) if begun is None else Q(pk__in={name.party for name in begun}),
        Q(Exists(borne.filter(key__contains=key))),
    )
    standing, found = Party.objects.filter(merged_into=None).select_related("region"), dict[int, Party]()
    for step in steps:
        if len(found) < first:
            rows = standing.filter(step).exclude(pk__in=list(found))
            found |= {row.pk: row for row in rows.order_by("pk")[: first - len(found)]}
    return list(found.values())


def party_by_identity(number: str) -> QuerySet[Party]:
    """The parties that an identity number names (the person, and the sole traders it owns), in its form of 15 or 18."""
    found: QuerySet[Party] = Party.objects.filter(identity_digest__in=digests_of(number), merged_into=None)
    return found.order_by("pk")


# --- regions ---


def region_on(code: str, on: date) -> Region | None:
    """The division that bore the code on the day."""
    return Region.objects.on(on).filter(code=code).first()


def regions_under(code: str) -> QuerySet[Region]:
    """The division, whatever its names were, and everything that ever lay below it, by recorded parents.

    Not by prefix: a code may have come from elsewhere and a division may have left (GB/T 2260).
    """
    children = Region.objects.filter(parent=code).values("code")
    return Region.objects.filter(Q(code=code) | Q(parent=code) | Q(parent__in=children))
