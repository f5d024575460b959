"""The data step of penalty 0016: an older code becomes its item where the facts leave one, in the history of its case."""

from __future__ import annotations

from datetime import date, datetime
from importlib import import_module
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from cases.base import verify
from cases.base.models import Act
from cases.base.work import SHANGHAI
from tests.factories.cases import case_at

STEP = import_module("cases.penalty.migrations.0016_item_codes")
DAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("facts", "conduct"),
    [
        ({"conduct": ["FSL122"], "role": "seller"}, ["FSL122-1a"]),
        # food or additives: two items, and nobody said which
        ({"conduct": ["FSL122"]}, None),
        ({"conduct": ["FSL124"], "role": "seller"}, None),
        ({"conduct": ["FSL124-1-5b"]}, None),
        ({"conduct": ["FSL132", "FSL124"]}, ["FSL132-1", "FSL124"]),
        ({"conduct": ["unheard-of"]}, None),
        ({}, None),
    ],
)
def test_a_code_is_mapped_where_one_item_is_left(facts: dict[str, Any], conduct: list[str] | None) -> None:
    new = STEP.restated({"acted_on": "2026-03-01", **facts}, DAY)
    assert (new["conduct"] if new else None) == conduct


def test_each_act_is_mapped_by_itself() -> None:
    facts = {"acted_on": "2026-03-01", "acts": [{"conduct": ["FSL124"]}, {"conduct": ["FSL122"], "role": "seller"}]}
    assert [act["conduct"] for act in STEP.restated(facts, DAY)["acts"]] == [["FSL124"], ["FSL122-1a"]]


@pytest.mark.django_db
@pytest.mark.usefixtures("plain_papers")
def test_the_case_says_who_changed_it_and_what_was_told_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2026, 9, 1, 9, tzinfo=SHANGHAI))
    open_, told = case_at("ESTABLISHED", conduct=["FSL122"]), case_at("INV_DONE", conduct=["FSL122"])
    STEP.restate(MigrationLoader(connection).project_state([("penalty", "0016_item_codes")]).apps, None)

    assert open_.case.facts["conduct"] == ["FSL122-1a"] and told.case.facts["conduct"] == ["FSL122"]
    act = Act.objects.get(verb="penalty.restate_conduct")
    assert (act.stream, act.actor_kind, act.details["before"]) == (open_.stream, "system", ["FSL122"])
    assert open_.case.history.latest().facts == open_.case.facts
    assert verify.verify().findings == []


@pytest.mark.django_db
def test_where_nothing_is_open_nothing_is_written() -> None:
    STEP.restate(MigrationLoader(connection).project_state([("penalty", "0016_item_codes")]).apps, None)
    assert not Act.objects.filter(verb="penalty.restate_conduct").exists()
