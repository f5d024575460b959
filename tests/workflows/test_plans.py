"""What is asked often reaches its rows by an index, so that it does not grow with the rows of others: plans, not times."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet

from cases.base.models import Deadline
from cases.parties.selectors import bureaus
from cases.penalty.models import PenaltyCase
from integrity.files.models import FileEntry
from integrity.publicity.selectors import read_differently
from tests.factories.cases import case_at
from tests.factories.parties import make_authority
from workflows import selectors
from workflows.models import WorkItem
from workflows.sweep import _due

DAY = date(2026, 4, 9)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]


@contextmanager
def indexes_first() -> Iterator[None]:
    """A table of a few rows is read as a whole by right; here the question is whether an index could serve."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        yield
        cursor.execute("SET LOCAL enable_seqscan = on")


def plan(rows: Any) -> str:
    statement, parameters = rows.query.sql_with_params()
    with indexes_first(), connection.cursor() as cursor:
        explain = "EXPLAIN" if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
        cursor.execute(f"{explain} {statement}", parameters)
        return "\n".join(str(line[-1]) for line in cursor.fetchall())


def read_whole(rows: Any, model: Any) -> bool:
    """Whether the table is read from one end to the other."""
    table = model._meta.db_table
    whole = rf"Seq Scan on {table}" if connection.vendor == "postgresql" else rf"SCAN {table}(?! USING)"
    return re.search(whole, plan(rows)) is not None


def test_a_fact_is_found_by_its_name() -> None:
    """In all its versions, closed ones too: a case page asks for them."""
    assert not read_whole(FileEntry.objects.filter(fact="decision:1"), FileEntry)
    assert "entry_fact" in plan(FileEntry.objects.filter(fact="decision:1"))


def test_the_sweep_looks_at_running_unanswered_clocks_alone() -> None:
    # SQLite binds the values after it has planned, and cannot know that they are those of a partial index
    assert connection.vendor != "postgresql" or "deadline_unanswered" in plan(_due(DAY))
    assert not read_whole(_due(DAY), Deadline)


def test_the_sweep_finds_what_an_earlier_reading_set_without_reading_the_rest() -> None:
    # on SQLite as above: the table is read in the order of its key
    assert connection.vendor != "postgresql" or "publicity_earlier" in plan(read_differently())


def filled(case: PenaltyCase, bureaus: int = 50, each: int = 40) -> None:
    """The table as it is in a province: on a few rows every index costs the same, and a plan says nothing."""
    if connection.vendor != "postgresql":
        return
    elsewhere = [make_authority() for _ in range(bureaus)]
    kept = {field.attname: getattr(case, field.attname) for field in PenaltyCase._meta.concrete_fields if not field.primary_key}
    QuerySet(PenaltyCase).bulk_create(
        PenaltyCase(**{**kept, "authority_id": bureau.pk, "number": f"{bureau.pk}-{n}"})
        for bureau in elsewhere
        for n in range(each)
    )
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {PenaltyCase._meta.db_table}")


@pytest.mark.parametrize("who", ["bl", "co1"])
def test_a_list_of_cases_begins_in_the_readers_bureaus(who: str) -> None:
    played = case_at("INVEST")
    actor = played.office.actor(who, DAY)
    assert bureaus(actor) == [played.office.authority.pk]
    filled(PenaltyCase.objects.get())
    seen = PenaltyCase.visible_to(actor)
    assert "case_list" in plan(seen.order_by("-pk")[:31]) or "case_authority" in plan(seen.order_by("-pk")[:31])
    # the bureaus stand in the statement as numbers: no question inside the question
    assert "parties_authority" not in str(seen.query)


def test_an_inbox_begins_in_its_queue() -> None:
    played = case_at("INVEST")
    actor = played.office.actor("co1", DAY)
    for rows in (selectors.claimable(actor), selectors.mine(actor)):
        assert not read_whole(rows[:31], WorkItem)
        assert "responsibility" not in str(rows.query).replace("responsibilityreview:", "")
