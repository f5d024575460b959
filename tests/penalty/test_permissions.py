"""Who may not act on a clue, a case or a publication is refused by each act, and leaves the refusal alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from cases.base.errors import NotPermitted
from cases.base.models import Refusal
from cases.intake.models import Clue
from cases.penalty.models import PenaltyCase
from integrity.publicity.models import PenaltyPublicity
from tests.factories.counting import all_rows, grown
from tests.factories.steps import STEPS, tried
from tests.penalty.crowd import EXPIRY, PERSONAS, gather
from tests.procedures.table import Granted, granted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
PROCEDURES = ("clue", "penalty", "publicity")
ROWS = [row for procedure in PROCEDURES for row in granted(procedure)]
NAMES = tried(STEPS, *PROCEDURES)
TRIED = {act: STEPS[name] for act, name in NAMES.items()}


def _refused(row: Granted) -> Iterator[tuple[str, str]]:
    for persona in PERSONAS:
        if verdict := row.verdict(persona):
            yield persona, verdict


@pytest.mark.parametrize("stage", sorted({str(step.stage) for step in TRIED.values()}), ids=lambda stage: stage or "new")
def test_whoever_is_not_entitled_is_refused_and_leaves_the_refusal_alone(stage: str) -> None:
    crowd = gather(stage or "CLUE")
    states, before = _states(), all_rows()
    right_here = {act for act, step in TRIED.items() if step.stage == stage}
    refused = [(row.act, *pair) for row in ROWS if row.act in right_here for pair in _refused(row)]

    for act, persona, code in refused:
        day = max(TRIED[act].day, EXPIRY + timedelta(days=1))
        with pytest.raises(NotPermitted) as caught:
            crowd.played.do(NAMES[act], on=day, actor=crowd.actor(persona, day))
        assert (persona, caught.value.act, caught.value.code) == (persona, act, code)
        assert caught.value.text.zh and caught.value.text.en

    trace = {"base_refusal": len(refused), "base_chainentry": len(refused), "base_chainhead": 1}
    assert grown(before, all_rows()) == trace
    assert _states() == states
    kept = Refusal.objects.order_by("-pk")[: len(refused)]
    assert {(r.verb, r.code) for r in kept} == {(act, code) for act, _, code in refused}


def _states() -> list[tuple[str, ...]]:
    models = (Clue, PenaltyCase, PenaltyPublicity)
    return [(model.__name__, *model.objects.order_by("pk").values_list("state", flat=True)) for model in models]
