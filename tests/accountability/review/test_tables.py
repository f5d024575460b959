"""States, clocks, grounds and measures are the law's tables (integrity-and-accountability.md §5.4), row by row."""

from __future__ import annotations

import csv
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from cases.accountability.review.procedure import RESPONSIBILITY
from cases.base.models import DatedSetting, Deadline
from cases.law.responsibility import all_grounds, all_measures, grounds_on, heavier, measures_on
from tests.factories.parties import LONG_AGO, seeding
from tests.factories.reviews import make_two_offices, review_at
from tests.procedures.table import counted

TABLES = Path(__file__).parents[2] / "tables"


def rows(name: str) -> list[dict[str, str]]:
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_states_are_those_of_the_law() -> None:
    law = "CLUE PRELIM OPEN NOTIFIED DEFENCE COLLECTIVE NO_FAULT EXEMPT MEASURE DISCIPLINE REFERRED SERVED REMEDY LIFTED ARCHIVED"

    assert [s.code for s in RESPONSIBILITY.states] == law.split()
    assert RESPONSIBILITY.initial_states == {"CLUE"}


def test_every_clock_that_a_live_move_starts_is_counted() -> None:
    started = {o.rule for m in RESPONSIBILITY.moves if m.live for o in m.clocks if type(o).__name__ == "Start"}

    assert started == counted("responsibility")


@pytest.mark.django_db
@pytest.mark.usefixtures("plain_papers")
def test_the_time_to_state_a_defence_is_the_bureaus_setting() -> None:
    """The law gives no number of days: 5 WD from 30 March are 31, 1-3 April (4), 4-6 off, 7."""
    office = make_two_offices()
    with seeding() as work:
        work.save(
            DatedSetting(key="j18_defence_days", authority=office.authority.pk, value="5", valid_from=LONG_AGO, article="CSR39")
        )

    found = review_at("NOTIFIED", office=office)

    assert Deadline.objects.get(stream=found.stream, rule="J18-defence").due_on == date(2026, 4, 7)


def test_thirteen_grounds_and_one() -> None:
    law = rows("exemption_grounds")

    assert [g.number for g in all_grounds()] == [row["number"] for row in law]
    for ground, row in zip(all_grounds(), law, strict=True):
        assert all(word in ground.text_zh for word in row["says"].split()), (ground.text_zh, row["says"])
        assert (ground.not_if == "intent") == (row["shut_by_intent"] == "yes")
        assert "第41号" in ground.article and ground.tag in ("?", "V*")
    assert not grounds_on(date(2021, 7, 14)) and len(grounds_on(date(2026, 4, 1))) == 14


def test_measures_are_those_of_the_law() -> None:
    law = rows("responsibility_measures")

    assert len(all_measures()) == len(law)
    for row in law:
        articles = {"GSA 12": "公职人员政务处分法 §12"}.get(row["law"], row["law"])
        found = [m for m in all_measures() if row["name"] in m.name_zh and m.whom == row["whom"] and articles in m.article]
        assert len(found) == 1, row
    assert {m.whom for m in measures_on(date(2026, 4, 1)).values()} == {"official"}


LADDER = [
    ("NO_FAULT", ()),
    ("EXEMPT", ()),
    ("MEASURE", ("talk",)),
    ("MEASURE", ("written_self_review",)),
    ("MEASURE", ("circulate",)),
    ("MEASURE", ("circulate", "written_self_review")),
    ("MEASURE", ("suspend_certificate",)),
    ("MEASURE", ("move",)),
    ("MEASURE", ("cancel_qualification",)),
    ("REFERRED", ()),
]


def test_what_weighs_more() -> None:
    """minor → written self-review, criticism; grave → certificate suspended; serious → removed from post (§5.4)."""
    for (light, few), (grave, many) in pairwise(LADDER):
        assert heavier(grave, many, than=light, than_measures=few)
        assert not heavier(light, few, than=grave, than_measures=many)
        assert not heavier(light, few, than=light, than_measures=few)
