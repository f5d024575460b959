"""Who may not act on a review is refused by each act, and leaves the refusal alone; who may is in tests/procedures."""

from __future__ import annotations

import pytest

from cases.base.errors import NotPermitted
from tests.accountability.review.crowd import gather
from tests.factories.counting import all_rows, grown
from tests.factories.reviews import review_at
from tests.factories.steps import tried
from tests.factories.steps.responsibility import STEPS
from tests.procedures.table import granted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
ROWS = {row.act: row for row in granted("responsibility")}
TRIED = {act.partition(".")[2]: name for act, name in tried(STEPS, "responsibility").items()}


@pytest.mark.parametrize("act", TRIED)
def test_whoever_is_not_entitled_is_refused_and_leaves_the_refusal_alone(act: str) -> None:
    step = STEPS[TRIED[act]]
    # a review is registered beside one that stands
    found = review_at(step.stage or "CLUE")
    row = ROWS[f"responsibility.{act}"]
    # before the opening nobody investigates, so whoever is refused for that alone is left out
    crowd = {p: a for p, a in gather(found).items() if row.verdict(p) not in ("", "never_investigated", "watches")}
    before, state, day = all_rows(), found.state, step.day

    for persona, actor in crowd.items():
        with pytest.raises(NotPermitted) as caught:
            found.do(TRIED[act], actor=actor, on=day)
        assert (persona, caught.value.code) == (persona, row.verdict(persona))

    trace = {"base_refusal": len(crowd), "base_chainentry": len(crowd)}
    left = grown(before, all_rows())
    left.pop("base_chainhead", None)
    assert left == trace
    assert found.state == state
