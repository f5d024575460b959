"""What becomes of the penalty case: it goes on, without a fine or with one, or it ends for the crime (T310-10, T310-11)."""

from __future__ import annotations

from cases.base import gate
from cases.base.work import Work
from cases.penalty import halting
from cases.transfer.conditions import others_pending
from cases.transfer.models import Transfer
from cases.transfer.selectors import fine_waits


def resume_case(*, work: Work, transfer: int, reason: str) -> Transfer:
    """恢复行政处罚程序: the police refused, so the bureau must go on and punish if due (T310-10)."""
    with gate.passing(work, "resume_case", Transfer, transfer, reason=reason, given={"reason": reason}) as p:
        p.subject.settled_on = work.today
    _go_on(work, p.subject, reason)
    return p.subject


def keep_case(*, work: Work, transfer: int, reason: str) -> Transfer:
    """恢复行政案件: the crime is with the police, but a penalty is due, without a fine where fines wait (T310-11)."""
    with gate.passing(work, "keep_case", Transfer, transfer, reason=reason, given={"reason": reason}) as p:
        p.subject.settled_on = work.today
    _go_on(work, p.subject, reason)
    return p.subject


def end_case(*, work: Work, transfer: int, reason: str) -> Transfer:
    """终结行政案件: nothing is left for the bureau to punish (PP60 item 5); D40 runs."""
    with gate.passing(work, "end_case", Transfer, transfer, reason=reason, given={"reason": reason}) as p:
        p.subject.settled_on = work.today
        halting.end(work, p.subject.case_id, reason=reason)
    return p.subject


def _go_on(work: Work, transfer: Transfer, reason: str) -> None:
    """Unless another transfer is pending; whether a fine waits, all transfers of the case say, not this one alone."""
    if not others_pending(transfer):
        waits = fine_waits(transfer.case, work.today)
        halting.resume(work, transfer.case_id, reason=reason, fine_waits=waits)
