"""Every act of every procedure × everybody: each is permitted or refused as the law's table says."""

from __future__ import annotations

import pytest

from cases.base.permissions import TABLE
from tests.factories.refusing import asked
from tests.procedures.crowds import CROWDS
from tests.procedures.table import LIFECYCLES, granted, rows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
GRANT = ("allowed", "refused", "grant", "grant_law")
# its table names 公示规定 by its articles (PUB2), the code by the number of the order (O45 2)
NAMED_OTHERWISE = {"publicity"}


def test_everybody_is_gathered_around_every_procedure() -> None:
    assert CROWDS.keys() == LIFECYCLES.keys()


@pytest.mark.parametrize("name", LIFECYCLES)
def test_every_act_stands_in_the_table_once(name: str) -> None:
    lifecycle = LIFECYCLES[name]

    assert sorted(row.act for row in granted(name)) == sorted(lifecycle.full(act) for act in lifecycle.acts)


@pytest.mark.parametrize("name", LIFECYCLES)
def test_the_first_row_of_an_act_says_who_may_and_no_other(name: str) -> None:
    seen: set[str] = set()
    for row in rows(name):
        assert (row["act"] in seen) == (not any(row[column] for column in GRANT)), row["act"]
        seen.add(row["act"])


@pytest.mark.parametrize("name", LIFECYCLES)
def test_every_act_asks_everybody_as_the_table_says(name: str) -> None:
    subject, actors = CROWDS[name]()
    wrong = [
        (row.act, persona, said, row.verdict(persona))
        for row in granted(name)
        for persona, actor in actors.items()
        if (said := asked(actor, row.act, subject)) != row.verdict(persona)
    ]

    assert wrong == []


@pytest.mark.parametrize("name", [name for name in LIFECYCLES if name not in NAMED_OTHERWISE])
def test_the_grant_names_the_article(name: str) -> None:
    named = {row.act: row.articles for row in granted(name) if row.articles}

    assert [act for act, articles in named.items() if not any(a in TABLE[act].article for a in articles)] == []


@pytest.mark.parametrize("name", LIFECYCLES)
def test_whoever_the_table_names_is_among_those_who_try(name: str) -> None:
    _, actors = CROWDS[name]()
    named = {persona for row in granted(name) for persona in (*row.allowed, *dict(row.refused))}

    assert named - actors.keys() == set()
