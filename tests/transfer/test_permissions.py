"""Every act of the transfer × everybody (tests/tables/permissions_transfer.csv)."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from cases.base import permissions
from cases.base.actors import Actor
from cases.base.errors import NotPermitted
from cases.base.roles import Role
from cases.transfer.procedure import TRANSFER
from tests.factories.parties import make_authority
from tests.factories.transfers import Sent, transfer_at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
TABLE = Path(__file__).parent.parent / "tables" / "permissions_transfer.csv"
with TABLE.open(encoding="utf-8", newline="") as _file:
    ROWS = list(csv.DictReader(_file))
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


def _crowd() -> Sent:
    sent = transfer_at("TASKFORCE")
    office, elsewhere = sent.played.office, make_authority()
    office.hire("acting", Role.BL, acting=True)
    for who, role in OWN.items():
        office.hire(who, role)
    for who, role in FOREIGN.items():
        office.hire(who, role, authority=elsewhere)
    return sent


def _actor(sent: Sent, persona: str) -> Actor:
    return Actor.system("测试") if persona == "system" else sent.played.office.actor(KNOWN_AS.get(persona, persona), DAY)


def _verdict(row: dict[str, str], persona: str) -> str:
    if persona in row["allowed"].split():
        return ""
    return dict(cell.split(":") for cell in row["refused"].split()).get(persona, "role")


def _asked(actor: Actor, act: str, sent: Sent) -> str:
    try:
        permissions.ask(actor, act, sent.transfer)
    except NotPermitted as refusal:
        return refusal.code
    return ""


def test_every_act_stands_in_the_table_once() -> None:
    assert sorted(row["act"] for row in ROWS) == sorted(TRANSFER.full(act) for act in TRANSFER.acts)


def test_every_act_asks_everybody_as_the_table_says() -> None:
    sent = _crowd()
    wrong = [
        (row["act"], persona, said)
        for row in ROWS
        for persona in PERSONAS
        if (said := _asked(_actor(sent, persona), row["act"], sent)) != _verdict(row, persona)
    ]
    assert wrong == []


def test_a_member_of_the_task_force_does_not_decide() -> None:
    """Who reports does not decide on the own report, whatever appointment he holds besides."""
    from cases.parties import services as parties
    from cases.parties.selectors import actor_of
    from tests.factories.parties import LONG_AGO, seeding

    sent = transfer_at("REPORTED")
    with seeding() as work:
        second = parties.appoint(
            work=work,
            officer=sent.played.office.officers["co1"],
            authority=sent.played.office.authority,
            role=Role.BH,
            valid_from=LONG_AGO,
        )
    assert _asked(actor_of(second, on=DAY), "transfer.approve", sent) == "off_task_force"
