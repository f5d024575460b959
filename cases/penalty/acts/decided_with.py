"""What is settled with the penalty: whether something is still to be put right, and gains that nobody can find out."""

from __future__ import annotations

from cases.base.conditions import Condition, Question
from cases.base.cures import GIVEN, by
from cases.base.errors import Text
from cases.base.roles import Role
from cases.penalty import assessment
from cases.penalty.models import PenaltyCase
from cases.penalty.procedure import PenaltyState as S
from cases.penalty.proposal import Proposal


def _correction_ordered(q: Question[PenaltyCase]) -> Text | None:
    """Whoever is punished is told to put right (PL28), unless that is done, or the item itself orders what is to stop."""
    if str(q.given.get("correct_until", "")).strip() or str(q.given.get("put_right", "")).strip():
        return None
    proposal: Proposal = q.given["proposal"]
    outcome = assessment.assess_case(q.subject, proposal=proposal, on=q.today).as_json()
    bands = [assessment.band_of(outcome, charge.conduct) or {} for charge in proposal.parts]
    if all(band.get("orders") for band in bands):
        return None
    return Text(
        "实施行政处罚时，应当责令当事人改正或者限期改正违法行为：请填写责令改正的期限；当事人已经改正的，请写明改正情况。",
        "Whoever is punished is ordered to put right: give the last day; where that is done already, say what was done.",
    )


def _unclear_agreed(q: Question[PenaltyCase]) -> Text | None:
    """Where gains cannot be found out, the head agrees that they are not counted: decides, or has discussed it."""
    if q.subject.state == S.COLL or q.actor.role == Role.BH:
        return None
    acts = q.subject.facts.get("acts") or [q.subject.facts]
    if not any((act.get("gains") or {}).get("unclear") for act in acts):
        return None
    return Text(
        "违法所得经充分调查仍无法查清、不再单独计算的，应当报经主要负责人审批同意：请由主要负责人作出决定，或者“集体讨论”。",
        "Gains that cannot be found out are left uncounted only with the head's consent: the head decides, or has it discussed.",
    )


UNCLEAR_AGREED = Condition(
    "unclear_agreed", "违法所得无法查清经主要负责人同意", "unclear gains agreed", "GAIN14", _unclear_agreed, by("penalty.discuss")
)
CORRECTION_ORDERED = Condition("correction_ordered", "已责令改正", "ordered to put right", "PL28", _correction_ordered, GIVEN)
