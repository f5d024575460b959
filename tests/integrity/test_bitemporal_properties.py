"""What holds of every history: the two gates against a slow reading of them, and what the law wants of any replay (B14)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import pytest

from cases.base import work as works
from cases.parties.models import Party
from integrity.files.models import Closing, FileEntry
from integrity.files.selectors import versions
from integrity.files.services import Fact, state_fact, void_fact
from integrity.scoring.selectors import answers_of
from integrity.views import View
from tests.factories.integrity import SYSTEM, at
from tests.factories.parties import make_party

pytestmark = pytest.mark.django_db
BEGIN, TODAY = date(2026, 1, 10), date(2026, 6, 30)
NOW = at(TODAY)
FACTS = ("a", "b", "c")
REPLACING = ("changed", "corrected", "repair_voided", "removal_voided")
VOIDING = ("annulled", "confirmed_unlawful", "void", "entered_in_error")
TOLD = ("PUBLIC", "SHARED")


@dataclass(frozen=True)
class Event:
    """What became known on a day of a fact: stated with a visibility and a last day of display, or void."""

    day: date
    fact: str
    closing: str
    visibility: str = ""
    end: date | None = None


def histories(seed: int) -> list[Event]:
    """Some ten events on three facts, in the order of their days."""
    draw, found = Random(seed), []
    day = BEGIN
    for _ in range(draw.randint(6, 10)):
        day += timedelta(days=draw.randint(1, 15))
        fact = draw.choice(FACTS)
        if draw.random() < 0.2:
            found.append(Event(day, fact, draw.choice(VOIDING)))
            continue
        closing = draw.choice(("superseded", "superseded", "ended", *REPLACING))
        visibility = draw.choice(("PUBLIC", "SHARED", "SHARED", "INTERNAL", "MASKED", "SEALED"))
        end = draw.choice((None, None, TODAY, TODAY - timedelta(days=1), TODAY + timedelta(days=9)))
        found.append(Event(day, fact, closing, visibility, end))
    return found


def play(events: Sequence[Event]) -> Party:
    """The events through the services. `n` counts the versions of all facts, so that each says something else."""
    party = make_party(now=at(BEGIN), established_on=date(2025, 1, 1))
    for n, event in enumerate(events):
        name = f"{event.fact}:{party.pk}"
        with works.begin(SYSTEM, at(event.day), act="test") as work:
            if event.closing in VOIDING:
                void_fact(work=work, fact=name, closing=Closing(event.closing))
            else:
                state_fact(work=work, fact=_fact(party, name, n, event), closing=Closing(event.closing))
    return party


def _fact(party: Party, name: str, n: int, event: Event) -> Fact:
    end = event.end.isoformat() if event.end else None
    return Fact(
        fact=name,
        party=party,
        section="violation",
        kind="penalty",
        authority=None,
        source=name,
        document=None,
        reference="",
        visibility=event.visibility,
        valid_from=BEGIN,
        valid_to=event.end,
        content={"n": n, "served_on": "2026-01-10", "max_end": end},
        scoring={"type": "event", "kind": "general_penalty", "case_id": name, "amount": n, "min_end": None, "max_end": end},
    )


def slowly(party: Party, known_at: datetime) -> dict[str, int]:
    """The shared answer at a moment, one fact after the other: name → what is said of it."""
    found: dict[str, int] = {}
    for name in FACTS:
        rows = list(FileEntry.objects.filter(fact=f"{name}:{party.pk}").order_by("known_from", "pk"))
        open_ = [row for row in rows if row.known_to is None]
        if not open_ or open_[0].visibility not in TOLD or (open_[0].valid_to or TODAY) < TODAY:
            continue
        known = [row for row in rows if row.known_from <= known_at]
        if not known or known[-1].visibility not in TOLD:
            continue
        last = known[-1]
        if last.known_to is not None and last.known_to <= known_at and last.closing not in REPLACING:
            continue
        later = rows[len(known) - 1 :]
        said = open_[0] if any(row.closing in REPLACING for row in later) else last
        found[name] = said.content["n"]
    return found


def shared(party: Party, known_at: datetime | None, now: datetime = NOW) -> dict[str, int]:
    rows = versions(View.SHARED, today=now.date(), known_at=known_at).filter(party=party)
    return {fact.partition(":")[0]: content["n"] for fact, content in rows.values_list("fact", "content")}


def moments(events: Sequence[Event]) -> list[datetime]:
    """Before each event, at it, and now."""
    return [NOW, *(at(event.day, hour) for event in events for hour in (9, 10))]


@pytest.mark.parametrize("seed", range(6))
def test_one_statement_says_what_the_slow_reading_says(seed: int, django_assert_num_queries: Any) -> None:
    events = histories(seed)
    party = play(events)
    for moment in moments(events):
        with django_assert_num_queries(1):
            found = shared(party, moment)
        assert found == slowly(party, moment), moment
    assert shared(party, None) == slowly(party, NOW)


@pytest.mark.parametrize("seed", range(12, 16))
def test_no_replay_tells_a_fact_that_is_not_told_today(seed: int) -> None:
    """(a): an earlier moment has some of today's facts, never another; what was replaced reads as it does today."""
    events = histories(seed)
    party = play(events)
    now = shared(party, None)
    for moment in moments(events):
        then = shared(party, moment)
        assert then.keys() <= now.keys()
        replaced = {e.fact for e in events if e.closing in REPLACING and at(e.day) > moment}
        assert all(then[name] == now[name] for name in then.keys() & replaced)


