"""The integrity file: one version at a time, two times, nothing overwritten."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from cases.base import verify
from cases.base.errors import Conflict, UnguardedWrite
from cases.parties.models import Party
from integrity import selectors
from integrity.files.models import Closing, FileEntry
from integrity.files.services import Fact, state_fact, void_fact
from integrity.scoring.models import CurrentScore, ScoreRun
from integrity.views import View
from tests.factories.integrity import at, make_bureau, make_recorded, working
from tests.factories.parties import make_party

pytestmark = pytest.mark.django_db

FIRST, SECOND, THIRD = date(2026, 2, 1), date(2026, 3, 1), date(2026, 4, 1)


def _fact(party: Party, **more: Any) -> Fact:
    columns: dict[str, Any] = {
        "fact": "talk:1",
        "party": party,
        "section": "violation",
        "kind": "food_talk",
        "authority": None,
        "source": "talk:1",
        "document": None,
        "reference": "约谈1",
        "visibility": "SHARED",
        "valid_from": FIRST,
        "content": {"n": 1},
        "scoring": None,
    }
    return Fact(**{**columns, **more})


def _state(day: date, fact: Fact) -> FileEntry:
    with working(day) as work:
        return state_fact(work=work, fact=fact)


def test_stating_it_again_writes_nothing() -> None:
    party = make_party()
    first = _state(FIRST, _fact(party))
    again = _state(SECOND, _fact(party))
    assert (first.pk, FileEntry.objects.count()) == (again.pk, 1)


def test_a_changed_fact_is_a_new_version() -> None:
    party = make_party()
    _state(FIRST, _fact(party))
    _state(SECOND, _fact(party, content={"n": 2}, valid_to=THIRD))
    old, new = FileEntry.objects.order_by("pk")
    assert (old.known_from, old.known_to, old.closing) == (at(FIRST), at(SECOND), "superseded")
    assert (new.known_from, new.known_to) == (at(SECOND), None)
    for moment, number in ((at(FIRST), 1), (at(SECOND, 9), 1), (at(SECOND), 2), (None, 2)):
        found = selectors.entries_of([party.pk], view=View.INTERNAL, today=THIRD, visible=["SHARED"], known_at=moment)[party.pk]
        assert [e["content"]["n"] for e in found] == [number]
    assert selectors.entries_of([party.pk], view=View.INTERNAL, today=THIRD, visible=["SHARED"], known_at=at(FIRST, 9)) == {}


def test_it_holds_from_its_first_to_its_last_day() -> None:
    party = make_party()
    _state(FIRST, _fact(party, valid_to=THIRD))
    for day, count in ((date(2026, 1, 31), 0), (FIRST, 1), (THIRD, 1), (date(2026, 4, 2), 0)):
        found = selectors.entries_of([party.pk], view=View.INTERNAL, today=THIRD, visible=["SHARED"], as_of=day)
        assert len(found.get(party.pk, [])) == count, day


def test_a_void_fact_is_gone_and_void_once() -> None:
    party = make_party()
    _state(FIRST, _fact(party))
    for _ in range(2):
        with working(SECOND) as work:
            void_fact(work=work, fact="talk:1", closing=Closing.ANNULLED)
    assert FileEntry.objects.get().closing == "annulled"
    with working(THIRD) as work:
        assert void_fact(work=work, fact="talk:9", closing=Closing.ANNULLED) is None


def test_visibility_and_section_are_asked() -> None:
    party = make_party()
    _state(FIRST, _fact(party))
    _state(FIRST, _fact(party, fact="talk:2", visibility="SEALED"))
    assert selectors.entries_of([party.pk], view=View.INTERNAL, today=THIRD, visible=selectors.FOR_EVERYBODY) == {}
    assert (
        len(selectors.entries_of([party.pk], view=View.INTERNAL, today=THIRD, visible=selectors.FOR_AUTHORITIES)[party.pk]) == 1
    )
    assert (
        selectors.entries_of(
            [party.pk], view=View.INTERNAL, today=THIRD, visible=selectors.FOR_AUTHORITIES, sections=["sampling"]
        )
        == {}
    )


def test_the_database_allows_one_current_version() -> None:
    party = make_party()
    entry = _state(FIRST, _fact(party))
    double = FileEntry(**{f.attname: getattr(entry, f.attname) for f in FileEntry._meta.concrete_fields if f.name != "id"})
    with pytest.raises(Conflict), working(SECOND) as work:
        work.save(double)


def test_nobody_writes_past_the_history() -> None:
    party = make_party()
    entry = _state(FIRST, _fact(party))
    with pytest.raises(UnguardedWrite):
        entry.save()
    with pytest.raises(UnguardedWrite):
        FileEntry.objects.all().delete()


@pytest.mark.parametrize("statement", ["UPDATE {} SET score = 1000", "DELETE FROM {}"])
def test_score_runs_are_append_only_in_the_database(statement: str) -> None:
    make_recorded(bureau=make_bureau(), fine=12_000_000)
    CurrentScore.objects.all().delete()
    with pytest.raises(DatabaseError, match="append-only|never deleted"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(ScoreRun._meta.db_table))
    assert ScoreRun.objects.get(view=View.INTERNAL).score == 840


def test_a_run_inserted_past_the_system_is_found() -> None:
    make_recorded(bureau=make_bureau(), fine=12_000_000)
    run = ScoreRun.objects.get(view=View.INTERNAL)
    run.pk, run.score = None, 1000
    run.save(force_insert=True)
    kinds = {f.kind for f in verify.verify().findings} - {"changed_file"}
    assert kinds == {"inserted_row"}
