"""Who may do what: every act of the three lifecycles × everybody (tests/tables/permissions.csv), and refusals leave nothing."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from cases.base import permissions
from cases.base.actors import Actor
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

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
TABLE = Path(__file__).parent.parent / "tables" / "permissions.csv"
with TABLE.open(encoding="utf-8", newline="") as _file:
    # procedures of other packages are tried in their own tests
    ROWS = [r for r in csv.DictReader(_file) if r["act"].partition(".")[0] in ("clue", "penalty", "publicity")]

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


def _verdict(row: dict[str, str], persona: str) -> str:
    """What the table says: "" = permitted, else the code of the refusal."""
    if persona in row["allowed"].split():
        return ""
    return dict(cell.split(":") for cell in row["refused"].split()).get(persona, "role")


def _asked(actor: Actor, act: str, subject: Any) -> str:
    try:
        permissions.ask(actor, act, subject)
    except NotPermitted as refusal:
        return refusal.code
    return ""


def test_every_act_stands_in_the_table_once() -> None:
    acts = {lifecycle.full(act) for lifecycle in (CLUE, PENALTY, PUBLICITY) for act in lifecycle.acts}

    assert sorted(row["act"] for row in ROWS) == sorted(acts)


def test_every_act_asks_everybody_as_the_table_says() -> None:
    crowd = gather("DEC_PEN")
    subjects: dict[str, Any] = {"clue": crowd.played.clue, "penalty": crowd.played.case, "publicity": crowd.played.publicity}
    actors = {persona: crowd.actor(persona, date(2026, 4, 27)) for persona in PERSONAS}
    wrong = [
        (row["act"], persona, asked)
        for row in ROWS
        for persona in PERSONAS
        if (asked := _asked(actors[persona], row["act"], subjects[row["act"].split(".")[0]])) != _verdict(row, persona)
    ]

    assert wrong == []


def test_every_live_act_is_tried() -> None:
    live = {x.full(m.act) for x in (CLUE, PENALTY, PUBLICITY) for m in x.moves if m.live}

    assert live == set(TRIED) | BY_ITSELF | ELSEWHERE


def _stage(stage: str) -> Crowd:
    crowd = gather("DEC_PEN" if stage in AFTER else stage or "CLUE")
    for step in AFTER.get(stage, ()):
        crowd.played.do(step)
    return crowd


def _refused(row: dict[str, str]) -> Iterator[tuple[str, str]]:
    for persona in PERSONAS:
        verdict = _verdict(row, persona)
        if verdict:
            yield persona, verdict


STAGES_TRIED = sorted({stage for _, stage in TRIED.values()})


@pytest.mark.parametrize("stage", STAGES_TRIED, ids=lambda stage: stage or "new")
def test_whoever_is_not_entitled_is_refused_and_leaves_the_refusal_alone(stage: str) -> None:
    crowd = _stage(stage)
    states, before = _states(), all_rows()
    refused = [(row["act"], *pair) for row in ROWS if TRIED.get(row["act"], ("", None))[1] == stage for pair in _refused(row)]

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
