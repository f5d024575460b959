"""From stored rows to records: pure, without a database."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime

import pytest

from integrity.scoring.records import Event, Positive
from integrity.scoring.stored import EntryRow, RegistrationRow, record_of, registrations

EARLY, LATE, LATER = (datetime(2026, month, 1, tzinfo=UTC) for month in (1, 2, 3))
BORN = date(2020, 5, 1)


def _row(scoring: Mapping[str, object], valid_to: date | None = None) -> EntryRow:
    return EntryRow(7, "decision:1", date(2026, 1, 1), valid_to, EARLY, LATE, scoring)


def test_an_event_keeps_every_field() -> None:
    scoring = {
        "type": "event",
        "kind": "general_penalty",
        "case_id": "3",
        "same_type": "FSL124",
        "amount": 5,
        "food": True,
        "penalty_kinds": ["fine", "stop_business"],
        "min_end": "2026-04-01",
        "max_end": "2027-01-01",
        "resolved_from": None,
        "lifted_from": "2026-02-02",
    }
    assert record_of(_row(scoring)) == Event(
        id="decision:1",
        party="7",
        kind="general_penalty",
        valid_from=date(2026, 1, 1),
        known_from=EARLY,
        known_to=LATE,
        case_id="3",
        same_type="FSL124",
        amount=5,
        food=True,
        penalty_kinds=frozenset({"fine", "stop_business"}),
        min_end=date(2026, 4, 1),
        max_end=date(2027, 1, 1),
        lifted_from=date(2026, 2, 2),
    )


def test_a_positive_takes_its_end_from_the_entry() -> None:
    scoring = {"type": "positive", "kind": "certificate", "document": "证1", "detail": "HACCP", "withdrawn_from": None}
    assert record_of(_row(scoring, valid_to=date(2027, 1, 1))) == Positive(
        id="decision:1",
        party="7",
        kind="certificate",
        valid_from=date(2026, 1, 1),
        valid_to=date(2027, 1, 1),
        known_from=EARLY,
        known_to=LATE,
        document="证1",
        detail="HACCP",
    )


def test_an_unknown_type_is_an_error() -> None:
    with pytest.raises(KeyError):
        record_of(_row({"type": "rumour"}))


def test_a_corrected_registration_closes_the_version_before() -> None:
    rows = [
        RegistrationRow(7, EARLY, BORN, "91", None),
        RegistrationRow(7, LATE, BORN, "91", None),
        RegistrationRow(7, LATER, date(2021, 5, 1), "91", None),
    ]
    first, second = registrations(rows)
    assert (first.valid_from, first.known_from, first.known_to) == (BORN, EARLY, LATER)
    assert (second.valid_from, second.known_from, second.known_to) == (date(2021, 5, 1), LATER, None)
    assert first.id == second.id == "registration:7"


def test_versions_of_one_moment_leave_the_last() -> None:
    rows = [RegistrationRow(7, EARLY, BORN, "91", None), RegistrationRow(7, EARLY, BORN, "92", None)]
    assert [r.document for r in registrations(rows)] == ["92"]


def test_without_day_or_number_there_is_no_registration() -> None:
    rows = [RegistrationRow(7, EARLY, None, "91", None), RegistrationRow(7, LATE, BORN, "", None)]
    assert list(registrations(rows)) == []


def test_the_end_of_the_enterprise_ends_it() -> None:
    (only,) = registrations([RegistrationRow(7, EARLY, BORN, "91", date(2026, 6, 1))])
    assert only.withdrawn_from == date(2026, 6, 1)
