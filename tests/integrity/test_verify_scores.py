"""A score changed past its chained run is named; a guard that somebody switched off is told of."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import connection

from cases.base import triggers, verify
from tests.factories.integrity import kept_score, make_bureau, make_recorded
from tests.factories.parties import make_party

pytestmark = pytest.mark.django_db


def found() -> list[tuple[str, str]]:
    return [(f.kind, f.place) for f in verify.verify().findings]


def test_a_recorded_score_is_the_one_of_its_run() -> None:
    make_recorded(bureau=make_bureau(), party=make_party(), fine=12_000_000)
    assert found() == []


@pytest.mark.parametrize("change", ["score = 1000", "credit_class = 'D'", "run_id = NULL"])
def test_a_changed_current_score_is_named(change: str) -> None:
    party = make_party()
    make_recorded(bureau=make_bureau(), party=party, fine=12_000_000)
    assert kept_score(party).score == 900 - 60
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE scoring_currentscore SET {change} WHERE party_id = %s", [party.pk])
    views = ("INTERNAL", "SHARED")
    assert found() == [("changed_score", f"scoring_currentscore/{party.pk}/{view}") for view in views]


def test_the_command_warns_of_a_guard_that_was_switched_off(capsys: pytest.CaptureFixture[str]) -> None:
    guard = next(t for t in triggers.expected("base") if t.table == "base_act" and t.event == "UPDATE")
    with connection.cursor() as cursor:
        suffix = "" if connection.vendor == "sqlite" else f' ON "{guard.table}"'
        cursor.execute(f'DROP TRIGGER "{guard.name}"{suffix}')
    call_command("verify_audit")
    said = capsys.readouterr()
    assert "broken=0" in said.out
    assert guard.name in said.err
