"""A bureau with everybody who might try an act: right and wrong roles, right and wrong relations to the case.

A persona is named as in the tables of clue, penalty and publicity (tests/tables/moves_*.csv). Those with a relation got it by
acting: `co_former` handled the case until replaced and is now also a reviewer (`ar_investigated`) and a leader
(`bl_investigated`); the reviewer is also a leader (`bl_reviewed`); the certificate of `co_expired` ran out while handling.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.base.actors import Actor
from cases.base.roles import Role
from cases.parties import services as parties
from cases.parties.models import Appointment, CertificateKind, Party
from cases.parties.selectors import actor_of
from cases.penalty.proposal import Proposal
from tests.factories.cases import FACTS, NEEDED, PATHS, PROPOSAL, PROPOSED, Office, Played, make_company, make_office, party_of
from tests.factories.parties import LONG_AGO, make_authority, seeding
from tests.factories.played import handed_out

# the last day on which the certificate of `co_expired` counts
EXPIRY = date(2026, 3, 10)
OWN: dict[str, Role] = {
    "co_other": Role.CO,
    "co_former": Role.CO,
    "supervision": Role.SUPERVISION,
    "sys_admin": Role.SYS_ADMIN,
    "sec_admin": Role.SEC_ADMIN,
    "audit_admin": Role.AUDIT_ADMIN,
}
FOREIGN: dict[str, Role] = {
    "intake_foreign": Role.INTAKE,
    "co_foreign": Role.CO,
    "uh_foreign": Role.UH,
    "ar_foreign": Role.AR,
    "bl_foreign": Role.BL,
    "credit_foreign": Role.CREDIT,
}
SECOND: dict[str, tuple[str, Role]] = {
    "ar_investigated": ("co_former", Role.AR),
    "bl_investigated": ("co_former", Role.BL),
    "bl_reviewed": ("ar", Role.BL),
}
ALSO_KNOWN_AS = {"co": "co1"}
PERSONAS = (
    "intake",
    "co",
    "co_other",
    "co_former",
    "co_expired",
    "co_foreign",
    "uh",
    "ar",
    "ar_investigated",
    "lr",
    "lr_unqualified",
    "bl",
    "bl_investigated",
    "bl_reviewed",
    "bh",
    "credit",
    "supervision",
    "sys_admin",
    "sec_admin",
    "audit_admin",
    "system",
    "intake_foreign",
    "uh_foreign",
    "ar_foreign",
    "bl_foreign",
    "credit_foreign",
)


@dataclass
class Crowd:
    """The played case and everybody around it."""

    played: Played
    second: dict[str, Appointment]

    def actor(self, persona: str, on: date) -> Actor:
        """The actor that the persona is on the day."""
        if persona == "system":
            return Actor.system("测试")
        if persona in self.second:
            return actor_of(self.second[persona], on=on)
        return self.played.office.actor(ALSO_KNOWN_AS.get(persona, persona), on)


def everybody(which: str) -> tuple[Any, dict[str, Actor]]:
    """Around a decided case: its `clue`, the `case` or its `publicity`, and who tries the acts on it."""
    crowd = gather("DEC_PEN")
    return getattr(crowd.played, which), {persona: crowd.actor(persona, date(2026, 4, 27)) for persona in PERSONAS}


def gather(stage: str) -> Crowd:
    """The crowd around a case in a stage of `PATHS`."""
    proposal = PROPOSED.get(stage, PROPOSAL)
    return _gathered(PATHS[stage], party_of(stage), proposal, {**FACTS, **NEEDED.get(stage, {})})


@handed_out(keep=lambda steps, *_: steps in PATHS.values())
def _gathered(steps: tuple[str, ...], party: Party | None, proposal: Proposal, facts: Any) -> Crowd:
    if not steps:
        office = make_office()
        return Crowd(Played(office, party or make_company(), facts, proposal), _hire(office))
    crowd = _gathered(steps[:-1], party, proposal, facts)
    _step(crowd.played, steps[-1])
    return crowd


def _step(played: Played, step: str) -> None:
    officers = [played.office.officers[who] for who in ("co1", "co2", "co_former", "co_expired")]
    if step in ("assign", "file"):
        played.do(step, officers=officers)
    else:
        played.do(step)
    if step == "file":
        played.do("replace", on=date(2026, 3, 10), hour=11, leaving=officers[2], coming=played.office.officers["co3"])


def _hire(office: Office) -> dict[str, Appointment]:
    for who, role in OWN.items():
        office.hire(who, role)
    office.hire("lr_unqualified", Role.LR, legal_qualified=False)
    officer = office.hire("co_expired", Role.CO, certified=False)
    elsewhere = make_authority()
    for who, role in FOREIGN.items():
        office.hire(who, role, authority=elsewhere)
    with seeding() as work:
        parties.issue_certificate(
            work=work,
            officer=officer,
            kind=CertificateKind.ENFORCEMENT,
            number=f"期-{officer.pk}",
            valid_from=LONG_AGO,
            valid_to=EXPIRY,
        )
        return {
            persona: parties.appoint(
                work=work, officer=office.officers[who], authority=office.authority, role=role, valid_from=LONG_AGO
            )
            for persona, (who, role) in SECOND.items()
        }
