"""Beside a form nothing is said to be there that is only given with it."""

from __future__ import annotations

import pytest

from tests.factories.cases import case_at
from tests.factories.steps import STEPS
from tests.web.conftest import Clock
from tests.web.site import Person
from web.viewmodels.marks import Answer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]


@pytest.mark.parametrize("step", ["file_hearing", "end_hearing"])
def test_minutes_that_nobody_has_given_are_not_there(step: str, clock: Clock) -> None:
    played = case_at("NOTIFIED").play("ask_hearing")
    clock(STEPS[step].day)
    page = Person(played.office.officers["lr"]).open(f"/act/case/{played.case_id}/penalty.{step}/").context["page"]
    (guard,) = (g for g in page.guards if "笔录" in g.rule)
    assert guard.answer is Answer.UNKNOWN
