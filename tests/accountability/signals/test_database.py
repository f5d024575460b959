"""What the database alone refuses, without the application (raw SQL)."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from tests.accountability.signals.people import Scene, scene
from tests.accountability.signals.test_answer import answer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]


def refuses(statement: str, *parameters: int, said: str = "") -> None:
    with pytest.raises(IntegrityError, match=said), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, parameters)


def update(stage: Scene, what: str, *parameters: int, said: str = "") -> None:
    refuses(f"UPDATE signals_supervisionsignal SET {what} WHERE id = %s", *parameters, stage.signal.pk, said=said)


def concerns(who: int, stage: Scene, *, said: str) -> None:
    refuses(
        "INSERT INTO signals_signalofficer (signal_id, officer_id, name, capacity) VALUES (%s, %s, 'x', 'head')",
        stage.signal.pk,
        who,
        said=said,
    )


@pytest.mark.parametrize(
    "what",
    [
        'evidence = \'{"kind": "x"}\'',
        "rule = 'R01'",
        "rule_from = '2020-01-01'",
        "about = 'penaltycase:0'",
        "severity = 'general'",
        "category = 'DB'",
        "fingerprint = 'x'",
        "raised_on = '2020-01-01'",
        "number = 'x'",
        "about_number = 'x'",
        "opened_on = '2020-01-01'",
    ],
)
def test_what_a_signal_saw_is_never_changed(what: str) -> None:
    update(scene(), what, said="never changed")


def test_whom_it_concerns_is_never_changed() -> None:
    stage = scene()
    refuses("UPDATE signals_signalofficer SET name = 'x' WHERE signal_id = %s", stage.signal.pk, said="never changed")
    refuses("DELETE FROM signals_signalofficer WHERE signal_id = %s", stage.signal.pk)


def test_a_state_comes_with_its_answer() -> None:
    update(scene(), "state = 'EXPLAINED'", said="carries who answered")


def test_whom_it_concerns_does_not_answer_it() -> None:
    stage = scene()
    officer = stage.played.office.officers["co1"].pk
    what = "state = 'EXPLAINED', answer = 'x', answered_on = '2026-06-10', answered_by_id = %s"
    update(stage, what, officer, said="does not answer")


def test_an_answer_is_never_rewritten() -> None:
    stage = scene()
    answer(stage, "signal.explain", "sup")
    for what in (
        "answer = 'x'",
        "answered_on = '2026-06-09'",
        "answered_by_id = answered_by_id + 1",
        "corrected_on = '2026-06-01'",
    ):
        update(stage, what, said="never rewritten")


def test_nobody_is_made_a_person_concerned_afterwards() -> None:
    """Neither to keep somebody from answering, nor to discredit an answer given."""
    stage = scene()
    concerns(stage.played.office.officers["sup"].pk, stage, said="when it is raised")
    answer(stage, "signal.explain", "sup")
    concerns(stage.played.office.officers["sup"].pk, stage, said="when it is raised")


def test_an_answered_signal_does_not_go_back_and_none_is_deleted() -> None:
    stage = scene()
    answer(stage, "signal.explain", "sup")
    update(stage, "state = 'RAISED'", said="undeclared transition")
    refuses("DELETE FROM signals_supervisionsignal WHERE id = %s", stage.signal.pk)


def test_a_signal_is_born_raised() -> None:
    stage = scene()
    columns = [str(f.column) for f in type(stage.signal)._meta.concrete_fields if f.column != "id"]
    others = {
        "state": "'EXPLAINED'",
        "number": "'x'",
        "fingerprint": "'x'",
        "answer": "'x'",
        "answered_on": "'2026-06-10'",
        "answered_by_id": str(stage.played.office.officers["sup"].pk),
    }
    chosen = ", ".join(others.get(c, f'"{c}"') for c in columns)
    names = ", ".join(f'"{c}"' for c in columns)
    refuses(
        f"INSERT INTO signals_supervisionsignal ({names}) SELECT {chosen} FROM signals_supervisionsignal WHERE id = %s",
        stage.signal.pk,
        said="undeclared initial state",
    )
