"""record_service, record_payment, record_overdue_payment: duties done, and duties overdue."""

from __future__ import annotations

from datetime import date

import pytest

from cases.penalty.models import Decision
from integrity import services as integrity
from integrity.files.models import FileEntry
from tests.factories.integrity import at, kept_score, known_score, make_bureau, make_payment, make_recorded, working

pytestmark = pytest.mark.django_db

SERVED = date(2026, 5, 25)


def _current(decision: Decision) -> FileEntry:
    found: FileEntry = FileEntry.objects.get(fact=f"decision:{decision.pk}", known_to=None)
    return found


def _settled(entry: FileEntry) -> str | None:
    assert entry.scoring is not None
    return str(entry.scoring["resolved_from"]) if entry.scoring["resolved_from"] else None


def _serve(decision: Decision) -> None:
    with working(SERVED) as work:
        decision.case.served_on = SERVED
        work.save(decision.case)
        integrity.record_service(work=work, decision=decision)


def _pay(decision: Decision, amount: int, on: date) -> integrity.Recorded:
    make_payment(decision=decision, amount=amount, paid_on=on)
    with working(on) as work:
        return integrity.record_payment(work=work, decision=decision)


def test_the_file_says_when_it_was_served() -> None:
    decision = make_recorded(bureau=make_bureau(), fine=12_000_000)
    _serve(decision)
    assert _current(decision).content["served_on"] == "2026-05-25"
    assert FileEntry.objects.get(closing="superseded").content["served_on"] is None


def test_a_part_payment_is_noted_and_duties_stay_open() -> None:
    decision = make_recorded(bureau=make_bureau(), fine=12_000_000)
    _pay(decision, 5_000_000, date(2026, 6, 1))
    entry = _current(decision)
    assert (entry.content["paid"], _settled(entry)) == (5_000_000, None)


def test_the_last_payment_settles_the_duties() -> None:
    decision = make_recorded(bureau=make_bureau(), fine=12_000_000)
    _pay(decision, 5_000_000, date(2026, 6, 1))
    _pay(decision, 7_000_000, date(2026, 6, 3))
    entry = _current(decision)
    assert (entry.content["paid"], _settled(entry)) == (12_000_000, "2026-06-03")
    # a general penalty counts until its maximum end, paid or not (spec §7)
    assert kept_score().score == 840


def test_a_light_penalty_ends_when_its_duties_are_done() -> None:
    decision = make_recorded(bureau=make_bureau(), kinds=("warning",))
    assert kept_score().score == 890
    _serve(decision)
    assert kept_score().score == 900
    party = decision.case.party_id
    assert known_score(party, as_of=date(2026, 5, 24), known_at=at(SERVED, 12)).score == 890


def test_an_unpaid_penalty_counts_until_it_is_paid() -> None:
    decision = make_recorded(bureau=make_bureau(), kinds=("criticism", "fine"), fine=12_000_000)
    with working(date(2026, 6, 10)) as work:
        integrity.record_overdue_payment(work=work, decision=decision, overdue_from=date(2026, 6, 10))
    # one case deducts its gravest event: 80 unpaid, not 60 of the penalty
    assert kept_score().score == 820
    _pay(decision, 12_000_000, date(2026, 7, 1))
    assert kept_score().score == 840
    party = decision.case.party_id
    assert known_score(party, as_of=date(2026, 6, 30), known_at=at(date(2026, 7, 2))).score == 820
    unpaid = FileEntry.objects.get(fact=f"unpaid:{decision.pk}", known_to=None)
    assert _settled(unpaid) == "2026-07-01"


def test_nothing_new_writes_no_version() -> None:
    decision = make_recorded(bureau=make_bureau(), fine=12_000_000)
    with working(SERVED) as work:
        integrity.record_payment(work=work, decision=decision)
    assert FileEntry.objects.count() == 1
