"""Fictional authorities, officers and parties, made through the services by a system actor.

Every function takes `now` (default: a fixed moment) and may be called inside or outside a test's own Work.
Names and codes are invented; the counters make them differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from itertools import count
from typing import Any

from django.db.models import Max

from cases.base import work as works
from cases.base.actors import Actor
from cases.base.models import ChainHead, User
from cases.base.roles import Role
from cases.base.work import SHANGHAI, Work
from cases.parties import identity, selectors, services
from cases.parties import uscc as codes
from cases.parties.models import Appointment, Authority, CertificateKind, Licence, Officer, Party, PartyKind, Region

NOW = datetime(2026, 1, 5, 9, 0, tzinfo=SHANGHAI)
LONG_AGO = date(2019, 1, 1)
SEEDING = Actor.system("测试准备")

_numbers = count(1)


@contextmanager
def seeding(now: datetime | None = None) -> Iterator[Work]:
    """A Work of the system, to prepare what a test needs: not before anything that is on record."""
    last = ChainHead.objects.exclude(stream__startswith="law:").aggregate(last=Max("at"))["last"]
    with works.begin(SEEDING, now or max(NOW, last or NOW), act="parties.seed") as work:
        yield work


def make_uscc(*, region: str = "310101", head: str = "91") -> str:
    """A valid code; organisation codes count up from 00000001, a block that newer codes do not use."""
    return codes.make_valid(f"{head}{region}{next(_numbers):08d}")


def make_identity(*, region: str = "310101", born: date = date(1990, 1, 1)) -> str:
    """A formally valid identity number of a fictional person."""
    return identity.make_valid(f"{region}{born:%Y%m%d}{next(_numbers) % 1000:03d}")


def region(code: str = "310101", on: date = NOW.date()) -> Region:
    """The division that bore the code on the day."""
    found = selectors.region_on(code, on)
    assert found is not None, code
    return found


def make_authority(
    *,
    name: str = "",
    short_name: str = "",
    level: str = "county",
    region_code: str = "310101",
    parent: Authority | None = None,
    valid_from: date = LONG_AGO,
    now: datetime = NOW,
) -> Authority:
    """A fictional authority; `level="national"` has no region."""
    n = next(_numbers)
    with seeding(now) as work:
        return services.register_authority(
            work=work,
            name=name or f"某某{n}号市场监督管理局",
            short_name=short_name or f"某{n}",
            level=level,
            uscc=make_uscc(region=region_code, head="11"),
            valid_from=valid_from,
            parent=parent,
            region=None if level == "national" else region(region_code),
        )


def make_user(*, username: str = "", full_name: str = "", password: str | None = None) -> User:
    """An account; without a password it cannot sign in."""
    n = next(_numbers)
    return User.objects.create_user(username or f"user{n}", password=password, full_name=full_name or f"人员{n}")


def make_officer(
    *,
    role: Role = Role.CO,
    authority: Authority | None = None,
    name: str = "",
    unit: str = "执法一科",
    certified: bool = True,
    legal_qualified: bool | None = None,
    acting: bool = False,
    valid_from: date = LONG_AGO,
    user: User | None = None,
    now: datetime = NOW,
) -> Officer:
    """A fictional officer with account, one appointment and certificates.

    `legal_qualified` None = as the role needs (legal reviewers are). See `appointment_of` and `make_actor`.
    """
    n = next(_numbers)
    user = user or make_user(username=f"officer{n}", full_name=name or f"人员{n}")
    at = authority or make_authority(now=now)
    legal = role == Role.LR if legal_qualified is None else legal_qualified
    kinds = [CertificateKind.ENFORCEMENT] * certified + [CertificateKind.LEGAL_PROFESSION] * legal
    with seeding(now) as work:
        officer = services.register_officer(work=work, name=user.full_name, staff_number=f"GH{n:06d}", user=user)
        for kind in kinds:
            services.issue_certificate(work=work, officer=officer, kind=kind, number=f"{kind}-{n:06d}", valid_from=valid_from)
        services.appoint(work=work, officer=officer, authority=at, role=role, unit=unit, valid_from=valid_from, acting=acting)
    return officer


def appointment_of(officer: Officer) -> Appointment:
    """The officer's first appointment."""
    found: Appointment = officer.appointments.select_related("officer", "authority").earliest("pk")
    return found


def make_actor(*, role: Role = Role.CO, on: date = NOW.date(), **officer: Any) -> Actor:
    """An actor in the role: `make_officer` and the actor that follows from its appointment on the day."""
    return selectors.actor_of(appointment_of(make_officer(role=role, **officer)), on=on)


def make_party(
    *, kind: str = PartyKind.COMPANY, name: str = "", region_code: str = "310101", now: datetime = NOW, **more: Any
) -> Party:
    """A fictional party. All but persons and unlicensed ones get a valid code; persons an identity number."""
    n = next(_numbers)
    given: dict[str, Any] = {"region": region(region_code), "address": f"虚构路{n}号", **more}
    head = {"company": "91", "sole_trader": "92", "other_org": "52"}.get(kind)
    if head and given.get("licensed", True):
        given.setdefault("uscc", make_uscc(region=region_code, head=head))
    if kind == PartyKind.NATURAL_PERSON:
        given.setdefault("identity_number", make_identity(region=region_code))
    with seeding(now) as work:
        return services.register_party(work=work, kind=kind, name=name or _fictional_name(kind, n), **given)


def make_licence(*, party: Party, authority: Authority, now: datetime = NOW, **more: Any) -> Licence:
    """A food business licence of the party, issued and supervised by the authority."""
    given: dict[str, Any] = {"kind": "食品经营许可证", "number": f"JY{next(_numbers):014d}", "valid_from": LONG_AGO}
    with seeding(now) as work:
        return services.grant_licence(work=work, party=party, issuing_authority=authority, **{**given, **more})


def _fictional_name(kind: str, n: int) -> str:
    return {
        PartyKind.COMPANY.value: f"虚构市例示{n}号食品有限公司",
        PartyKind.SOLE_TRADER.value: f"虚构区例示{n}号小吃店",
        PartyKind.NATURAL_PERSON.value: "张例示",
        PartyKind.OTHER_ORG.value: f"虚构市例示{n}号协会",
    }[kind]
