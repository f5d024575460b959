"""What the database alone refuses, by raw SQL without the application."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from tests.factories.reviews import Reviewed, review_at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
TABLE = "responsibility_responsibilityreview"


def run(statement: str, *values: str | int) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def refuses(message: str, statement: str, *values: str | int) -> None:
    with pytest.raises(DatabaseError, match=message):
        run(statement, *values)


def move(found: Reviewed, state: str) -> tuple[str, str, int]:
    return f"UPDATE {TABLE} SET state = %s WHERE id = %s", state, found.review_id  # noqa: S608


def test_an_undeclared_initial_state() -> None:
    found = review_at("CLUE")
    columns = [str(f.column) for f in found.review._meta.concrete_fields if f.column != "id"]
    copied = ", ".join({"state": "'OPEN'", "number": "'另一号'"}.get(c, c) for c in columns)
    refuses(
        "undeclared initial state",
        f"INSERT INTO {TABLE} ({', '.join(columns)}) SELECT {copied} FROM {TABLE} WHERE id = %s",  # noqa: S608
        found.review_id,
    )


def test_a_second_review_of_the_same_official_in_one_affair() -> None:
    found = review_at("CLUE")
    refuses("official_once_in_an_affair|UNIQUE.*affair", copying(found, number="'另一号'", about="''"), found.review_id)


def test_a_second_standing_file_of_the_same_official_over_the_same_matter() -> None:
    found = review_at("CLUE")
    other = {"number": "'另一号'", "affair": "'" + "a" * 32 + "'"}
    refuses("one_standing_file|UNIQUE.*about", copying(found, **other), found.review_id)
    run(copying(found, **other, about="'penaltycase:999999'"), found.review_id)


def copying(found: Reviewed, **other: str) -> str:
    """A statement that saves the review once more, with these columns otherwise."""
    columns = [str(f.column) for f in found.review._meta.concrete_fields if f.column != "id"]
    copied = ", ".join(other.get(c, c) for c in columns)
    return f"INSERT INTO {TABLE} ({', '.join(columns)}) SELECT {copied} FROM {TABLE} WHERE id = %s"  # noqa: S608


@pytest.mark.parametrize(("stage", "to"), [("CLUE", "OPEN"), ("OPEN", "DEFENCE"), ("COLLECTIVE", "DISCIPLINE"), ("SERVED", "LIFTED")])
def test_an_undeclared_pair(stage: str, to: str) -> None:
    refuses("undeclared transition", *move(review_at(stage), to))


def test_no_row_is_deleted() -> None:
    found = review_at("DEFENCE")
    rows = ("faultfinding", "exemptionclaim", "investigator", "participant", "toldofficial")
    for table in (TABLE, *(f"responsibility_{row}" for row in rows)):
        refuses("never deleted", f"DELETE FROM {table}")  # noqa: S608
    assert found.state == "DEFENCE"


@pytest.mark.parametrize("to", ["MEASURE", "REFERRED"])
def test_no_outcome_without_its_collective_decision(to: str) -> None:
    refuses("collective decision", *move(review_at("COLLECTIVE"), to))


def test_no_measure_without_the_three_elements_and_none_over_an_accepted_ground() -> None:
    found = review_at("TO_EXEMPT")
    refuses("all three elements|collective decision", *move(found, "MEASURE"))
    run(
        "INSERT INTO responsibility_collectivedecision (review_id, held_on, presided_by, attendees, views, conclusion, outcome, "
        "measures) VALUES (%s, '2026-04-20', '甲', '[]', '[]', '议', 'MEASURE', '[]')", found.review_id,
    )  # fmt: skip
    refuses("all three elements", *move(found, "MEASURE"))


def test_no_exemption_without_an_accepted_ground() -> None:
    found = review_at("COLLECTIVE")
    run(
        "INSERT INTO responsibility_collectivedecision (review_id, held_on, presided_by, attendees, views, conclusion, outcome, "
        "measures) VALUES (%s, '2026-04-20', '甲', '[]', '[]', '议', 'EXEMPT', '[]')", found.review_id,
    )  # fmt: skip
    refuses("accepted ground", *move(found, "EXEMPT"))


def test_no_leading_group_over_an_undecided_claim() -> None:
    refuses("decided first", *move(review_at("DEFENCE"), "COLLECTIVE"))


def test_no_claim_is_decided_without_reasons() -> None:
    review_at("DEFENCE")
    refuses("claim_decided_with_reasons", "UPDATE responsibility_exemptionclaim SET decision = 'accepted'")


def test_nothing_is_served_untold() -> None:
    refuses("told the outcome", *move(review_at("MEASURE"), "SERVED"))


def test_no_opening_without_two_investigators() -> None:
    refuses("two investigators", *move(review_at("VERIFIED"), "OPEN"))


def test_nobody_investigates_the_own_case() -> None:
    found = review_at("OPEN")
    refuses(
        "own case",
        "INSERT INTO responsibility_investigator (review_id, officer_id, from_day, recusal) VALUES (%s, %s, '2026-04-01', '')",
        found.review_id, found.official.pk,
    )  # fmt: skip


def test_a_finding_has_its_three_reasons() -> None:
    review_at("FOUND")
    refuses("finding_has_reasons", "UPDATE responsibility_faultfinding SET mind_reasons = ''")
