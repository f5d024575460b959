"""The data step of files 0003: what an older version stated is closed and stated again, in its party's chain, edited nowhere."""

from __future__ import annotations

from datetime import date, datetime
from importlib import import_module
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from cases.base import verify
from cases.base.models import Act
from cases.parties.models import Party
from cases.penalty.models import Decision
from integrity.files.models import FileEntry
from integrity.files.penalty import fact_of
from integrity.publicity.acts import open_publicity
from integrity.selectors import View, answers_of, entries_of
from tests.factories.integrity import at, end_decision, make_bureau, make_decision, make_recorded, serve, working

pytestmark = pytest.mark.django_db
DECIDED, CHANGED = date(2026, 5, 20), date(2026, 6, 9)
UPGRADED = at(date(2026, 9, 1))
NOW = at(date(2026, 9, 2))
STEP = import_module("integrity.files.migrations.0003_restated_facts")


@pytest.fixture(autouse=True)
def _september(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: UPGRADED)


def _upgrade() -> None:
    STEP.restate(MigrationLoader(connection).project_state([("files", "0003_restated_facts")]).apps, None)


def _as_before(entry: FileEntry, moment: datetime, **columns: Any) -> FileEntry:
    """The entry as the older version would have stated it, in the place of the one that stands."""
    with working(moment.date(), hour=moment.hour) as work:
        entry.known_to, entry.closing = moment, columns.pop("closing", "superseded")
        work.save(entry)
        kept = {f.attname: getattr(entry, f.attname) for f in FileEntry._meta.concrete_fields if f.name != "id"}
        return work.save(FileEntry(**{**kept, "known_from": moment, "known_to": None, "closing": "", **columns}))


def _changed() -> tuple[Decision, Decision]:
    """A change as 0.1.0 recorded it: the first decision void, the new one under a name and from a day of its own."""
    old = make_recorded(bureau=make_bureau(), fine=600_000_00)
    serve(old, on=DECIDED)
    end_decision(old, on=CHANGED, status="changed")
    new = make_decision(case=old.case, decided_on=CHANGED, fine=50_000_00, supersedes=old)
    with working(CHANGED, hour=12) as work:
        open_publicity(work, decision=new)
    entry = FileEntry.objects.get(fact=f"decision:{old.pk}", known_to=None)
    scoring = {**(entry.scoring or {}), "amount": 50_000_00}
    _as_before(entry, at(CHANGED), closing="changed", fact=f"decision:{new.pk}", valid_from=CHANGED, scoring=scoring)
    return old, new


def _shared(party: Party, as_of: date, known_at: datetime | None = None) -> int:
    run = answers_of([party.pk], view=View.SHARED, as_of=as_of, now=NOW, known_at=known_at)[party.pk].run
    assert run is not None
    return run.score


def test_a_changed_decision_takes_the_name_and_the_day_of_the_first() -> None:
    old, new = _changed()
    party = old.case.party
    # the gap of the older version: nothing between the decision and its change
    assert _shared(party, date(2026, 6, 1)) == 900
    _upgrade()
    current = FileEntry.objects.get(kind="penalty", known_to=None)
    assert (current.fact, current.valid_from, current.known_from) == (fact_of(new), DECIDED, UPGRADED)
    assert current.fact == f"decision:{old.pk}"
    assert FileEntry.objects.get(fact=f"decision:{new.pk}").closing == "entered_in_error"
    # 900 - 40, held at 849 (H7), on every day, and as known at every moment since it was told
    for known_at in (None, at(date(2026, 6, 1)), at(date(2026, 7, 1))):
        assert _shared(party, date(2026, 6, 1), known_at) == 849, known_at
    assert _shared(party, date(2026, 6, 1), at(date(2026, 5, 19))) == 900


def test_it_is_chained_as_an_act_and_verifies() -> None:
    old, _ = _changed()
    _upgrade()
    act = Act.objects.get(verb="integrity.restate_facts")
    assert (act.stream, act.actor_kind, act.at) == (old.case.party.stream_key, "system", UPGRADED)
    assert [f for f in verify.verify().findings if f.kind != "changed_file"] == []


def test_a_paid_debt_ends_and_one_that_never_was_is_void() -> None:
    for paid, days in (("2026-07-10", 1), ("2026-06-30", 0)):
        decision = make_recorded(bureau=make_bureau(), fine=50_000_00)
        serve(decision, on=DECIDED)
        entry = FileEntry.objects.get(fact=fact_of(decision), known_to=None)
        scoring = {"type": "event", "kind": "penalty_unpaid", "case_id": "1", "resolved_from": paid}
        with working(date(2026, 7, 20)) as work:
            kept = {f.attname: getattr(entry, f.attname) for f in FileEntry._meta.concrete_fields if f.name != "id"}
            debt = {"fact": f"unpaid:{decision.pk}", "kind": "payment_overdue", "valid_from": date(2026, 7, 1), "valid_to": None}
            work.save(FileEntry(**{**kept, **debt, "known_from": work.now, "scoring": scoring, "visibility": "SHARED"}))
        _upgrade()
        found = FileEntry.objects.filter(fact=f"unpaid:{decision.pk}", known_to=None)
        assert [row.valid_to for row in found] == [date(2026, 7, 9)] * days
        told = entries_of([decision.case.party_id], view=View.SHARED, today=NOW.date(), as_of=date(2026, 7, 15))
        assert [row["kind"] for row in told[decision.case.party_id]] == ["penalty"]


def test_what_is_right_already_is_left_alone() -> None:
    serve(make_recorded(bureau=make_bureau(), fine=50_000_00), on=DECIDED)
    before = list(FileEntry.objects.order_by("pk").values_list())
    _upgrade()
    assert list(FileEntry.objects.order_by("pk").values_list()) == before
    assert not Act.objects.filter(verb="integrity.restate_facts").exists()
