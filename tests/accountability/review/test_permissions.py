"""Who may do what with a review: every act × everybody (tests/tables/permissions_responsibility.csv), both ways."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cases.accountability.review.procedure import RESPONSIBILITY
from cases.base import permissions
from cases.base.actors import Actor
from cases.base.errors import NotPermitted
from cases.base.roles import Role
from cases.parties import services as parties
from cases.parties.models import Authority
from cases.parties.selectors import actor_of
from tests.factories.counting import all_rows, grown
from tests.factories.parties import LONG_AGO, make_authority, make_officer, seeding
from tests.factories.reviews import STEPS, Reviewed, review_at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
TABLE = Path(__file__).parents[2] / "tables" / "permissions_responsibility.csv"
with TABLE.open(encoding="utf-8", newline="") as _file:
    ROWS = list(csv.DictReader(_file))
DAY = date(2026, 4, 1)
PERSONAS = (
    "sup1",
    "sup2",
    "sup3",
    "sup_part",
    "sup_foreign",
    "lr",
    "lr2",
    "co1",
    "co1_as_sup",
    "co1_as_bh",
    "co2",
    "uh",
    "bl",
    "bl_as_bh",
    "bl2",
    "bh",
    "sup2_as_bh",
    "intake",
    "credit",
    "city_sup1",
    "city_bh",
    "city_bl1",
)
# as which step an act is tried, and from which stage
TRIED = {
    "register": ("register", "CLUE"),
    "consent": ("consent", "CLUE"),
    "begin_preliminary": ("begin", "CONSENTED"),
    "report_preliminary": ("report", "PRELIM"),
    "clear": ("clear", "VERIFIED"),
    "open": ("open", "VERIFIED"),
    "recuse": ("recuse", "OPEN"),
    "record_finding": ("finding", "OPEN"),
    "notify": ("notify", "FOUND"),
    "defend": ("defend", "NOTIFIED"),
    "waive": ("waive", "NOTIFIED"),
    "revise_finding": ("revise", "DEFENCE"),
    "decide_claim": ("reject", "DEFENCE"),
    "submit": ("submit", "WAIVED"),
    "decide_no_fault": ("no_fault", "TO_FIND_NONE"),
    "decide_exempt": ("exempt", "TO_EXEMPT"),
    "decide_measure": ("measure", "COLLECTIVE"),
    "refer": ("refer", "TO_REFER"),
    "inform": ("inform", "EXEMPT"),
    "serve_measure": ("serve", "MEASURE"),
    "ask_review": ("ask", "SERVED"),
    "answer_review": ("answer", "REMEDY"),
    "archive": ("archive", "ANSWERED"),
}


def also(found: Reviewed, who: str, role: Role, authority: Authority | None = None) -> Actor:
    """The same person under a further appointment."""
    with seeding() as work:
        held = parties.appoint(
            work=work,
            officer=found.office.officers[who],
            authority=authority or found.office.authority,
            role=role,
            unit="另一科",
            valid_from=LONG_AGO,
        )
    return actor_of(held, on=DAY)


def gather(found: Reviewed) -> dict[str, Actor]:
    """Everybody of the table, in a review with the investigators sup1 and sup2."""
    plain = {who: found.office.actor(who, DAY) for who in PERSONAS if who in found.office.officers}
    foreign = make_officer(role=Role.SUPERVISION, authority=make_authority())
    return {
        **plain,
        "sup_part": also(found, "co2", Role.SUPERVISION),
        "co1_as_sup": also(found, "co1", Role.SUPERVISION),
        "bl_as_bh": also(found, "bl", Role.BH),
        "sup2_as_bh": also(found, "sup2", Role.BH),
        "sup_foreign": actor_of(foreign.appointments.select_related("officer", "authority").get(), on=DAY),
        "co1_as_bh": _presiding(found),
    }


def _presiding(found: Reviewed) -> Actor:
    """The official as head: nobody who leads anybody yet, so that only this rule is asked."""
    return replace(found.office.actor("co1", DAY), role=Role.BH, presiding=True)


def verdict(row: dict[str, str], persona: str) -> str:
    if persona in row["allowed"].split():
        return ""
    return dict(cell.split(":") for cell in row["refused"].split()).get(persona, "role")


def asked(actor: Actor, act: str, found: Reviewed) -> str:
    try:
        permissions.ask(actor, act, found.review)
    except NotPermitted as refusal:
        assert refusal.article and refusal.text.zh and refusal.text.en
        return refusal.code
    return ""


def test_every_act_stands_in_the_table_once() -> None:
    assert sorted(row["act"] for row in ROWS) == sorted(RESPONSIBILITY.full(act) for act in RESPONSIBILITY.acts)
    assert set(TRIED) | {"deem_waived"} == {m.act for m in RESPONSIBILITY.moves if m.live}


def test_every_act_asks_everybody_as_the_table_says() -> None:
    found = review_at("OPEN")
    crowd = gather(found)
    wrong = [
        (row["act"], persona, said, verdict(row, persona))
        for row in ROWS
        for persona in PERSONAS
        if (said := asked(crowd[persona], row["act"], found)) != verdict(row, persona)
    ]

    assert wrong == []
    assert all(row["article"] in permissions.TABLE[row["act"]].article for row in ROWS)


@pytest.mark.parametrize("act", TRIED)
def test_whoever_is_not_entitled_is_refused_and_leaves_the_refusal_alone(act: str) -> None:
    step, stage = TRIED[act]
    found = review_at(stage)
    row = next(r for r in ROWS if r["act"] == f"responsibility.{act}")
    # before the opening nobody investigates, so whoever is refused for that alone is left out
    crowd = {p: a for p, a in gather(found).items() if verdict(row, p) not in ("", "never_investigated", "watches")}
    before, state, day = all_rows(), found.state, STEPS[step].day

    for persona, actor in crowd.items():
        with pytest.raises(NotPermitted) as caught:
            found.do(step, actor=actor, on=day)
        assert (persona, caught.value.code) == (persona, verdict(row, persona))

    trace = {"base_refusal": len(crowd), "base_chainentry": len(crowd)}
    left = grown(before, all_rows())
    left.pop("base_chainhead", None)
    assert left == trace
    assert found.state == state
