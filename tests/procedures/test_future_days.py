"""No act takes a day that has not come for what has happened: each day of each act, tried with tomorrow.

A new act is tried with its `Step`; what may lie ahead stands in tests/tables/future_days.csv, with its article.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from unittest.mock import MagicMock

import pytest

from cases.base.actors import Actor
from cases.base.errors import Refused
from cases.base.performance import performance_of
from cases.base.roles import Role
from cases.base.work import begin
from cases.law.errors import LawError
from cases.parties import services
from cases.parties.selectors import actor_of
from cases.parties.verbs import VERBS
from tests.accountability.signals.people import scene
from tests.factories.acts import within
from tests.factories.cases import FACTS, PROPOSAL, at, case_after, case_at
from tests.factories.counting import all_rows, grown
from tests.factories.listings import listing_at
from tests.factories.parties import appointment_of, make_officer, make_party, make_uscc
from tests.factories.reviews import review_after, review_at
from tests.factories.steps import BY_PROCEDURE, Step
from tests.factories.transfers import transfer_at
from tests.future_days import Path_, ahead, dated, days_of, with_day
from tests.procedures.table import LIFECYCLES
from tests.procedures.test_tried import BY_ITSELF

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
AHEAD = ahead()
# an official states the own defence on the day itself; what the case knows already is not completed, whatever the day
TODAY = ("今天", "当日")
KNOWN: Mapping[tuple[str, Path_], tuple[str, ...]] = {("penalty.complete_facts", ("facts", "acted_on")): ("已经登记",)}
NEW_PARTY = {"kind": "company", "name": "虚构市新登记食品有限公司", "address": "虚构路1号", "legal_representative": "林例示"}


@dataclass
class OfSignal:
    """A signal that waits for its answer, played like the others."""

    scene: Any

    def do(self, step: str, **given: Any) -> Any:
        known = BY_PROCEDURE["signal"][step]
        arguments = {**known.given(self.scene, known.day), **given}
        return known.command(actor=self.scene.actor(known.who, known.day), now=at(known.day), **arguments)


WORLDS: Mapping[str, Callable[[str], Any]] = {
    "blacklist": listing_at,
    "transfer": transfer_at,
    "responsibility": lambda stage: review_at(stage) if stage else review_after((), "co1", None, {}),
    "signal": lambda stage: OfSignal(scene()),
}


def _played(step: Step[Any]) -> Any:
    """The subject in the stage in which the act would be right."""
    stage, world = str(step.stage), WORLDS.get(step.act.partition(".")[0])
    if world is not None:
        return world(stage)
    return case_at(stage) if stage else case_after((), None, None, PROPOSAL, dict(FACTS))


@contextmanager
def refused_for_its_day(act: str, path: Path_) -> Iterator[None]:
    """The body is refused in words about the day, and nothing of it stays but the refusal entry."""
    before = all_rows()
    with pytest.raises((Refused, LawError)) as caught:
        yield
    said = str(caught.value)
    assert any(word in said for word in KNOWN.get((act, path), TODAY)), (act, path, said)
    if isinstance(caught.value, LawError):
        # the reader of facts names the fact that is wrong
        assert getattr(caught.value, "path", "") == path[-1]
    left = grown(before, all_rows())
    left.pop("base_chainhead", None)
    assert left in ({}, {"base_refusal": 1, "base_chainentry": 1}), (act, path, left)


def _days(step: Step[Any], given: Mapping[str, Any]) -> list[Path_]:
    return [p for p in days_of(performance_of(step.act).body, given) if ".".join(p) not in AHEAD.get(step.act, ())]


def _may_state_a_day(step: Step[Any]) -> bool:
    """Told without playing, where what is given shows of what kind it is: most acts state no day."""
    try:
        given: Mapping[str, Any] = step.given(MagicMock(), step.day)
    except TypeError:
        return True
    return bool(_days(step, given))


TRIED = {
    f"{procedure}-{name}": (name, step)
    for procedure in BY_PROCEDURE
    for name, step in BY_PROCEDURE[procedure].items()
    if step.stage is not None and step.act.startswith(f"{procedure}.")
}

TRIED_ACTS = {step.act for _, step in TRIED.values()} | {f"{name}.{verb}" for name, acts in BY_ITSELF.items() for verb in acts}


@pytest.mark.parametrize("tried", TRIED)
def test_no_day_ahead_is_taken_for_what_has_happened(tried: str) -> None:
    """Each day of the act in turn; what it takes today it may take."""
    name, step = TRIED[tried]
    if not _may_state_a_day(step):
        return
    played = _played(step)
    given = step.given(played.scene if isinstance(played, OfSignal) else played, step.day)
    for path in _days(step, given):
        start = {"party": None, "new_party": {**NEW_PARTY, "uscc": make_uscc()}} if path[0] == "new_party" else {}
        wrong = with_day({**given, **start}, path, step.day + timedelta(days=1))
        with refused_for_its_day(step.act, path):
            played.do(name, **{argument: wrong[argument] for argument in {*start, path[0]}})


# --- what the system does within another act ---------------------------------------------------------------------------


def _publicity(stage: str) -> tuple[Actor, date, dict[str, Any]]:
    return SYSTEM, date(2026, 5, 12), {"publicity": case_at(stage).publicity.pk, "reason": "决定已撤销。"}


def _listing(stage: str, day: date) -> tuple[Actor, date, dict[str, Any]]:
    played = listing_at(stage)
    return played.office.actor("co2", day), day, {"listing": played.listing.pk}


SYSTEM = Actor.system("测试")
BY_SYSTEM: Mapping[str, Callable[[], tuple[Actor, date, dict[str, Any]]]] = {
    "publicity.drop": lambda: _publicity("ENTERED"),
    "publicity.order_withdrawal": lambda: _publicity("PUSHED"),
    "blacklist.serve_notice": lambda: _listing("L_NOTIFIED", date(2026, 4, 10)),
    "blacklist.serve_listing": lambda: _listing("L_LISTED", date(2026, 4, 22)),
}
OF_SYSTEM = {
    act: days
    for procedure, acts in BY_ITSELF.items()
    for act in (f"{procedure}.{verb}" for verb in acts)
    if (days := [p for p in days_of(performance_of(act).body, {}) if ".".join(p) not in AHEAD.get(act, ())])
}


def test_every_dated_act_of_the_system_is_tried() -> None:
    assert OF_SYSTEM.keys() == BY_SYSTEM.keys()


@pytest.mark.parametrize("act", BY_SYSTEM)
def test_no_day_ahead_goes_through_the_gate_either(act: str) -> None:
    actor, day, given = BY_SYSTEM[act]()
    for path in OF_SYSTEM[act]:
        with refused_for_its_day(act, path), begin(actor, at(day), act=act) as work:
            within(work, act, **given, **{path[0]: day + timedelta(days=1)})
        with begin(actor, at(day), act=act) as work:
            within(work, act, **given, **{path[0]: day})


# --- the registers -----------------------------------------------------------------------------------------------------

REGISTERS = {f"parties.{name}": dated(getattr(services, name)) for name in services.__all__}


def test_every_day_of_a_register_is_judged() -> None:
    """Those of a party itself have happened (tests below); every other is planned."""
    happened = {act: [d for d in days if d not in AHEAD.get(act, ())] for act, days in REGISTERS.items()}
    assert {act: days for act, days in happened.items() if days} == {
        "parties.register_party": ["born_on", "established_on"],
        "parties.correct_party": ["born_on"],
    }
    assert REGISTERS.keys() <= VERBS.keys()


@pytest.mark.parametrize("column", ["born_on", "established_on", "ended_on"])
def test_no_day_ahead_is_taken_of_a_party(column: str) -> None:
    today = date(2026, 3, 2)
    party = make_party()
    clerk = actor_of(appointment_of(make_officer(role=Role.INTAKE)), on=today)
    grounds: dict[str, Any] = {"party": party.pk, "reason": "登记有误。", "proof": "营业执照副本"}
    with refused_for_its_day("parties.correct_party", (column,)), begin(clerk, at(today), act="parties.correct_party") as work:
        services.correct_party(work=work, **{**grounds, column: today + timedelta(days=1)})
    with begin(clerk, at(today), act="parties.correct_party") as work:
        services.correct_party(work=work, **{**grounds, column: today})


def test_the_table_names_only_days_that_there_are() -> None:
    live = [f"{name}.{verb}" for name, lifecycle in LIFECYCLES.items() for verb in lifecycle.acts]
    there = {act: set(dated(performance_of(act).body)) for act in live if act in TRIED_ACTS}
    there |= {act: set(days) for act, days in REGISTERS.items()}
    there["penalty.decide_penalty"] |= {"correct_until", "also.listing.restriction_until"}
    assert [(act, name) for act, names in AHEAD.items() for name in names if name not in there[act]] == []
