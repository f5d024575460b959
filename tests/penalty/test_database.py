"""What the database alone refuses of a decision: raw SQL without the application."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from cases.penalty.models import Decision
from tests.factories.cases import case_at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
ENDED = "status = 'annulled', ended_on = '2026-05-12', ended_by = '虚构区人民政府行政复议决定书'"


def run(change: str, row: Decision) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE penalty_decision SET {change} WHERE id = %s", [row.pk])


def refuses(message: str, change: str, row: Decision) -> None:
    with pytest.raises(DatabaseError, match=message):
        run(change, row)


@pytest.fixture
def decision() -> Decision:
    row: Any = case_at("DEC_PEN").case.decisions.get()
    return row


def test_a_decision_is_neither_rewritten_nor_moved(decision: Decision) -> None:
    other = case_at("INVEST").case_id
    for change in (
        f"case_id = {other}",
        "kind = 'exempt'",
        "fine = 0",
        "kinds = '[]'",
        "tier = 'mitigated'",
        "band_min = NULL",
        "law = 'x'",
        "facts_text = 'x'",
        "outcome = '{}'",
        "decided_on = '2020-01-01'",
        "law_digest = 'x'",
        "supersedes_id = id",
        "confiscated_goods = 0",
    ):
        refuses("never rewritten nor moved", change, decision)
    refuses("keeps the paper", "document_id = NULL", decision)


def test_a_decision_ends_once_and_for_a_reason(decision: Decision) -> None:
    refuses("a day and for a reason", "status = 'annulled'", decision)
    refuses("a day and for a reason", "status = 'changed', ended_on = '2026-05-12'", decision)
    run(ENDED, decision)
    for change in ("status = 'in_force'", "status = 'changed'", "ended_by = 'x'", "ended_on = '2026-05-13'"):
        refuses("never returns", change, decision)


def test_no_case_is_decided_without_a_decision(decision: Decision) -> None:
    """What forbids the decision (an open flag, say) thereby forbids the state. With its decision in force it passes."""
    case = case_at("WAIVED").case_id
    columns = ", ".join(f'"{f.column}"' for f in Decision._meta.concrete_fields if f.column not in ("id", "case_id"))
    with transaction.atomic(), connection.cursor() as cursor:
        with pytest.raises(DatabaseError, match="a decision in force"), transaction.atomic():
            cursor.execute("UPDATE penalty_penaltycase SET state = 'DEC_PEN' WHERE id = %s", [case])
        cursor.execute(
            f"INSERT INTO penalty_decision (case_id, {columns}) SELECT %s, {columns} FROM penalty_decision WHERE id = %s",
            [case, decision.pk],
        )
        cursor.execute("UPDATE penalty_penaltycase SET state = 'DEC_PEN' WHERE id = %s", [case])


def test_no_decision_is_deleted(decision: Decision) -> None:
    with pytest.raises(DatabaseError, match="never deleted"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM penalty_decision WHERE id = %s", [decision.pk])
