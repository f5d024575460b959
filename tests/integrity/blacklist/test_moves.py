"""The lifecycle of a listing is the law's table (integrity-and-accountability.md §3), row by row; its clocks counted by hand."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from cases.base import permissions
from cases.base.actors import Actor
from cases.base.errors import NotPermitted
from cases.base.models import Deadline
from cases.base.models.clocks import ClockState
from cases.base.permissions import TABLE
from cases.base.roles import Role
from cases.parties import services as parties
from cases.parties.selectors import actor_of
from integrity.blacklist.procedure import BLACKLIST, WITH_DECISION, Group
from tests.factories.listings import listing_at, listing_of, make_two_levels
from tests.factories.parties import LONG_AGO, make_authority, seeding
from tests.penalty.moves import TABLES, Expected, expected, move_of, order_in_words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
ROWS = expected("blacklist")


def _read(name: str) -> list[dict[str, str]]:
    with Path(TABLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


CLOCKS = _read("clocks_blacklist.csv")
PERMISSIONS = _read("permissions_blacklist.csv")
DAY = date(2026, 4, 27)


@pytest.mark.parametrize("row", ROWS, ids=lambda r: f"{r}-{'-'.join(sorted(r.sources))}")
def test_the_move_is_what_the_law_says(row: Expected) -> None:
    move = move_of(BLACKLIST, row)

    assert move.target == row.target
    assert sorted(map(order_in_words, move.clocks)) == sorted(row.clocks)
    assert set(move.issues) == row.documents
    assert {str(role) for role in TABLE[f"blacklist.{row.act}"].roles} == row.roles


def test_the_table_and_the_lifecycle_know_the_same_moves() -> None:
    known = {(m.act, frozenset(m.sources), m.target, m.live) for m in BLACKLIST.moves}

    assert known == {(r.act, r.sources, r.target, r.live) for r in ROWS}


def test_states_are_those_of_the_law() -> None:
    law = (
        "ASSESSING NOT_LISTED NOTIFIED DEFENCE AWAITING_SUPERIOR LISTED PUBLISHED EARLY_REVIEW REMOVED_EARLY "
        "REMOVED_TERM REVOKED RELISTED"
    )

    assert {s.code for s in BLACKLIST.states} == set(law.split())
    assert BLACKLIST.terminal_states == {"NOT_LISTED", "REMOVED_EARLY", "REMOVED_TERM", "REVOKED"}
    assert BLACKLIST.initial_states == {"ASSESSING"}


@pytest.mark.parametrize(
    ("group", "states"),
    [
        (Group.PENDING, "ASSESSING NOTIFIED DEFENCE AWAITING_SUPERIOR"),
        (Group.TOLD, "NOTIFIED DEFENCE AWAITING_SUPERIOR"),
        (Group.ON_LIST, "LISTED PUBLISHED EARLY_REVIEW RELISTED"),
        (Group.SHOWN, "PUBLISHED EARLY_REVIEW RELISTED"),
        (Group.REMOVED, "REMOVED_TERM REMOVED_EARLY"),
        (Group.ENDED, "REMOVED_TERM REMOVED_EARLY REVOKED"),
    ],
)
def test_the_groups_that_others_ask_for(group: Group, states: str) -> None:
    """Conditions of the penalty, invariants of the database, the file and the public list read them."""
    assert set(BLACKLIST.inside(group)) == set(states.split())


def test_whatever_was_listed_rests_on_a_decision() -> None:
    assert set(WITH_DECISION) == {"LISTED", "PUBLISHED", "EARLY_REVIEW", "RELISTED", "REMOVED_TERM", "REMOVED_EARLY", "REVOKED"}


@pytest.mark.parametrize("row", CLOCKS, ids=lambda r: r["rule"])
def test_the_last_day(row: dict[str, str]) -> None:
    listing = listing_of(listing_at(row["stage"]))
    clock = Deadline.objects.filter(stream=listing.stream_key, rule=row["rule"]).latest("pk")

    assert clock.state == ClockState.RUNNING
    assert clock.started_on.isoformat() == row["counts_from"]
    assert clock.due_on is not None and clock.due_on.isoformat() == row["due"]


def test_every_clock_that_a_live_move_starts_is_counted_here() -> None:
    started = {o.rule for m in BLACKLIST.moves if m.live for o in m.clocks if type(o).__name__ == "Start"}

    assert started == {row["rule"] for row in CLOCKS}


def _crowd() -> tuple[object, dict[str, Actor]]:
    """Everybody who might try, around one listing: right and wrong roles, right and wrong relations."""
    office, elsewhere = make_two_levels(), make_authority()
    for who, role in (("uh_foreign", Role.UH), ("credit_foreign", Role.CREDIT), ("bl_foreign", Role.BL), ("co_foreign", Role.CO)):
        office.hire(who, role, authority=elsewhere)
    for who, role in (
        ("supervision", Role.SUPERVISION),
        ("sys_admin", Role.SYS_ADMIN),
        ("sec_admin", Role.SEC_ADMIN),
        ("audit_admin", Role.AUDIT_ADMIN),
    ):
        office.hire(who, role)
    listing = listing_of(listing_at("L_LISTED", office=office))
    actors = {who: office.actor(who, DAY) for who in office.officers}
    with seeding() as work:
        for persona, who in (("bl_investigated", "co1"), ("bl_reviewed", "lr")):
            second = parties.appoint(
                work=work, officer=office.officers[who], authority=office.authority, role=Role.BL, valid_from=LONG_AGO
            )
            actors[persona] = actor_of(second, on=DAY)
    return listing, {**actors, "system": Actor.system("测试")}


def test_every_act_stands_in_the_table_once() -> None:
    acts = {BLACKLIST.full(act) for act in BLACKLIST.acts}

    assert sorted(row["act"] for row in PERMISSIONS) == sorted(acts)


def test_every_act_asks_everybody_as_the_table_says() -> None:
    listing, actors = _crowd()
    wrong = []
    for row in PERMISSIONS:
        refused = dict(cell.split(":") for cell in row["refused"].split())
        for persona, actor in actors.items():
            verdict = "" if persona in row["allowed"].split() else refused.get(persona, "role")
            if (asked := _asked(actor, row["act"], listing)) != verdict:
                wrong.append((row["act"], persona, asked, verdict))

    assert wrong == []


def _asked(actor: Actor, act: str, subject: object) -> str:
    try:
        permissions.ask(actor, act, subject)
    except NotPermitted as refusal:
        return refusal.code
    return ""