@pytest.mark.parametrize("seed", range(20, 23))
def test_a_hidden_fact_changes_no_shared_answer(seed: int) -> None:
    """(b), of every visibility that is not told."""
    events = histories(seed)
    party = play(events)

    def answers() -> list[Any]:
        at_all = [answers_of([party.pk], view=View.SHARED, as_of=TODAY, now=NOW, known_at=k) for k in moments(events)]
        return [at_all, [shared(party, moment) for moment in moments(events)]]

    before, inside = answers(), answers_of([party.pk], view=View.INTERNAL, as_of=TODAY, now=NOW)
    for n, visibility in enumerate(("INTERNAL", "MASKED", "SEALED")):
        with works.begin(SYSTEM, NOW, act="test") as work:
            hidden = _fact(party, f"hidden{n}:{party.pk}", 900 + n, Event(BEGIN, "hidden", "superseded", visibility))
            state_fact(work=work, fact=hidden)
    assert answers() == before
    assert answers_of([party.pk], view=View.INTERNAL, as_of=TODAY, now=NOW) != inside


@pytest.mark.parametrize("closing", VOIDING)
def test_what_is_void_is_told_at_no_moment(closing: str) -> None:
    """(c): whatever was stated of the facts before."""
    events = histories(99)
    last = [Event(TODAY - timedelta(days=2), name, closing) for name in FACTS]
    party = play([*events, *last])
    for moment in moments(events):
        assert shared(party, moment) == {}
    # the bureau's history is as it was
    assert versions(View.INTERNAL, today=TODAY, known_at=at(last[0].day, 9)).filter(party=party).exists()


@pytest.mark.parametrize("late", [None, 1, 40])
def test_a_late_sweep_changes_no_answer(late: int | None) -> None:
    """(d): what is over is told no more, whether or not it was recorded that it is."""
    end = date(2026, 5, 20)
    events = [Event(BEGIN, "a", "superseded", "PUBLIC", end)]
    if late is not None:
        events.append(Event(end + timedelta(days=late), "a", "superseded", "INTERNAL", end))
    party = play(events)
    # on the last day itself, as far as nobody hid it before, and for no day after it
    assert shared(party, None, at(end)).keys() == ({"a"} if late is None else set())
    for ahead in (1, 2, 41):
        now = at(end + timedelta(days=ahead))
        for known_at in (None, at(date(2026, 3, 1))):
            assert shared(party, known_at, now) == {}
            found = answers_of([party.pk], view=View.SHARED, as_of=date(2026, 4, 1), now=now, known_at=known_at)[party.pk]
            assert found.run is not None and (found.run.score, found.run.input_ids) == (900, ())
