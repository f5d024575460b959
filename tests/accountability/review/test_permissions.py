"""Who may not act on a review is refused by each act, and leaves the refusal alone; who may is in tests/procedures."""

from __future__ import annotations

import pytest

from cases.accountability.review.procedure import RESPONSIBILITY
from cases.base.errors import NotPermitted
from tests.accountability.review.crowd import gather
from tests.factories.counting import all_rows, grown
from tests.factories.reviews import STEPS, review_at
from tests.procedures.table import granted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
ROWS = {row.act: row for row in granted("responsibility")}
# as which step an act is tried, and from which stage
TRIED = {
    "register": ("register", "CLUE"),
    "consent": ("consent", "CLUE"),
    "begin_preliminary": ("begin", "CONSENTED"),
    "report_preliminary": ("report", "PRELIM"),
    "clear": ("clear", "VERIFIED"),
    "open": ("open", "VERIFIED"),
    "recuse": ("recuse", "OPEN"),
    "record_finding": ("finding", "OPEN"),
    "notify": ("notify", "FOUND"),
    "defend": ("defend", "NOTIFIED"),
    "waive": ("waive", "NOTIFIED"),
    "revise_finding": ("revise", "DEFENCE"),
    "decide_claim": ("reject", "DEFENCE"),
    "submit": ("submit", "WAIVED"),
    "decide_no_fault": ("no_fault", "TO_FIND_NONE"),
    "decide_exempt": ("exempt", "TO_EXEMPT"),
    "decide_measure": ("measure", "COLLECTIVE"),
    "refer": ("refer", "TO_REFER"),
    "inform": ("inform", "EXEMPT"),
    "serve_measure": ("serve", "MEASURE"),
    "ask_review": ("ask", "SERVED"),
    "answer_review": ("answer", "REMEDY"),
    "archive": ("archive", "ANSWERED"),
}


def test_every_live_act_is_tried() -> None:
    assert set(TRIED) | {"deem_waived"} == {m.act for m in RESPONSIBILITY.moves if m.live}


@pytest.mark.parametrize("act", TRIED)
def test_whoever_is_not_entitled_is_refused_and_leaves_the_refusal_alone(act: str) -> None:
    step, stage = TRIED[act]
    found = review_at(stage)
    row = ROWS[f"responsibility.{act}"]
    # before the opening nobody investigates, so whoever is refused for that alone is left out
    crowd = {p: a for p, a in gather(found).items() if row.verdict(p) not in ("", "never_investigated", "watches")}
    before, state, day = all_rows(), found.state, STEPS[step].day

    for persona, actor in crowd.items():
        with pytest.raises(NotPermitted) as caught:
            found.do(step, actor=actor, on=day)
        assert (persona, caught.value.code) == (persona, row.verdict(persona))

    trace = {"base_refusal": len(crowd), "base_chainentry": len(crowd)}
    left = grown(before, all_rows())
    left.pop("base_chainhead", None)
    assert left == trace
    assert found.state == state
