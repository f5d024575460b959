"""更换专案组成员 (PP4, T310-5): a member leaves the task force and another takes over, until the transfer is settled."""

from __future__ import annotations

from cases.base.conditions import Condition, Question
from cases.base.cures import GIVEN, MORE_PEOPLE
from cases.base.errors import Text
from cases.base.gate import Passage
from cases.base.roles import LEADERS, Role
from cases.parties.models import Officer
from cases.parties.replacing import CAUSE_FITS, recused, unfit
from cases.parties.rules import own_authority
from cases.transfer.models import TaskForceMember, Transfer
from cases.transfer.procedure import TRANSFER
from cases.transfer.procedure import TransferState as S
from cases.transfer.selectors import members_of


def _member_fits(q: Question[Transfer]) -> Text | None:
    """Who was recused from the case does not come back to it by another door."""
    rows = (q.subject.members.all(), q.subject.case.assignments.filter(duty="handler"))
    gone = {officer for of in rows for officer in recused(of).values_list("officer", flat=True)}
    current = {o.pk for o in members_of(q.subject)}
    return unfit(q, current=current, left_for_good=gone, role=Role.CO, what="专案组成员")


MEMBER_FITS = Condition("member_fits", "接替人员适格", "successor fits", "PP4, T310-5", _member_fits, GIVEN | MORE_PEOPLE)


@TRANSFER.act(
    "replace_officer",
    sources=(S.TASKFORCE, S.REPORTED, S.APPROVED, S.SENT, S.RECEIPTED, S.PS_FILED, S.PS_REFUSED, S.HANDED_OVER),
    zh="更换专案组成员",
    en="Replace a member of the task force",
    article="PP4, T310-5",
    who=LEADERS,
    rules=(own_authority,),
    needs=(CAUSE_FITS, MEMBER_FITS),
    reason="reason",
)
def replace_officer(p: Passage[Transfer], *, leaving: Officer, coming: Officer, cause: str, reason: str) -> Transfer:
    """更换专案组成员: one leaves for a `cause` (parties.replacing.Cause), another takes over (T310-5)."""
    row = p.subject.members.get(officer=leaving, to_day__isnull=True)
    row.leave(on=p.work.today, cause=cause, reason=reason)
    p.work.save(row)
    p.work.save(TaskForceMember(transfer=p.subject, officer=coming))
    p.note(leaving=leaving.name, coming=coming.name, cause=cause)
    return p.subject
