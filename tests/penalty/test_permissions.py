"""Who may not act on a clue, a case or a publication is refused by each act, and leaves the refusal alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from cases.base.errors import NotPermitted
from cases.base.models import Refusal
from cases.intake.models import Clue
from cases.intake.procedure import CLUE
from cases.penalty.models import PenaltyCase
from cases.penalty.procedure import PENALTY
from integrity.publicity.models import PenaltyPublicity
from integrity.publicity.procedure import PUBLICITY
from tests.factories.cases import STEPS
from tests.factories.counting import all_rows, grown
from tests.penalty.crowd import EXPIRY, PERSONAS, Crowd, gather
from tests.procedures.table import Granted, granted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
ROWS = [row for procedure in ("clue", "penalty", "publicity") for row in granted(procedure)]

# how each live act is tried: the step, and the stage from which it would be right
TRIED = {
    "clue.register": ("register", ""),
    "clue.assign": ("assign", "CLUE"),
    "clue.report_findings": ("findings", "VERIFY"),
    "clue.file": ("file", "FOUND"),
    "clue.not_file": ("not_file", "FOUND"),
    "penalty.record_facts": ("facts", "INVEST"),
    "penalty.add_evidence": ("evidence", "INVEST"),
    "penalty.hand_over_evidence": ("hand_over", "EVIDENCE"),
    "penalty.replace_officer": ("replace", "INVEST"),
    "penalty.order_correction": ("order", "INVEST"),
    "penalty.finish_investigation": ("finish", "EVIDENCE"),
    "penalty.submit_review": ("submit", "INV_DONE"),
    "penalty.submit_legal": ("submit_too", "APPR"),
    "penalty.return_investigation": ("send_back", "REVIEW"),
    "penalty.pass_review": ("agree", "REVIEW"),
    "penalty.approve_notice": ("approve", "APPR"),
    "penalty.serve_notice": ("serve_notice", "APPROVED"),
    "penalty.record_defence": ("defend", "NOTIFIED"),
    "penalty.recheck_defence": ("recheck", "DEFENCE"),
    "penalty.waive": ("waive", "NOTIFIED"),
    "penalty.discuss": ("discuss", "TO_DISCUSS"),
    "penalty.decide_penalty": ("decide", "WAIVED"),
    "penalty.decide_exempt": ("exempt", "APPR"),
    "penalty.change_decision": ("change", "PAY_DUE"),
    "penalty.annul_decision": ("annul", "PAY_DUE"),
    "penalty.serve_decision": ("serve", "DEC_PEN"),
    "penalty.serve_exemption": ("serve_exempt", "DEC_EXEMPT"),
    "penalty.serve_annulment": ("serve_annulment", "ANNULLED"),
    "penalty.record_payment": ("pay", "PAY_DUE"),
    "penalty.propose_closure": ("propose", "EXECUTED"),
    "penalty.close": ("close", "PROPOSED"),
    "penalty.archive": ("archive", "CLOSED"),
    "publicity.enter": ("enter", "DEC_PEN"),
    "publicity.review": ("check", "ENTERED"),
    "publicity.publish": ("publish", "CHECKED"),
    "publicity.withdraw": ("withdraw", "FALLEN"),
}
# publication has its own acts: what is played after the decision
AFTER = {"ENTERED": ("enter",), "CHECKED": ("enter", "check"), "FALLEN": ("enter", "check", "publish", "annul")}
# done by the system inside another act, or by the sweep: no command takes an actor for it
BY_ITSELF = {
    "penalty.halt_for_transfer",
    "penalty.resume_from_transfer",
    "penalty.end_for_crime",
    "penalty.reopen_after_crime",
    "penalty.open",
    "penalty.deem_waived",
    "penalty.demand_payment",
    "penalty.finish_execution",
    "publicity.open",
    "publicity.open_other_province",
    "publicity.exclude",
    "publicity.drop",
    "publicity.order_withdrawal",
    "publicity.expire",
}
# tried in the tests of integrity and of the transfer
ELSEWHERE = {
    "publicity.leave_unpublished",
    "publicity.push",
    "publicity.record_publication",
    "penalty.point_out_crime",
    "penalty.rule_out_crime",
}


def test_every_live_act_is_tried() -> None:
    live = {x.full(m.act) for x in (CLUE, PENALTY, PUBLICITY) for m in x.moves if m.live}

    assert live == set(TRIED) | BY_ITSELF | ELSEWHERE


def _stage(stage: str) -> Crowd:
    crowd = gather("DEC_PEN" if stage in AFTER else stage or "CLUE")
    for step in AFTER.get(stage, ()):
        crowd.played.do(step)
    return crowd


def _refused(row: Granted) -> Iterator[tuple[str, str]]:
    for persona in PERSONAS:
        if verdict := row.verdict(persona):
            yield persona, verdict


STAGES_TRIED = sorted({stage for _, stage in TRIED.values()})


@pytest.mark.parametrize("stage", STAGES_TRIED, ids=lambda stage: stage or "new")
def test_whoever_is_not_entitled_is_refused_and_leaves_the_refusal_alone(stage: str) -> None:
    crowd = _stage(stage)
    states, before = _states(), all_rows()
    refused = [(row.act, *pair) for row in ROWS if TRIED.get(row.act, ("", None))[1] == stage for pair in _refused(row)]

    for act, persona, code in refused:
        step = TRIED[act][0]
        day = max(STEPS[step].day, EXPIRY + timedelta(days=1))
        with pytest.raises(NotPermitted) as caught:
            crowd.played.do(step, on=day, actor=crowd.actor(persona, day))
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
