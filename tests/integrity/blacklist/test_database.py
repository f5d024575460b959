"""What the database refuses by itself, without the application: raw SQL on a listing."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from integrity.blacklist.models import BlacklistCase
from tests.factories.cases import case_at
from tests.factories.listings import listing_at, listing_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
TABLE = BlacklistCase._meta.db_table
TERM = "listed_on = '2026-04-21', term_end = '2029-04-21', early_from = '2027-04-22', consent_given = true"


def _refused(statement: str, words: str, params: Any = ()) -> None:
    with pytest.raises(DatabaseError, match=words), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, params)


@pytest.fixture
def awaiting() -> BlacklistCase:
    return listing_of(listing_at("L_AWAITING"))


def test_no_listing_without_the_penalty_decision_of_its_case(awaiting: BlacklistCase) -> None:
    words = "no listing without the penalty decision"
    _refused(f"UPDATE {TABLE} SET state = 'LISTED', {TERM} WHERE id = %s", words, [awaiting.pk])
    other = case_at("DEC_PEN").case.decisions.get()
    statement = f"UPDATE {TABLE} SET state = 'LISTED', decision_id = %s, {TERM} WHERE id = %s"
    _refused(statement, words, [other.pk, awaiting.pk])


@pytest.mark.parametrize("change", ["decision_id = NULL", "case_id = case_id, decision_id = NULL"])
def test_a_listing_never_loses_its_decision(change: str) -> None:
    listing = listing_of(listing_at("L_PUBLISHED"))
    _refused(f"UPDATE {TABLE} SET {change} WHERE id = %s", "no listing without", [listing.pk])


@pytest.mark.parametrize("state", ["PUBLISHED", "REMOVED_TERM", "EARLY_REVIEW", "RELISTED"])
def test_undeclared_pairs_are_refused(awaiting: BlacklistCase, state: str) -> None:
    _refused(
        f"UPDATE {TABLE} SET state = '{state}' WHERE id = %s",
        "undeclared transition|no listing without|constraint|CHECK",
        [awaiting.pk],
    )


def test_a_listing_begins_as_an_assessment() -> None:
    listing = listing_of(listing_at("L_LISTED"))
    names = [f.column for f in BlacklistCase._meta.concrete_fields if f.column != "id"]
    chosen = ", ".join("'PUBLISHED'" if name == "state" else name for name in names)
    _refused(
        f"INSERT INTO {TABLE} ({', '.join(names)}) SELECT {chosen} FROM {TABLE} WHERE id = %s",
        "undeclared initial state|constraint|UNIQUE",
        [listing.pk],
    )


def test_rows_are_never_deleted(awaiting: BlacklistCase) -> None:
    _refused(f"DELETE FROM {TABLE} WHERE id = %s", "never deleted", [awaiting.pk])
    listing_at("L_LISTED")
    _refused("DELETE FROM blacklist_managementmeasure", "never deleted")


def test_no_listing_without_the_consent_it_needs() -> None:
    listing = listing_of(listing_at("L_LISTED"))
    _refused(f"UPDATE {TABLE} SET consent_given = NULL WHERE id = %s", "listing_consented", [listing.pk])


def test_the_term_is_known(awaiting: BlacklistCase) -> None:
    listing = listing_of(listing_at("L_LISTED"))
    _refused(f"UPDATE {TABLE} SET term_end = NULL WHERE id = %s", "listing_term_known", [listing.pk])
