"""What becomes of the penalty case: it goes on, without a fine or with one, or it ends for the crime (T310-10, T310-11)."""

from __future__ import annotations

from typing import Any

from cases.base.conditions import Condition, Question
from cases.base.cures import DONE, instead
from cases.base.errors import Text
from cases.base.gate import Passage
from cases.base.lifecycle import Stop
from cases.base.roles import LEADERS
from cases.parties.rules import own_authority
from cases.penalty import halting
from cases.penalty.procedure import PenaltyState
from cases.transfer.acts.stated import REASON_GIVEN
from cases.transfer.models import Transfer
from cases.transfer.procedure import TRANSFER
from cases.transfer.procedure import TransferState as S
from cases.transfer.rules import HEAD
from cases.transfer.selectors import others_pending

# what the row from PS_REFUSED, and that after a dispute which is not run yet, have in common
RESUMPTION: dict[str, Any] = {
    "target": S.ADMIN_RESUME,
    "zh": "恢复行政处罚程序",
    "en": "Go on with the penalty case",
    "article": "T310-10",
    "who": LEADERS,
    "rules": (own_authority,),
    "needs": (REASON_GIVEN,),
}


def _not_settled(q: Question[Transfer]) -> Text | None:
    if q.subject.settled_on is None:
        return None
    return Text("行政案件的去向已经决定。", "What becomes of the penalty case is decided already.")


def _case_halted(q: Question[Transfer]) -> Text | None:
    if q.subject.case.state == PenaltyState.SUSP and not others_pending(q.subject):
        return None
    return Text(
        "行政案件未因本次移送中止，或者另有移送尚未办结，不能终结。",
        "The penalty case is not halted for this transfer, or another transfer is still pending.",
    )


NOT_SETTLED = Condition("not_settled", "案件去向未决定", "not settled yet", "T310-11", _not_settled, DONE)
CASE_HALTED = Condition(
    "case_halted", "行政案件因移送而中止", "penalty case halted", "PP60, T310-5", _case_halted, instead("transfer.keep_case")
)


@TRANSFER.act("resume_case", sources=(S.PS_REFUSED,), clocks=(Stop("D63"),), reason="reason", **RESUMPTION)
def resume_case(p: Passage[Transfer], *, reason: str) -> Transfer:
    """恢复行政处罚程序: the police refused, so the bureau must go on and punish if due (T310-10)."""
    p.subject.settled_on = p.work.today
    return p.subject


TRANSFER.declared(
    "resume_case",
    sources=(S.RECONSIDER_FAIL, S.PR_SUPERVISE),
    clocks=(Stop("D64"), Stop("P5-explain"), Stop("P5-file")),
    **RESUMPTION,
)


@TRANSFER.act(
    "end_case",
    sources=(S.HANDED_OVER,),
    zh="因移送司法机关终结行政案件",
    en="End the penalty case for the crime",
    article="PP60, T310-5",
    who=LEADERS,
    rules=HEAD,
    needs=(REASON_GIVEN, NOT_SETTLED, CASE_HALTED),
    reason="reason",
)
def end_case(p: Passage[Transfer], *, reason: str) -> Transfer:
    """终结行政案件: nothing is left for the bureau to punish (PP60 item 5); D40 runs."""
    p.subject.settled_on = p.work.today
    halting.end(p.work, p.subject.case_id, reason=reason)
    return p.subject


@TRANSFER.act(
    "keep_case",
    sources=(S.HANDED_OVER,),
    zh="恢复行政案件（不处罚款）",
    en="Go on with the penalty case, without a fine",
    article="T310-11, PP46",
    grant="T310-11",
    who=LEADERS,
    rules=(own_authority,),
    needs=(REASON_GIVEN, NOT_SETTLED),
    reason="reason",
)
def keep_case(p: Passage[Transfer], *, reason: str) -> Transfer:
    """恢复行政案件: the crime is with the police, but a penalty is due, without a fine where fines wait (T310-11)."""
    p.subject.settled_on = p.work.today
    return p.subject
