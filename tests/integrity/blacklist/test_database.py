"""What the database refuses by itself, without the application: raw SQL on a listing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from integrity.blacklist.models import BlacklistCase
from tests.factories.cases import case_at
from tests.factories.listings import SEVERE, listing_at, listing_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
TABLE = BlacklistCase._meta.db_table
TERM = "listed_on = '2026-04-21', term_end = '2029-04-21', early_from = '2027-04-22', consent_given = true"


def _refused(statement: str, words: str, params: Any = ()) -> None:
    with pytest.raises(DatabaseError, match=words), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, params)


def _done(statement: str, params: Any = ()) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
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


def test_a_listing_stays_with_its_party_its_case_and_what_was_decided() -> None:
    played = listing_at("L_PUBLISHED")
    listing, other = listing_of(played), listing_of(listing_at("L_LISTED", office=played.office))
    third = case_at("DEC_PEN", office=played.office).case
    for change, words in {
        f"party_id = {other.party_id}": "whom a listing is about|its term",
        "grounds = '[]'": "whom a listing is about|its term",
        f"decision_id = {third.decisions.get().pk}, case_id = {third.pk}": "whom a listing is about|superseded|its term",
        f"decision_id = {other.decision_id}": "no listing without",
        "term_end = '2099-01-01'": "its term among it",
        "early_from = '2026-05-01'": "its term among it",
        "listed_on = '2026-04-20'": "its term among it",
        "restriction_until = '2099-01-01'": "its term among it",
        "public_code = 'x'": "its term among it",
        "consent_by = 'x'": "superior answered|its term among it",
        "weighing = 'x'": "party was told|its term among it",
        "published_on = '2026-04-22'": "day of publication",
    }.items():
        _refused(f"UPDATE {TABLE} SET {change} WHERE id = %s", words, [listing.pk])


def test_a_listing_rests_on_what_its_decision_was_changed_into_and_on_nothing_else() -> None:
    """The application lets it follow; by hand not even the decision it rested on before."""
    played = listing_at("L_PUBLISHED")
    old = listing_of(played).decision_id
    new = played.do("change", proposal=replace(SEVERE, fine=86_000_00))
    listing = listing_of(played)
    assert (listing.state, listing.decision_id) == ("PUBLISHED", new.pk)
    _refused(f"UPDATE {TABLE} SET decision_id = %s WHERE id = %s", "that superseded its own", [old, listing.pk])


def test_the_penalty_decision_under_a_listing_stays_one() -> None:
    listing = listing_of(listing_at("L_LISTED"))
    _refused("UPDATE penalty_decision SET kind = 'exempt' WHERE id = %s", "never rewritten", [listing.decision_id])


def test_no_party_is_removed_before_the_term_is_over() -> None:
    listing = listing_of(listing_at("L_PUBLISHED"))
    removal = f"UPDATE {TABLE} SET state = 'REMOVED_TERM', ended_on = %s WHERE id = %s"
    for day in (None, "2026-05-01", "2029-04-21"):
        _refused(removal, "term is over", [day, listing.pk])
    _done(removal, ["2029-04-22", listing.pk])
    _refused(f"UPDATE {TABLE} SET ended_on = '2029-04-23' WHERE id = %s", "end of a listing", [listing.pk])


def test_no_listing_is_revoked_while_its_penalty_stands() -> None:
    listing = listing_of(listing_at("L_LISTED"))
    revocation = f"UPDATE {TABLE} SET state = 'REVOKED', ended_on = '2026-05-12' WHERE id = %s"
    _refused(revocation, "penalty stands", [listing.pk])
    _done(
        "UPDATE penalty_decision SET status = 'annulled', ended_on = '2026-05-12', ended_by = '复议决定' WHERE id = %s",
        [listing.decision_id],
    )
    _done(revocation, [listing.pk])


def test_nobody_is_listed_on_a_decision_that_fell() -> None:
    played = listing_at("L_AGREED")
    listing, row = listing_of(played), case_at("DEC_PEN", office=played.office).case.decisions.get()
    names = [f.column for f in row._meta.concrete_fields if f.column not in ("id", "case_id")]
    columns = ", ".join(f'"{name}"' for name in names)
    _done(
        f"INSERT INTO penalty_decision (case_id, {columns}) SELECT %s, {columns} FROM penalty_decision WHERE id = %s",
        [played.case_id, row.pk],
    )
    decision = played.case.decisions.get()
    listed = f"UPDATE {TABLE} SET state = 'LISTED', decision_id = %s, {TERM} WHERE id = %s"
    _done(
        "UPDATE penalty_decision SET status = 'annulled', ended_on = '2026-04-21', ended_by = '复议决定' WHERE id = %s",
        [decision.pk],
    )
    _refused(listed, "decision in force", [decision.pk, listing.pk])


def test_what_the_party_was_told_stays(awaiting: BlacklistCase) -> None:
    for change in ("consent_required = false", "weighing = 'x'", "notified_on = NULL", "confirmed_by_id = NULL"):
        _refused(f"UPDATE {TABLE} SET {change} WHERE id = %s", "party was told", [awaiting.pk])


def test_what_the_superior_answered_stays() -> None:
    listing = listing_of(listing_at("L_AGREED"))
    for change in ("consent_given = false", "consent_given = NULL", "consent_by = 'x'", "consent_on = '2026-04-16'"):
        _refused(f"UPDATE {TABLE} SET {change} WHERE id = %s", "superior answered", [listing.pk])


def test_a_measure_stays_what_it_is_and_ends_once() -> None:
    listing_at("L_LISTED")
    _refused("UPDATE blacklist_managementmeasure SET basis = 'x'", "measure against a listed party")
    _done("UPDATE blacklist_managementmeasure SET to_day = '2026-05-12'")
    _refused("UPDATE blacklist_managementmeasure SET to_day = NULL", "stays so")
