"""退回: the head of the unit, or a leader, does not agree and sends the case back with reasons (PP48, PP54, PP56, PP58, PP60)."""

from __future__ import annotations

from typing import Any

from cases.base.conditions import Condition, Question
from cases.base.cures import GIVEN
from cases.base.errors import Text
from cases.base.gate import Passage
from cases.base.lifecycle import Start, Stop
from cases.base.roles import LEADERS, UH
from cases.parties.rules import own_authority
from cases.penalty.models import PenaltyCase
from cases.penalty.procedure import HEARD, PENALTY
from cases.penalty.procedure import PenaltyState as S
from cases.penalty.rules import DECIDER


def _reasoned(q: Question[PenaltyCase]) -> Text | None:
    if str(q.given["reason"]).strip():
        return None
    return Text("退回须写明理由和需要补正的内容。", "Say why it goes back, and what is to be put right.")


REASONED = Condition("return_reasoned", "写明退回理由", "reasons for the return", "PP54, PP56", _reasoned, GIVEN)
# what every leader's return has in common
BY_LEADER: dict[str, Any] = {"who": LEADERS, "rules": DECIDER, "needs": (REASONED,), "reason": "reason"}


@PENALTY.act(
    "return_to_officers",
    sources=(S.INV_DONE,),
    target=S.INVEST,
    zh="退回办案人员",
    en="Return to the officers",
    article="PP48, PP49",
    who=UH,
    rules=(own_authority,),
    needs=(REASONED,),
    reason="reason",
    advances=True,
)
def return_to_officers(p: Passage[PenaltyCase], *, reason: str) -> PenaltyCase:
    """退回办案人员: the head of the unit does not agree with the report; the officers go on."""
    return p.subject


@PENALTY.act(
    "return_from_approval",
    sources=(S.APPR,),
    target=S.INVEST,
    zh="退回补充调查（报批）",
    en="Return from approval to the officers",
    article="PP56, PP60",
    advances=True,
    **BY_LEADER,
)
def return_from_approval(p: Passage[PenaltyCase], *, reason: str) -> PenaltyCase:
    """退回补充调查: the leader wants more facts or another proposal; it is reported and reviewed again."""
    return p.subject


@PENALTY.act(
    "return_to_review",
    sources=(S.APPR,),
    target=S.REVIEW,
    zh="退回重新审核",
    en="Return to the review",
    article="PP53, PP56",
    clocks=(Start("D11"),),
    **BY_LEADER,
)
def return_to_review(p: Passage[PenaltyCase], *, reason: str) -> PenaltyCase:
    """退回重新审核: the leader wants a point of the review looked at again; D11 starts."""
    return p.subject


@PENALTY.act(
    "return_from_notice",
    sources=HEARD,
    target=S.INVEST,
    zh="退回补充调查（告知后）",
    en="Return to the officers after the notice",
    article="PL40, PP58",
    clocks=(Stop("D12"),),
    advances=True,
    **BY_LEADER,
)
def return_from_notice(p: Passage[PenaltyCase], *, reason: str) -> PenaltyCase:
    """退回补充调查: what the party stated, or the leaders saw, needs more investigation; the party is told anew after it."""
    p.subject.waived_on = None
    return p.subject


@PENALTY.act(
    "renotify", sources=HEARD, target=S.APPR, zh="重新告知", en="Notify again", article="PP57", clocks=(Stop("D12"),), **BY_LEADER
)
def renotify(p: Passage[PenaltyCase], *, reason: str) -> PenaltyCase:
    """重新告知: on the same facts another basis or a heavier penalty is intended; a new notice, and a new D12."""
    p.subject.waived_on = None
    return p.subject
