"""What becomes of the penalty case: it goes on, without a fine or with one, or it ends for the crime (T310-10, T310-11)."""

from __future__ import annotations

from cases.base import gate
from cases.base.work import Work
from cases.penalty.services import end_for_crime, resume_from_transfer
from cases.transfer.conditions import others_pending
from cases.transfer.models import Transfer


def resume_case(*, work: Work, transfer: int, reason: str) -> Transfer:
    """恢复行政处罚程序: the police refused, so the bureau must go on and punish if due (T310-10)."""
    with gate.passing(work, "resume_case", Transfer, transfer, reason=reason, given={"reason": reason}) as p:
        p.subject.settled_on = work.today
        if not others_pending(p.subject):
            resume_from_transfer(work=work, case=p.subject.case_id, reason=reason)
    return p.subject


def keep_case(*, work: Work, transfer: int, reason: str) -> Transfer:
    """恢复行政案件: the crime is with the police, but a penalty other than a fine is due (T310-11)."""
    with gate.passing(work, "keep_case", Transfer, transfer, reason=reason, given={"reason": reason}) as p:
        p.subject.settled_on = work.today
        if not others_pending(p.subject):
            resume_from_transfer(work=work, case=p.subject.case_id, reason=reason, fine_waits=True)
    return p.subject


def end_case(*, work: Work, transfer: int, reason: str) -> Transfer:
    """终结行政案件: nothing is left for the bureau to punish (PP60 item 5); D40 runs."""
    with gate.passing(work, "end_case", Transfer, transfer, reason=reason, given={"reason": reason}) as p:
        p.subject.settled_on = work.today
        end_for_crime(work=work, case=p.subject.case_id, reason=reason)
    return p.subject
