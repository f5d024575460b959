"""An error in the evidence that is found after the inquiry: the refusal names the act that sends the case back, and that leads to
where it is put right, from every state before the decision (PP21, PP23; PP48, PP54, PP56, PP58)."""

from __future__ import annotations

from datetime import date

import pytest

from cases.base.errors import WrongState
from cases.penalty.procedure import PENALTY, Group
from tests.factories.cases import case_at
from tests.factories.refusing import refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
LATER = date(2026, 5, 11)
# from the text: who reports to whom sends back (PP48), who reviews (PP54, after the hearing too), who approves or decides (PP56,
# PP58, PP60); a hearing that waits is settled first (PL63)
BACK: dict[str, tuple[str, set[str], tuple[str, ...]]] = {
    "INV_DONE": ("INV_DONE", {"return_to_officers"}, ("back_to_officers",)),
    "REVIEW": ("REVIEW", {"return_investigation"}, ("send_back",)),
    "APPR": ("APPR", {"return_from_approval"}, ("back_from_approval",)),
    "NOTIFIED": ("NOTIFIED", {"return_from_notice"}, ("back_from_notice",)),
    "DEFENCE": ("DEFENCE", {"return_from_notice"}, ("back_from_notice",)),
    "COLL": ("COLL", {"return_from_notice"}, ("back_from_notice",)),
    "LEGAL2": ("LEGAL2", {"return_investigation"}, ("send_back@lr",)),
    "HEAR": ("HEAR", {"file_hearing", "end_hearing", "withdraw_hearing", "refuse_hearing"}, ("end_hearing", "back_from_notice")),
}
ACTS = ("correct_evidence", "withdraw_evidence")


def test_every_state_before_the_decision_is_tried() -> None:
    under_way = {s.code for s in PENALTY.states if s.inside is not None and Group.HALTED in s.inside}
    assert under_way - {"INVEST"} == {state for state, _, _ in BACK.values()}


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("stage", BACK)
def test_the_refusal_names_the_act_that_sends_back_and_that_leads_to_the_correction(stage: str, act: str) -> None:
    state, named, steps = BACK[stage]
    played = case_at(stage)
    assert played.state == state
    before = played.case.evidences.get().title
    with refused("wrong_state", "PP23") as caught:
        played.do(act, on=LATER)
    assert isinstance(caught.value, WrongState) and caught.value.cure is not None
    open_now = {m.act for m in PENALTY.moves if m.live and state in m.sources}
    assert {a.removeprefix("penalty.") for a in caught.value.cure.acts} & open_now == named
    assert played.case.evidences.get().title == before

    for step in steps:
        name, _, by = step.partition("@")
        played.do(name, by=by, on=LATER)
    assert played.state == "INVEST"
    played.do(act, on=LATER)
    piece = played.case.evidences.get()
    assert (piece.title != before, piece.withdrawn_on == LATER) == (act == "correct_evidence", act == "withdraw_evidence")


@pytest.mark.parametrize("stage", ["DEC_PEN", "PAY_DUE", "CLOSED", "DEC_UNPROVEN"])
def test_after_the_decision_nothing_sends_back(stage: str) -> None:
    """What was decided is changed or annulled (PL75); no act that cannot be done is named."""
    played = case_at(stage)
    with refused("wrong_state") as caught:
        played.do("correct_evidence", on=date(2026, 5, 12))
    assert caught.value.cure is None
