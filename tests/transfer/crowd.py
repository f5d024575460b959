"""A case under transfer with everybody who might try an act on it. A persona is named as in tests/tables/moves_transfer.csv."""

from __future__ import annotations

from datetime import date

from cases.base.actors import Actor
from cases.base.roles import Role
from cases.transfer.models import Transfer
from tests.factories.parties import make_authority
from tests.factories.transfers import Sent, transfer_at

DAY = date(2026, 4, 23)
FOREIGN = {"co_foreign": Role.CO, "bl_foreign": Role.BL, "bh_foreign": Role.BH}
OWN = {"supervision": Role.SUPERVISION, "sys_admin": Role.SYS_ADMIN, "sec_admin": Role.SEC_ADMIN, "audit_admin": Role.AUDIT_ADMIN}
KNOWN_AS = {"co": "co1", "co_other": "co3"}
PERSONAS = (
    "intake",
    "co",
    "co_other",
    "co_foreign",
    "uh",
    "ar",
    "lr",
    "bl",
    "acting",
    "bl_foreign",
    "bh",
    "bh_foreign",
    "credit",
    "system",
    *OWN,
)


def gather() -> Sent:
    sent = transfer_at("TASKFORCE")
    office, elsewhere = sent.played.office, make_authority()
    office.hire("acting", Role.BL, acting=True)
    for who, role in OWN.items():
        office.hire(who, role)
    for who, role in FOREIGN.items():
        office.hire(who, role, authority=elsewhere)
    return sent


def actor(sent: Sent, persona: str) -> Actor:
    return Actor.system("测试") if persona == "system" else sent.played.office.actor(KNOWN_AS.get(persona, persona), DAY)


def everybody() -> tuple[Transfer, dict[str, Actor]]:
    """The transfer before its report, and who tries the acts on it."""
    sent = gather()
    return sent.transfer, {persona: actor(sent, persona) for persona in PERSONAS}
