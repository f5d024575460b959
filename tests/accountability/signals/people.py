"""A raised signal and everybody who might answer it: right and wrong roles, right and wrong relations to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cases.accountability.signals.models import SupervisionSignal
from cases.base.actors import Actor
from cases.base.roles import Role
from cases.parties import services as parties
from cases.parties.models import Appointment
from cases.parties.selectors import actor_of
from tests.accountability.signals.raising import the_signal, tonight
from tests.factories.cases import PEOPLE, Office, Played, case_at, make_office
from tests.factories.parties import LONG_AGO, make_authority, seeding
from tests.factories.played import handed_out
from tests.factories.steps.signal import ANSWERED, RAISED

# the case stands after the review: co1, co2 handled, uh submitted, ar reviewed, bl filed it; D10 is over on 9 June
EVERYBODY = (
    *PEOPLE,
    "bl2",
    "sup",
    "sup_concerned",
    "sup_city",
    "bh_city",
    "sup_foreign",
    "bl_foreign",
    "sys_admin",
    "sec_admin",
    "audit_admin",
    "system",
)


@dataclass
class Scene:
    """The signal about a played case, and the people."""

    played: Played
    signal: SupervisionSignal
    second: dict[str, Appointment]

    def actor(self, who: str, on: date = ANSWERED) -> Actor:
        if who == "system":
            return Actor.system("测试")
        if who in self.second:
            return actor_of(self.second[who], on=on)
        return self.played.office.actor(who, on)

    def fresh(self) -> SupervisionSignal:
        return SupervisionSignal.objects.get(pk=self.signal.pk)


@handed_out()
def scene(stage: str = "APPR") -> Scene:
    """An overdue case that became a signal in the night of 9 June 2026."""
    city = make_authority(level="city")
    office = make_office(parent=city)
    _hire(office, city)
    with seeding() as work:
        second = parties.appoint(
            work=work, officer=office.officers["uh"], authority=office.authority, role=Role.SUPERVISION, valid_from=LONG_AGO
        )
    played = case_at(stage, office=office)
    tonight(RAISED)
    return Scene(played, the_signal(played, "R04", "overdue"), {"sup_concerned": second})


def everybody() -> tuple[SupervisionSignal, dict[str, Actor]]:
    """The raised signal, and who tries the acts on it."""
    stage = scene()
    return stage.signal, {who: stage.actor(who) for who in EVERYBODY}


def _hire(office: Office, city: object) -> None:
    own = {
        "bl2": Role.BL,
        "sup": Role.SUPERVISION,
        "sys_admin": Role.SYS_ADMIN,
        "sec_admin": Role.SEC_ADMIN,
        "audit_admin": Role.AUDIT_ADMIN,
    }
    for who, role in own.items():
        office.hire(who, role)
    for who, role in {"sup_city": Role.SUPERVISION, "bh_city": Role.BH}.items():
        office.hire(who, role, authority=city)
    foreign = make_authority()
    for who, role in {"sup_foreign": Role.SUPERVISION, "bl_foreign": Role.BL}.items():
        office.hire(who, role, authority=foreign)
